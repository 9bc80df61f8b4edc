import type {Evidence} from '../source/case/case.js';
import {subjectName} from '../source/case/subject.js';
import type {CaseView} from '../source/case/view.js';
import type {Knowledge} from '../source/knowledge/schema.js';
import {valueWords} from './case/facts.js';
import {useKeys} from './parts/keymap.js';
import {type Look, useLook} from './parts/look.js';
import {Page} from './parts/page.js';
import {blank, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {words} from './words.js';

const tones = {error: 'bad', warning: 'warn', info: 'quiet'} as const;
const order = {error: 0, warning: 1, info: 2} as const;

type Drawing = {readonly knowledge: Knowledge; readonly columns: number; readonly look: Look};

const findingRows = ({findings}: Evidence, {columns, look: {say}}: Drawing): readonly Row[] =>
	findings
		.toSorted((a, b) => order[a.level] - order[b.level] || a.line - b.line)
		.flatMap(({level, meaning, line, quote}) => [
			...paragraph(say(meaning), columns, {lead: row(`  ${say(words.evidence.levels[level])}  `, tones[level])}),
			...paragraph(quote, columns, {lead: row(`      ${say(words.evidence.line(line))}  `, 'accent'), tone: 'quiet'}),
		]);

const factRows = ({facts}: Evidence, {knowledge, columns, look: {say}}: Drawing): readonly Row[] =>
	facts.flatMap(({name, value, line}) => {
		const fact = knowledge.facts[name];
		const said = `${say(fact?.title ?? {zh: name, en: name})}  ${say(valueWords(value, fact))}`;
		return paragraph(`${said}  ${say(words.evidence.line(line))}`, columns, {lead: row('      ')});
	});

/** One file: what it is, what was found in it with the line that proves it, and the facts it told. */
const fileRows = (file: Evidence, view: CaseView, drawing: Drawing): readonly Row[] => {
	const {say, glyphs} = drawing.look;
	const subject = view.case.subjects.find(({id}) => id === file.subject);
	const name = file.path.split(/[\\/]/).at(-1) ?? file.path;
	const isRead = file.findings.length + file.facts.length > 0 || file.kind === 'cbs';
	const isQuiet = !file.findings.some(({level}) => level !== 'info');
	const beside = [file.kind, subject && subjectName(subject), file.caption].filter(Boolean).join(glyphs.dot);
	return [
		[span(name, 'title'), span(`  ${beside}`, 'quiet')],
		...(isRead ? [] : [row(`  ${say(words.evidence.unread)}`, 'quiet')]),
		...(isRead && isQuiet ? [row(`  ${say(words.evidence.nothing)}`, 'good')] : []),
		...findingRows(file, drawing),
		...(file.facts.length > 0 ? [row(`  ${say(words.evidence.stated)}`, 'heading')] : []),
		...factRows(file, drawing),
		blank,
	];
};

type Props = {readonly view: CaseView; readonly columns: number; readonly rows: number};

/** Everything the customer sent, file by file. */
export function EvidencePage({view, columns, rows}: Props) {
	const {go, doors} = useRoom();
	const look = useLook();
	useKeys('evidence', {back: () => go({go: 'back'})});
	const drawing = {knowledge: doors.knowledge, columns: columns - 2, look};
	const content = view.case.evidence.flatMap(file => fileRows(file, view, drawing)).map(spans => [span(' '), ...spans]);
	return <Page place="evidence" content={content} columns={columns} rows={rows} />;
}
