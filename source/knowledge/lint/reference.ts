import {parseTest} from '../../walk/condition.js';
import type {Fact, Knowledge} from '../schema.js';

/** `lacks`: the file in which the missing name would stand. */
export type Missing = ReadonlyArray<{readonly code: string; readonly message: string; readonly lacks?: string}>;

const unless = (isThere: boolean, code: string, message: string, lacks?: string): Missing =>
	isThere ? [] : [{code, message, lacks}];

export const missingKb = (id: string, {kb}: Knowledge): Missing =>
	unless(Object.hasOwn(kb, id), 'no-kb', `no KB ${id}`, `kb/${id}.yaml`);

export const missingHowto = (id: string | undefined, {howto}: Knowledge): Missing =>
	unless(id === undefined || Object.hasOwn(howto, id), 'no-howto', `no how-to ${id}`, `howto/${id}.yaml`);

export const missingAttachment = (name: string | undefined, {attachments}: Knowledge): Missing =>
	unless(
		name === undefined || Object.hasOwn(attachments, name),
		'no-attachment',
		`no file ${name} beside this one`,
		`howto/${name}`,
	);

export const missingFact = (id: string, {facts}: Knowledge): Missing =>
	unless(Object.hasOwn(facts, id), 'no-fact', `no fact ${id}`, 'facts.yaml');

export const missingHypothesis = (id: string, {hypotheses}: Knowledge): Missing =>
	unless(Object.hasOwn(hypotheses, id), 'no-hypothesis', `no hypothesis ${id}`, `hypotheses/${id}.yaml`);

/** What a step asks the customer for: a fact that is read from a log. */
export const missingLog = (id: string, {facts}: Knowledge): Missing =>
	unless(facts[id]?.log !== undefined, 'no-log', `no fact ${id} with a log`, 'facts.yaml');

const shapes: Readonly<Partial<Record<Fact['type'], RegExp>>> = {
	version: /^\d+\.\d+\.\d+\.\d+$/,
	kb: /^KB\d{6,7}$/,
	code: /^0x[0-9a-f]{8}$/,
	'yes-no': /^(yes|no)$/,
	number: /^\d+$/,
	letter: /^[A-Z]$/,
};

/** The value a choice or rule states for a fact; `{{name}}` is filled from a log later. */
export const wrongValue = (id: string, value: string, knowledge: Knowledge): Missing => {
	const fact = knowledge.facts[id];
	if (!fact) return missingFact(id, knowledge);
	if (value.includes('{{')) return [];
	const isRight =
		fact.type === 'choice' ? Object.hasOwn(fact.values ?? {}, value) : (shapes[fact.type]?.test(value) ?? true);
	return unless(isRight, 'tree-value', `${value} is no ${fact.type} of ${id}`);
};

/** A test of a condition: `>= KB4490628.stack`, `is win7`; its form, its values, and the KB it leans on, which must bring a stack. */
export const wrongTest = (id: string, text: string, knowledge: Knowledge): Missing => {
	const missing = missingFact(id, knowledge);
	if (missing.length > 0) return missing;
	const test = parseTest(text);
	switch (test?.test) {
		case undefined:
			return unless(false, 'tree-test', `${text} is no test: is, is not, in, >=, <=, >, <, known`);
		case 'known':
			return [];
		case 'in':
			return test.values.flatMap(value => wrongValue(id, value, knowledge));
		case 'not':
			return wrongValue(id, test.value, knowledge);
		case 'order': {
			if (knowledge.facts[id]!.type !== 'version') return unless(false, 'tree-test', `${id} is no version`);
			if (!('kb' in test)) return [];
			const kb = knowledge.kb[test.kb];
			return kb
				? unless(kb.stack !== undefined, 'no-stack', `${test.kb} brings no stack`)
				: missingKb(test.kb, knowledge);
		}
	}
};
