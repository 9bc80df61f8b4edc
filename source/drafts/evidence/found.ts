import type {Subject} from '../../case/case.js';
import type {RecordedFinding} from '../../case/event.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import {unended} from '../letter/join.js';
import {plain} from '../slots.js';

/** Where a finding stands on one machine: all its lines in one file, and the first of them. */
export type Place = {
	readonly subject?: Subject;
	/** Without its folders. */
	readonly file: string;
	readonly lines: readonly number[];
	readonly quote: string;
	/** When the file came. */
	readonly at: Instant;
};

/** What a rule says of the case, once for all machines on which it says the same. */
export type Found = {
	readonly rule: string;
	readonly level: 'error' | 'warning';
	readonly title: string;
	/** The first sentence: what follows it is where an engineer looks next. */
	readonly meaning: string;
	/** The meaning follows from sources and stands in none. */
	readonly isInferred: boolean;
	readonly places: readonly Place[];
};

const baseName = (path: string) => path.split(/[/\\!]/).at(-1) ?? path;

const firstSentence = (text: string, language: Language) =>
	unended(plain(text).split(language === 'zh' ? /。/ : /\.\s/)[0]!);

// The story of an update is told by CBS; the others explain it.
const kinds = ['cbs', 'setupapi', 'dism', 'checksur', 'windowsupdate'];
const rank = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);

const added = (places: readonly Place[], place: Place): readonly Place[] => {
	const same = places.find(({subject, file}) => subject?.id === place.subject?.id && file === place.file);
	if (!same) return [...places, place];
	const lines = [...new Set([...same.lines, ...place.lines])];
	return places.map(one => (one === same ? {...same, lines} : one));
};

/**
 * Findings of level error and warning as a mail tells them, in the order of the log: those of one meaning together, with
 * the machines and lines. What is unverified or set aside is never told. `ids`: the machines the mail speaks of; absent: all.
 */
export const foundIn = (
	view: CaseView,
	knowledge: Knowledge,
	language: Language,
	ids?: readonly string[],
): readonly Found[] => {
	const found = new Map<string, Found>();
	const evidence = view.case.evidence
		.filter(({subject}) => !ids?.length || (subject !== undefined && ids.includes(subject)))
		.toSorted((a, b) => rank(a.kind) - rank(b.kind));

	for (const {findings, subject: id, at} of evidence) {
		const subject = view.case.subjects.find(one => one.id === id);
		const told = findings
			.filter(({level, setAside}) => level !== 'info' && setAside === undefined)
			.toSorted((a, b) => a.line - b.line);

		for (const finding of told) {
			const {rule, level, line, quote, file} = finding;
			const known = knowledge.rules[rule];
			if (level === 'info' || known?.confidence === 'unverified') continue;
			const meaning = firstSentence(finding.meaning[language], language);
			const key = `${rule} ${meaning}`;
			const place: Place = {...(subject && {subject}), file: plain(baseName(file)), lines: [line], quote, at};
			const before = found.get(key);

			found.set(key, {
				rule,
				level: before?.level === 'error' ? 'error' : level,
				title: titleOf(finding, knowledge, language),
				meaning,
				isInferred: known?.confidence === 'inferred',
				places: added(before?.places ?? [], place),
			});
		}
	}

	return [...found.values()];
};

const titleOf = ({rule, title, meaning}: RecordedFinding, knowledge: Knowledge, language: Language) =>
	unended(plain((title ?? knowledge.rules[rule]?.title ?? meaning)[language]));

/** `CBS.log第51、60行`, `CBS.log lines 51 and 60`: at most three lines are named. */
export const placeInWords = ({file, lines}: Pick<Place, 'file' | 'lines'>, language: Language): string => {
	const [first, ...more] = lines.slice(0, 3);
	const rest = lines.length > 3;
	if (language === 'zh') return `${file}第${[first, ...more].join('、')}行${rest ? '等' : ''}`;
	if (more.length === 0) return `${file} line ${first}`;
	return `${file} lines ${[first, ...more.slice(0, -1)].join(', ')} and ${more.at(-1)}${rest ? ' …' : ''}`;
};
