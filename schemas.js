// Writes knowledge/schemas/*.json from the code's own schemas, for editors; a test holds the two together.
import {mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {jsonSchema, schemaNames} from './dist/source/knowledge/writing/json-schema.js';

const folder = fileURLToPath(new URL('knowledge/schemas/', import.meta.url));
mkdirSync(folder, {recursive: true});
for (const name of schemaNames) writeFileSync(`${folder}${name}.json`, jsonSchema(name));
