import type {CaseView} from '../source/case/view.js';
import {type Moment, timelineOf} from '../source/case/timeline.js';
import {clockOf, dateOf} from '../source/text/time.js';
import {subjectName} from '../source/case/subject.js';
import {useKeys} from './parts/keymap.js';
import {type Look, useLook} from './parts/look.js';
import {Page} from './parts/page.js';
import {blank, cell, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {words} from './words.js';

const kindColumns = 10;

const momentRows = (
	moment: Moment,
	names: ReadonlyMap<string, string>,
	columns: number,
	look: Look,
): readonly Row[] => {
	const {say, glyphs} = look;
	const {at, kind, text, subject} = moment;
	const tone = kind === 'sent' || kind === 'received' || kind === 'archived' ? 'accent' : 'heading';
	const who = subject === undefined ? '' : (names.get(subject) ?? '');
	const said = typeof text === 'string' ? text : say(text);
	return paragraph(who === '' ? said : `${said}  ${glyphs.dot.trim()} ${who}`, columns, {
		lead: [span(`  ${clockOf(at)}  `, 'quiet'), cell(say(words.timeline.kinds[kind]), kindColumns, glyphs.cut, tone)],
	});
};

/** The journal by day, the oldest first. */
const timelineRows = ({case: found}: CaseView, columns: number, look: Look): readonly Row[] => {
	const names = new Map(found.subjects.map(it => [it.id, subjectName(it)]));
	const moments = timelineOf(found);
	return moments.flatMap((moment, index) => {
		const day = dateOf(moment.at);
		const isNew = index === 0 || dateOf(moments[index - 1]!.at) !== day;
		const heading = isNew ? [...(index > 0 ? [blank] : []), row(day, 'title')] : [];
		return [...heading, ...momentRows(moment, names, columns, look)];
	});
};

type Props = {readonly view: CaseView; readonly columns: number; readonly rows: number};

export function TimelinePage({view, columns, rows}: Props) {
	const {go} = useRoom();
	const look = useLook();
	useKeys('timeline', {back: () => go({go: 'back'})});
	const inner = columns - 2;
	const content = timelineRows(view, inner, look).map(spans => [span(' '), ...spans]);
	return <Page place="timeline" content={content} columns={columns} rows={rows} isFromEnd />;
}
