import {lintCases} from './cases.js';
import {lintHypothesis} from './hypothesis.js';
import {lintKb} from './kb.js';
import {lintRule} from './rule.js';
import {differences, textsOf} from './text.js';
import {lintTree} from './tree.js';
import type {Problem} from './problem.js';
import {missingAttachment, missingHowto} from './reference.js';
import type {Howto, Knowledge, TreeCases} from '../schema.js';

const lintHowto = (howto: Howto, knowledge: Knowledge): Problem[] => {
	const file = `howto/${howto.id}.yaml`;
	const lacking =
		howto.risk === 'high'
			? (['warning', 'backup', 'consent'] as const).filter(field => howto[field] === undefined)
			: [];
	return [
		...lacking.map(field => ({code: `howto-${field}`, file, path: ['risk'], message: `a high risk needs ${field}`})),
		...missingAttachment(howto.attachment, knowledge).map(problem => ({...problem, file, path: ['attachment']})),
	];
};

/** How-tos that a step, a code, a fact or another text of the knowledge leads to. */
const led = (knowledge: Knowledge): ReadonlySet<string> =>
	new Set([
		...Object.values(knowledge.trees).flatMap(({nodes}) =>
			Object.values(nodes).flatMap(node =>
				node.kind === 'do' ? [...(node.howto ? [node.howto] : []), ...(node.recommends ?? [])] : [],
			),
		),
		...Object.values(knowledge.codes).flatMap(({howto}) => howto ?? []),
		...Object.values(knowledge.facts).flatMap(({howto}) => howto ?? []),
		...Object.values(knowledge.hypotheses).flatMap(({test}) => test.howto ?? []),
	]);

const orphans = (knowledge: Knowledge): Problem[] => {
	const ids = led(knowledge);
	return Object.keys(knowledge.howto)
		.filter(id => !ids.has(id))
		.map(id => ({
			code: 'howto-orphan',
			file: `howto/${id}.yaml`,
			path: ['id'],
			message: 'no step, code or fact leads to this how-to: only a search finds it',
		}));
};

/** Files beside the how-tos that none of them names. */
const loose = ({howto, attachments}: Knowledge): Problem[] => {
	const named = Object.values(howto).map(({attachment}) => attachment);
	return Object.keys(attachments)
		.filter(name => !named.includes(name))
		.map(name => ({
			code: 'attachment-orphan',
			file: `howto/${name}`,
			path: [],
			message: 'no how-to names this file as its attachment',
		}));
};

