import type {Arrival} from '../../source/drafts/arrivals.js';
import {fileName} from '../../source/text/file-name.js';
import {dateOf} from '../../source/text/time.js';
import {paragraph, type Row, span} from '../parts/shown.js';
import {type Drawing, type Entry, indent, lead, type Section, shownTime} from './entry.js';
import {evidenceWords as words} from './words.js';

const arrivalRows = ({path, why, asked, at, arrived}: Arrival, isMarked: boolean, drawing: Drawing): readonly Row[] => {
	const {look, columns} = drawing;
	const {say, glyphs} = look;
	const isMissing = arrived.length === 0;
	const day = at ? dateOf(at).slice(5) : '';
	const files = arrived.map(({path: file, log}) =>
		[fileName(file), log?.from && log.to && `${shownTime(log.from)} – ${shownTime(log.to)}`].filter(Boolean).join('  '),
	);
	const first: Row = [
		...lead(isMarked, look),
		span(`${say(words.state[isMissing ? 'missing' : 'arrived'])}  `, isMissing ? 'bad' : 'good'),
		span(path, isMarked ? 'title' : 'command'),
	];
	return [
		first,
		...paragraph(isMissing ? say(words.askedBy(asked, day)) : files.slice(0, 5).join(glyphs.dot), columns, {
			lead: indent,
			tone: isMissing && asked === 'open' ? 'warn' : 'quiet',
		}),
		...(isMarked ? paragraph(say(why), columns, {lead: indent}) : []),
	];
};

/** What was asked for, against what has come. */
export const arrivalsSection = (drawing: Drawing): Section => ({
	entries: drawing.arrivals.map(
		(arrival): Entry => ({
			id: arrival.path,
			copy: arrival.path,
			rows: isMarked => arrivalRows(arrival, isMarked, drawing),
		}),
	),
	empty: words.empty.arrivals,
});
