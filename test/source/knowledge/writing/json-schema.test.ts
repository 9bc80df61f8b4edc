import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import * as z from 'zod';
import {jsonSchema, type SchemaName, schemaNames} from '../../../../source/knowledge/writing/json-schema.js';
import {root} from '../../../helpers/root.js';

const folder = join(root, 'knowledge');
const schemaFile = (name: string) => readFileSync(join(folder, 'schemas', `${name}.json`), 'utf8');

const filesOf = (kind: string) =>
	readdirSync(join(folder, kind))
		.filter(file => file.endsWith('.yaml'))
		.map(file => `${kind}/${file}`);
const files: Record<SchemaName, readonly string[]> = {
	kb: filesOf('kb'),
	code: filesOf('codes'),
	rule: filesOf('rules'),
	tree: filesOf('trees').filter(file => !file.endsWith('.cases.yaml')),
	'tree-cases': filesOf('trees').filter(file => file.endsWith('.cases.yaml')),
	howto: filesOf('howto'),
	hypothesis: filesOf('hypotheses'),
	facts: ['facts.yaml'],
	terms: ['terms.yaml'],
};

test('the schemas on disk are those of the code: npm run schemas writes them', t => {
	t.deepEqual(readdirSync(join(folder, 'schemas')).sort(), schemaNames.map(name => `${name}.json`).sort());
	for (const name of schemaNames) t.is(schemaFile(name), jsonSchema(name), name);
});

for (const name of schemaNames)
	test(`an editor finds no fault in the shipped ${name} files`, t => {
		const schema = z.fromJSONSchema(JSON.parse(schemaFile(name)));
		for (const file of files[name]) {
			// As an editor reads it: YAML 1.2 with numbers and booleans.
			const parsed = schema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
			t.true(parsed.success, `${file} ${parsed.error?.message}`);
		}
	});

test('an editor sees a misspelt key, a missing language and a number that should be quoted', t => {
	const good = parse(readFileSync(join(folder, 'codes/0x80070005.yaml'), 'utf8'));
	const schema = z.fromJSONSchema(JSON.parse(schemaFile('code')));
	t.true(schema.safeParse(good).success);
	t.false(schema.safeParse({...good, mening: good.meaning}).success);
	t.false(schema.safeParse({...good, meaning: {zh: '拒绝访问'}}).success);
	t.false(schema.safeParse({...good, id: 0x80070005}).success);
});