/** Names a template fills in or asks for, loop variables aside. */
const slotsOf = (text: string): string[] => {
	const loops = [...text.matchAll(/\{%-?\s*for\s+(\w+)/g)].map(([, name]) => name!);
	const tags = [...text.matchAll(/\{\{-?\s*([\w.]+)|\{%-?\s*(?:if|unless|elsif|for \w+ in)\s+([\w.]+)/g)];
	const names = tags.map(([, shown, asked]) => (shown ?? asked)!.split('.')[0]!);
	return [...new Set(names)].filter(name => name !== 'forloop' && !loops.includes(name)).sort();
};

const lintTemplate = (id: string, knowledge: Knowledge): Problem[] => {
	const file = `templates/${id}.liquid`;
	const [, kind, language] = /^([a-z-]+)\.(zh|en)$/.exec(id) ?? [];
	if (!kind)
		return [{code: 'template-name', file, path: [], message: 'the name must be <kind>.zh.liquid or <kind>.en.liquid'}];
	const other = `${kind}.${language === 'zh' ? 'en' : 'zh'}`;
	const twin = knowledge.templates[other];
	if (twin === undefined) return [{code: 'template-language', file, path: [], message: `${other}.liquid is missing`}];
	const own = slotsOf(knowledge.templates[id]!);
	const lacking = slotsOf(twin).filter(slot => !own.includes(slot));
	return lacking.length > 0
		? [{code: 'template-slots', file, path: [], message: `${other}.liquid also says ${lacking.join(' ')}`}]
		: [];
};

const files: ReadonlyArray<readonly [keyof Knowledge, (id: string) => string, (id: string) => ReadonlyArray<string>]> =
	[
		['kb', id => `kb/${id}.yaml`, () => []],
		['codes', id => `codes/${id}.yaml`, () => []],
		['rules', id => `rules/${id}.yaml`, () => []],
		['trees', id => `trees/${id}.yaml`, () => []],
		['howto', id => `howto/${id}.yaml`, () => []],
		['hypotheses', id => `hypotheses/${id}.yaml`, () => []],
		['facts', () => 'facts.yaml', id => [id]],
		['terms', () => 'terms.yaml', id => [id]],
	];

const lintTexts = (knowledge: Knowledge, isAsked: (file: string) => boolean): Problem[] =>
	files.flatMap(([kind, fileOf, top]) =>
		Object.entries(knowledge[kind]).flatMap(([id, entry]) =>
			[...textsOf(isAsked(fileOf(id)) ? entry : undefined)].flatMap(({path, text}) =>
				differences(text, knowledge).map(found => ({...found, file: fileOf(id), path: [...top(id), ...path]})),
			),
		),
	);

/** Entries that nobody has looked over for a year before `today` (`2026-11-22`). */
const staleReviews = (knowledge: Knowledge, today: string): readonly Problem[] => {
	const limit = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
	return files.flatMap(([kind, fileOf, top]) =>
		Object.entries(knowledge[kind]).flatMap(([id, entry]) => {
			const {reviewed} = entry as {reviewed?: string};
			return reviewed !== undefined && reviewed < limit.slice(0, reviewed.length)
				? [{code: 'stale', file: fileOf(id), path: [...top(id), 'reviewed'], message: `last looked over ${reviewed}`}]
				: [];
		}),
	);
};

/**
 * What readable entries say wrongly about each other. Codes, stable; those of files that cannot be read come from
 * yaml.ts, trap.ts and compile.ts. CONTRIBUTING.md tells an author what to do about each.
 *
 * - `file-name` `file-read`: a file that is not read for its name, or cannot be
 * - `yaml-colon` `yaml-hash` `yaml-tab` `yaml-twice` `yaml-quote` `yaml-start` `yaml-indent` `yaml`: traps of YAML
 * - `unfilled`: a place of a skeleton that nobody filled in
 * - `no-value` `no-language` `no-else` `unknown-key` `value`: a field is missing, misspelt or of another form
 * - `no-kb` `no-howto` `no-attachment` `no-fact` `no-log` `no-hypothesis` `no-tree` `no-node` `no-end` `no-stack`: a name that leads nowhere
 * - `text-numbers` `text-language` `text-kb`: the languages differ in a number, English holds Chinese, a KB in a text is not known
 * - `kb-itself` `kb-twin` `kb-circle`: a KB names itself, its twin names another, superseding or requiring runs in a circle
 * - `howto-warning` `howto-backup` `howto-consent`: a how-to of high risk without the words for it
 * - `tree-unreachable` `tree-no-way-out` `tree-loop`: a node no way leads to; no way leads on to an end; a way runs back
 *   to a place without a wait between
 * - `tree-within-itself`: a tree leads into itself through sub trees
 * - `tree-choice`: two choices of a node have one id
 * - `tree-consent` `tree-risk` `tree-requires` `tree-howto`: high risk without consent, a step calmer than its how-to, a KB
 *   advised without the facts that must be known, a risk taken without a how-to or words of its own
 * - `tree-value` `tree-test`: a fact's value or test that its type does not allow
 * - `tree-ask`: a question for a fact that none of its choices states
 * - `tree-questions`: more than seven questions before an outcome
 * - `check-covered` `check-overlap` `check-gap`: a row that is never come to, two ranges that share versions, versions between
 *   two rows that no row names
 * - `hypothesis-proof`: a hypothesis stands otherwise than its proof says, or a row that no proof comes to
 * - `rule-pattern` `rule-hit` `rule-miss` `rule-capture`: the pattern cannot be read, lacks a line of its proof, hits a line
 *   it must miss, or a text uses a capture that is not there
 * - `rule-slow`: some line would keep the pattern busy for a time beyond its length
 * - `case-tree` `case-place` `case-choice`: a tree test about what is not there
 * - `template-name` `template-language` `template-slots`: a template's name, its other language, or what only the other fills in
 */
export const lint = (
	knowledge: Knowledge,
	cases: Readonly<Record<string, TreeCases>>,
	/** Files to look at, below the folder of knowledge; all when absent. */
	only?: ReadonlySet<string>,
): readonly Problem[] => {
	const isAsked = (file: string) => only === undefined || only.has(file);
	const asked = <T>(entries: Readonly<Record<string, T>>, fileOf: (id: string) => string): T[] =>
		Object.entries(entries).flatMap(([id, entry]) => (isAsked(fileOf(id)) ? [entry] : []));

	return [
		...asked(knowledge.kb, id => `kb/${id}.yaml`).flatMap(kb => lintKb(kb, knowledge)),
		...asked(knowledge.codes, id => `codes/${id}.yaml`).flatMap(({id, howto}) =>
			(howto ?? []).flatMap((name, index) =>
				missingHowto(name, knowledge).map(problem => ({...problem, file: `codes/${id}.yaml`, path: ['howto', index]})),
			),
		),
		...asked(knowledge.rules, id => `rules/${id}.yaml`).flatMap(rule => lintRule(rule, knowledge)),
		...asked(knowledge.trees, id => `trees/${id}.yaml`).flatMap(tree => lintTree(tree, knowledge)),
		...asked(knowledge.howto, id => `howto/${id}.yaml`).flatMap(howto => lintHowto(howto, knowledge)),
		...asked(knowledge.hypotheses, id => `hypotheses/${id}.yaml`).flatMap(one => lintHypothesis(one, knowledge)),
		...Object.keys(knowledge.templates)
			.filter(id => isAsked(`templates/${id}.liquid`))
			.flatMap(id => lintTemplate(id, knowledge)),
		...Object.entries(isAsked('facts.yaml') ? knowledge.facts : {}).flatMap(([fact, {howto}]) =>
			missingHowto(howto, knowledge).map(problem => ({...problem, file: 'facts.yaml', path: [fact, 'howto']})),
		),
		...lintTexts(knowledge, isAsked),
		...lintCases(cases, knowledge),
	];
};

/**
 * What is not wrong, but should be looked at:
 *
 * - `howto-orphan`: no step, code or fact leads to a how-to
 * - `attachment-orphan`: no how-to names a file that lies beside them
 * - `stale`: nobody has looked an entry over for a year before `today`; only when that is given
 */
export const warn = (knowledge: Knowledge, today: string | undefined): readonly Problem[] => [
	...orphans(knowledge),
	...loose(knowledge),
	...(today ? staleReviews(knowledge, today) : []),
];
