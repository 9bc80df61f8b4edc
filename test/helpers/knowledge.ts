import {join} from 'node:path';
import {compileKnowledge} from '../../source/knowledge/compile.js';
import {root} from './shared.js';

export const fixture = (name: string): string => join(root, 'test/fixtures/knowledge', name);

/** The shipped knowledge, compiled once for a test file. */
export const shipped = compileKnowledge(join(root, 'knowledge'));
