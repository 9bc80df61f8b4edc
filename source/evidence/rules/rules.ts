import type {Rule} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {type Finding, quoteOf, type StatedFact} from '../report/report.js';
import {byWord} from './anchors.js';

/** A line as rules see it, of whatever kind of log. */
export type Ruled = {
	readonly number: number;
	readonly endLine: number;
	readonly text: string;
	/** `text` with the rest of a wrapped record. */
	readonly whole: string;
	readonly at: string | null;
	/** The anchors that stand in `whole`, where they are known. */
	readonly words?: readonly string[] | undefined;
	readonly cutFrom?: number | undefined;
};

/** A rule's pattern at work. */
export type Pattern = Pick<RegExp, 'exec'>;
/** Stands around every try of a rule, so that somebody can see which one takes too long. */
export type Watch = (rule: string, pattern: RegExp, path: string) => Pattern;

export type CompiledRule = {readonly rule: Rule; readonly anchors: readonly string[]; readonly pattern: Pattern};
export type Rules = readonly CompiledRule[];

/** The rules of one kind of log that are in use, noise first: a line of noise is no finding. */
export const compileRules = (
	rules: Readonly<Record<string, Rule>>,
	kind: string,
	watch: (rule: string, pattern: RegExp) => Pattern = (_, pattern) => pattern,
): Rules =>
	Object.values(rules)
		.filter(({log, status}) => log === kind && status !== 'draft' && status !== 'deprecated')
		.sort((one, other) => Number(other.level === 'noise') - Number(one.level === 'noise'))
		.map(rule => ({rule, anchors: rule.anchors, pattern: watch(rule.id, new RegExp(rule.pattern))}));

/** What a rule captures from a line; undefined when it does not hit. A Win32 number becomes the HRESULT it means, a bare one gets its 0x. */
export const capture = (
	{anchors, pattern}: CompiledRule,
	line: string,
): Readonly<Record<string, string>> | undefined => {
	if (!anchors.some(anchor => line.includes(anchor))) return undefined;
	const found = pattern.exec(line);
	if (!found) return undefined;
	const values: Record<string, string> = {};
	for (const [name, value] of Object.entries(found.groups ?? {})) {
		if (value === undefined) continue;
		if (name === 'win32') values['hresult'] = `0x8007${Number(value).toString(16).padStart(4, '0')}`;
		else values[name] = name === 'hresult' ? `0x${value.toLowerCase().replace(/^0x/, '')}` : value;
	}

	return values;
};

const fill = (text: string, values: Readonly<Record<string, string>>) =>
	text.replaceAll(/\{\{(\w+)\}\}/g, (slot, name: string) => values[name] ?? slot);
const fillBoth = ({zh, en}: Both, values: Readonly<Record<string, string>>): Both => ({
	zh: fill(zh, values),
	en: fill(en, values),
});

/** Findings kept of one rule; what hits after them is counted in the last one. */
const limit = 200;

/** A state machine's last word on a hit: as it is, with more values, or null when what followed takes it back. */
export type Judge = (finding: Finding) => Finding | null;

/** Gathers hits into findings and the facts they state. */
export const findingCollector = (rules: Rules) => {
	type Kept = {readonly rule: Rule; finding: Finding};
	const kept = new Map<string, Kept>();
	const counts = new Map<string, number>();
	const lastOf = new Map<string, string>();
	const rulesFor = byWord(rules);
	let hits = 0;

	const put = (rule: Rule, line: Ruled, captured: Readonly<Record<string, string>>, code: string | undefined) => {
		hits++;
		const same = `${rule.id} ${rule.group ? JSON.stringify(captured) : line.number}`;
		const values = code === undefined ? captured : {hresult: code, ...captured};
		const isFull = (counts.get(rule.id) ?? 0) >= limit && !kept.has(same);
		const key = isFull ? lastOf.get(rule.id)! : same;
		const known = kept.get(key);
		if (known) {
			const {finding} = known;
			known.finding = {
				...finding,
				count: finding.count + 1,
				endLine: Math.max(finding.endLine, line.endLine),
			};
			return;
		}

		counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
		lastOf.set(rule.id, key);
		const level = rule.level === 'noise' ? 'info' : rule.level;
		const {number, endLine, at, text, cutFrom} = line;
		const finding = {rule: rule.id, level, line: number, endLine, at, count: 1, quote: quoteOf(text), values};
		kept.set(key, {
			rule,
			finding: {...finding, title: rule.title, meaning: rule.meaning, next: rule.next ?? [], ...(cutFrom && {cutFrom})},
		});
	};

	return {
		/**
		 * True when the line is of a shape known to mean nothing. `known` is what the reader knows beyond the line; a
		 * rule takes of it what it `adds`.
		 */
		see(line: Ruled, codes: readonly string[] = [], known: Readonly<Record<string, string>> = {}): boolean {
			for (const compiled of rulesFor(line.words)) {
				const values = capture(compiled, line.whole);
				if (!values) continue;
				if (compiled.rule.level === 'noise') return true;
				const added = (compiled.rule.adds ?? []).flatMap(name =>
					known[name] === undefined ? [] : [[name, known[name]]],
				);
				put(compiled.rule, line, {...Object.fromEntries(added), ...values}, codes[0]);
			}

			return false;
		},
		/** Hits so far, of rules that are no noise. */
		hits: () => hits,
		first: (): Finding | undefined => kept.values().next().value?.finding,
		result(judges: Readonly<Record<string, Judge>> = {}): {findings: readonly Finding[]; facts: readonly StatedFact[]} {
			const findings: Finding[] = [];
			const facts: StatedFact[] = [];
			for (const {rule, finding} of kept.values()) {
				const judged = judges[rule.id] ? judges[rule.id]!(finding) : finding;
				if (!judged) continue;
				const {values, at, line, quote} = judged;
				findings.push({
					...judged,
					title: fillBoth(rule.title, values),
					meaning: fillBoth(rule.meaning, values),
					next: (rule.next ?? []).map(step => fillBoth(step, values)),
				});
				for (const [name, template] of Object.entries(rule.states ?? {})) {
					const value = fill(template, values);
					// A capture that this line lacks states nothing.
					if (!value.includes('{{')) facts.push({name, value, at, line, quote});
				}
			}

			return {findings: findings.sort((one, other) => one.line - other.line), facts};
		},
	};
};
