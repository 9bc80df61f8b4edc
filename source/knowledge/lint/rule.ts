import type {Problem} from './problem.js';
import {wrongValue} from './reference.js';
import {isSlow} from './slow-pattern.js';
import type {Knowledge, Rule} from '../schema.js';
import type {Trail} from '../yaml.js';

const compiled = (pattern: string): RegExp | string => {
	try {
		return new RegExp(pattern);
	} catch (error) {
		return (error as Error).message;
	}
};

const usedIn = (text: string) => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name!);

/** A rule carries its proof: see lint.ts for the codes. */
export const lintRule = (rule: Rule, knowledge: Knowledge): readonly Problem[] => {
	const problems: Problem[] = [];
	const report = (code: string, path: Trail, message: string, lacks?: string) =>
		problems.push({code, file: `rules/${rule.id}.yaml`, path, message, lacks});

	for (const [fact, value] of Object.entries(rule.states ?? {}))
		for (const {code, message, lacks} of wrongValue(fact, value, knowledge))
			report(code, ['states', fact], message, lacks);

	const pattern = compiled(rule.pattern);
	if (typeof pattern === 'string') {
		report('rule-pattern', ['pattern'], pattern);
		return problems;
	}

	if (isSlow(rule.pattern))
		report(
			'rule-slow',
			['pattern'],
			'some line would keep this pattern busy without end: a repetition stands in a repetition, or two neighbours match the same',
		);

	const captures = [...rule.pattern.matchAll(/\(\?<([^=!>][^>]*)>/g)].map(([, name]) => name!);
	// A Win32 number is told as the HRESULT it means.
	const names = new Set([...captures, ...(captures.includes('win32') ? ['hresult'] : []), ...(rule.adds ?? [])]);
	const texts: Array<[string, Trail]> = [
		[rule.meaning.zh, ['meaning', 'zh']],
		[rule.meaning.en, ['meaning', 'en']],
		...Object.entries(rule.states ?? {}).map(([fact, value]): [string, Trail] => [value, ['states', fact]]),
	];
	for (const [text, path] of texts)
		for (const name of usedIn(text))
			if (!names.has(name)) report('rule-capture', path, `the pattern has no capture ${name}`);

	const isAnchored = (line: string) => rule.anchors.some(anchor => line.includes(anchor));
	for (const [index, line] of rule.hits.entries()) {
		if (!pattern.test(line)) report('rule-hit', ['hits', index], 'the pattern misses this line');
		else if (!isAnchored(line)) report('rule-hit', ['hits', index], 'no anchor stands in this line');
	}

	for (const [index, line] of rule.misses.entries())
		if (isAnchored(line) && pattern.test(line)) report('rule-miss', ['misses', index], 'the rule hits this line');
	return problems;
};
