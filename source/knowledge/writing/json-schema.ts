import * as z from 'zod';
import {
	codeSchema,
	factsSchema,
	howtoSchema,
	hypothesisSchema,
	kbSchema,
	ruleSchema,
	termsSchema,
	treeCasesSchema,
	treeSchema,
} from '../schema.js';

const schemas = {
	kb: kbSchema,
	code: codeSchema,
	rule: ruleSchema,
	tree: treeSchema,
	'tree-cases': treeCasesSchema,
	howto: howtoSchema,
	hypothesis: hypothesisSchema,
	facts: factsSchema,
	terms: termsSchema,
};

export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/**
 * The JSON Schema an editor checks a file of this kind with, as the text of `schemas/<name>.json`: draft 7, which the
 * YAML editors know, and the file as it is written, before a `yes` becomes true.
 */
export const jsonSchema = (name: SchemaName): string =>
	`${JSON.stringify(z.toJSONSchema(schemas[name], {io: 'input', target: 'draft-7'}), undefined, '\t')}\n`;
