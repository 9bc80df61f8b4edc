import type {Problem} from '../../source/drafts/check.js';
import type {Edited} from '../../source/drafts/as-edited.js';
import type {Look} from '../parts/look.js';
import {blank, paragraph, type Row, row, span} from '../parts/shown.js';
import {words} from '../words.js';

export type Written = Edited & {readonly problems: readonly Problem[]};

/** Open slots are asked, not listed a second time. */
const problemRows = (problems: readonly Problem[], columns: number, {say, glyphs}: Look): readonly Row[] =>
	problems
		.filter(({code}) => code !== 'slot-open')
		.toSorted((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn') || a.line - b.line)
		.flatMap(({level, line, message}) =>
			paragraph(say(message), columns, {
				lead: [
					level === 'block' ? span(`${glyphs.blocks} `, 'bad') : span(`${glyphs.warns} `, 'warn'),
					span(`${say(words.draft.line(line))}  `, level === 'block' ? 'bad' : 'warn'),
				],
			}),
		);

const oneLine = (text: string) => text.replaceAll(/\n+/g, ' / ');

/** What the case says otherwise since he edited the mail: taken over where he had left the line alone, else only shown. */
const changeRows = (changes: Edited['changes'], columns: number, {say, glyphs}: Look): readonly Row[] =>
	changes.flatMap(({was, now, isKept}) =>
		paragraph(
			isKept
				? say(words.draft.kept(oneLine(now) || say(words.draft.nothing)))
				: `${oneLine(was) || say(words.draft.nothing)} ${glyphs.pointer} ${oneLine(now) || say(words.draft.nothing)}`,
			columns,
			{lead: row(`${say(isKept ? words.draft.yours : words.draft.changed)}  `, isKept ? 'warn' : 'accent')},
		),
	);

/** Below the mail: what changed since he edited it, then what the check says. */
export const remarkRows = (written: Written | undefined, columns: number, look: Look): readonly Row[] => {
	if (!written) return [];
	const rows = [...changeRows(written.changes, columns, look), ...problemRows(written.problems, columns, look)];
	return rows.length > 0 ? [blank, ...rows] : [];
};

export const stateRow = (written: Written | undefined, {say, glyphs}: Look): Row => {
	if (!written) return row(say(words.draft.writing), 'quiet');
	const {open, problems} = written;
	if (open.length > 0) return row(say(words.draft.slots(open.length)), 'warn');
	if (problems.some(({level}) => level === 'block')) return row(say(words.draft.problems(problems.length)), 'bad');
	const warns = problems.length > 0 ? [span(`${glyphs.dot}${say(words.draft.problems(problems.length))}`, 'warn')] : [];
	return [span(say(words.draft.clean), 'good'), ...warns];
};

/** To whom, about what, with which files: read before the mail is. */
export const headRows = (written: Written | undefined, {say, glyphs}: Look): readonly Row[] => {
	const {to, subject = '', attachments = []} = written ?? {};
	const address = to?.address ? span(` <${to.address}>`) : span(`  ${say(words.draft.noAddress)}`, 'warn');
	return [
		[span(`${say(words.draft.to)}  `, 'heading'), span(to?.name ?? ''), ...(written ? [address] : [])],
		[span(`${say(words.draft.subject)}  `, 'heading'), span(subject)],
		...(attachments.length > 0
			? [[span(`${say(words.draft.attached)}  `, 'heading'), span(attachments.map(({name}) => name).join(glyphs.dot))]]
			: []),
	];
};

/** The mail's lines with their numbers; open slots stand out, the one being asked most. */
export const mailRows = (
	written: Written | undefined,
	columns: number,
	asked: number | undefined,
	{say}: Look,
): readonly Row[] => {
	if (!written) return [row(say(words.draft.writing), 'quiet')];
	const open = new Set(written.open.map(({line}) => line));
	const bad = new Set(written.problems.filter(({level}) => level === 'block').map(({line}) => line));
	const held = written.held.flatMap(({why}) =>
		paragraph(say(why), columns, {lead: row(`${say(words.draft.held)}  `, 'warn'), tone: 'quiet'}),
	);
	return [
		...written.text.split('\n').flatMap((text, index) => {
			const line = index + 1;
			const tone = line === asked ? 'chosen' : open.has(line) ? 'warn' : bad.has(line) ? 'bad' : 'plain';
			return paragraph(text, columns, {lead: row(`${line}`.padStart(3).padEnd(5), 'quiet'), tone});
		}),
		...(held.length > 0 ? [blank, ...held] : []),
	];
};
