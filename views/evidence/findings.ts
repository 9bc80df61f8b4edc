import {evidenceFor, type Seen} from '../../source/case/reading/findings.js';
import {paragraph, type Row, row, type Span, span} from '../parts/shown.js';
import {olderRows, saidOf, titleOf} from './differences.js';
import {type Drawing, type Entry, indent, lead, quoteRows, type Section, shownTime, stateOf} from './entry.js';
import {evidenceWords as words} from './words.js';

export const tones = {error: 'bad', warning: 'warn', info: 'quiet'} as const;

/** Why it stands where it stands, and what became of it since. */
export const signsOf = ({finding, driver, isRoot, evidence}: Seen, drawing: Drawing): readonly Span[] => {
	const {say, glyphs} = drawing.look;
	const {setAside, count = 1, at} = finding;
	const state = stateOf(drawing, evidence.path);
	return [
		...(state === 'changed' || state === 'gone' ? [span(`${glyphs.dot}${say(words.states[state])}`, 'warn')] : []),
		...(setAside ? [span(`${glyphs.dot}${say(words.aside(setAside.reason))}`, 'quiet')] : []),
		...(driver ? [span(`${glyphs.dot}${say(words.twice)}`, 'accent')] : []),
		...(isRoot && !driver ? [span(`${glyphs.dot}${say(words.root)}`, 'accent')] : []),
		...(at ? [span(`${glyphs.dot}${shownTime(at)}`, 'quiet')] : []),
		...(count > 1 ? [span(`${glyphs.dot}×${count}`, 'quiet')] : []),
	];
};

/** What it means: two logs say more than one. */
export const meaningOf = ({finding, driver}: Seen) => driver?.meaning ?? finding.meaning;

const findingRows = (seen: Seen, isMarked: boolean, drawing: Drawing): readonly Row[] => {
	const {columns, look} = drawing;
	const {finding, evidence, driver} = seen;
	const {level, title, meaning} = finding;
	const tone = finding.setAside ? 'quiet' : tones[level];
	const first: Row = [
		...lead(isMarked, look),
		span(`${look.say(words.levels[level])}  `, tone),
		span(look.say(title ?? meaning), isMarked ? 'title' : finding.setAside ? 'quiet' : 'plain'),
		...signsOf(seen, drawing),
	];
	const quoted = {...finding, file: evidence.path};
	if (!isMarked) return level === 'info' || finding.setAside ? [first] : [first, ...quoteRows(quoted, false, drawing)];
	return [
		first,
		...paragraph(look.say(meaningOf(seen)), columns, {lead: indent}),
		...quoteRows(quoted, true, drawing),
		...(driver ? quoteRows(driver.cbs, true, drawing) : []),
	];
};

/** In what the machines differ, in a line: it is read before any log. */
const differenceRows = ({differing, knowledge, columns, look}: Drawing): readonly Row[] => {
	const [first, ...others] = differing.differences;
	if (!first) return [];
	const values = Object.values(first.values).map(value => look.say(saidOf(first.name, value, knowledge)));
	const named = [first, ...others].map(({name}) => look.say(titleOf(name, knowledge)));
	const [most = '', ...rest] = named;
	const said = [`${most} ${[...new Set(values)].join(' / ')}`, ...rest].join(look.glyphs.dot);
	return [
		row(look.say(words.differences(named.length, said)), 'accent'),
		...olderRows(differing, {knowledge, columns, look}),
	];
};

/** What was found, the line to read first on top. */
export const findingsSection = (drawing: Drawing): Section => {
	const {view, subject, findings} = drawing;
	const isCalm = !findings.some(({finding}) => finding.level !== 'info');
	const isRead = evidenceFor(view.case, subject?.id).some(({log}) => log);
	return {
		head: [
			...differenceRows(drawing),
			...(isCalm && isRead && findings.length > 0 ? [row(drawing.look.say(words.calm), 'good')] : []),
		],
		entries: findings.map(
			(seen): Entry => ({
				id: seen.id,
				seen,
				quoted: {...seen.finding, file: seen.evidence.path},
				copy: seen.finding.quote,
				rows: isMarked => findingRows(seen, isMarked, drawing),
			}),
		),
		empty: isRead ? words.calm : words.empty.findings,
	};
};
