import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {type Rule, ruleSchema} from '../../../source/knowledge/schema.js';
import {root} from '../../helpers/root.js';

const folder = join(root, 'knowledge/rules');

/** The rules as they lie in the repository, by id. */
export const shippedRules: Readonly<Record<string, Rule>> = Object.fromEntries(
	readdirSync(folder)
		.filter(file => file.endsWith('.yaml'))
		.map(file => {
			const rule = ruleSchema.parse(parse(readFileSync(join(folder, file), 'utf8'), {schema: 'failsafe'}));
			return [rule.id, rule];
		}),
);
