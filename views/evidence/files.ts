import type {Evidence} from '../../source/case/case.js';
import {evidenceFor} from '../../source/case/reading/findings.js';
import {subjectName} from '../../source/case/reading/subject.js';
import {fileName} from '../../source/text/file-name.js';
import {bytesInWords} from '../../source/text/size.js';
import {paragraph, type Row, span} from '../parts/shown.js';
import {type Drawing, type Entry, indent, lead, type Section, shownTime, stateOf} from './entry.js';
import {evidenceWords as words} from './words.js';

const fileRows = (file: Evidence, isMarked: boolean, drawing: Drawing): readonly Row[] => {
	const {view, subject, columns, look} = drawing;
	const {say, glyphs} = look;
	const {path, kind, bytes, sha256, log, error, sameAs, caption} = file;
	const state = stateOf(drawing, path);
	const whose =
		file.subject === subject?.id
			? undefined
			: (view.case.subjects.filter(({id}) => id === file.subject).map(subjectName)[0] ?? say(words.wholeCase));
	const about = [
		kind,
		bytes === undefined ? undefined : bytesInWords(bytes),
		log?.from && log.to ? `${log.from.slice(0, 4)}-${shownTime(log.from)} – ${shownTime(log.to)}` : undefined,
		whose,
		caption,
	];
	const flags: Row = [
		...(error ? [span(`  ${say(error)}`, 'bad')] : []),
		...(state === 'changed' || state === 'gone' ? [span(`  ${say(words.states[state])}`, 'warn')] : []),
		...(sameAs === undefined ? [] : [span(`  ${say(words.sameAs(fileName(sameAs)))}`, 'quiet')]),
	];
	const first: Row = [
		...lead(isMarked, look),
		span(fileName(path), isMarked ? 'title' : 'plain'),
		span(`  ${about.filter(Boolean).join(glyphs.dot)}`, 'quiet'),
		...flags,
	];
	if (!isMarked) return [first];
	const told = [
		path,
		[
			sha256 && `sha256 ${sha256.slice(0, 16)}`,
			log && say(words.lines(log.lines)),
			log?.utcOffset && `UTC${log.utcOffset}`,
			log?.servicingStacks.at(-1),
		]
			.filter(Boolean)
			.join(glyphs.dot),
		log || error || sameAs !== undefined ? '' : say(words.unread),
	];
	return [first, ...told.filter(Boolean).flatMap(text => paragraph(text, columns, {lead: indent, tone: 'quiet'}))];
};

/** What was sent, the latest last. */
export const filesSection = (drawing: Drawing): Section => ({
	entries: evidenceFor(drawing.view.case, drawing.subject?.id).map(
		(file): Entry => ({id: file.id, copy: file.path, rows: isMarked => fileRows(file, isMarked, drawing)}),
	),
	empty: words.empty.files,
});
