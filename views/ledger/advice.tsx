import type {LedgerEntry} from '../../source/case/ledger/ledger.js';
import type {Refutation} from '../../source/case/ledger/refutation.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {clockOf, dateOf} from '../../source/text/time.js';
import {sourceWords, valueWords} from '../case/facts.js';
import {undoing} from '../case/actions.js';
import {useKeys} from '../parts/keymap.js';
import {type Look, useLook} from '../parts/look.js';
import {useMarked} from '../parts/marked.js';
import {type Entry, Register} from '../parts/register.js';
import {cell, paragraph, type Row, row, rowWidth, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import type {Tone} from '../theme.js';
import {words} from '../words.js';

const {advice: said, forms} = words;

type Drawing = {
	readonly view: CaseView;
	readonly knowledge: Knowledge;
	readonly look: Look;
	readonly columns: number;
};

const standing = (entry: LedgerEntry, {look: {say}}: Drawing): {readonly text: string; readonly tone: Tone} => {
	const {advice, given, isUnasked, isUntold, machines} = entry;
	if (isUntold) return {text: say(advice.fate === 'withdrawn' ? said.untold : said.refuted), tone: 'bad'};
	if (advice.fate) return {text: say(forms.fates[advice.fate]), tone: 'good'};
	if (machines.some(({met}) => met)) return {text: say(said.met), tone: 'warn'};
	return isUnasked ? {text: say(said.unasked(given.length)), tone: 'warn'} : {text: say(said.open), tone: 'warn'};
};

/** Runs of blanks say nothing here, and the line has its place named. */
const oneLine = (quote: string) => quote.trim().replaceAll(/\s+/g, ' ');

/** The quotes that prove it, each with where it stands. */
const quoteRows = (against: Refutation | undefined, {look, columns}: Drawing): readonly Row[] =>
	(against?.because ?? []).flatMap(({source, value}) =>
		paragraph(source.by === 'log' ? oneLine(source.quote) : value, columns, {
			lead: row(`      ${look.say(sourceWords(source))}  `, 'accent'),
			tone: 'quiet',
		}).slice(0, 2),
	);

const detailRows = (entry: LedgerEntry, drawing: Drawing): readonly Row[] => {
	const {advice, title, given, machines} = entry;
	const {view, knowledge, look, columns} = drawing;
	const {say, glyphs} = look;
	const kbs = advice.recommends.filter(id => id.startsWith('KB')).join(' ');
	const label = (text: string): Row => row(`${text}  `, 'heading');
	const told = view.case.mails.find(({id}) => id === advice.toldBy);
	const fate = advice.fate && [
		say(forms.fates[advice.fate]),
		advice.settledAt && dateOf(advice.settledAt),
		advice.because,
		told && say(said.told(dateOf(told.at))),
	];
	return [
		...paragraph([say(title), kbs].filter(Boolean).join('  '), columns, {tone: 'title'}),
		...paragraph(
			given.map(({at, by}) => `${dateOf(at)} ${clockOf(at)} ${say(said.by[by])}`).join(glyphs.dot),
			columns,
			{lead: label(say(said.given))},
		),
		...(fate ? paragraph(fate.filter(Boolean).join(glyphs.dot), columns, {lead: label(say(said.fate))}) : []),
		...machines.flatMap(machine => [
			...paragraph(subjectName(machine.subject), columns, {
				lead: row(`  ${glyphs.bullet} `, machine.against ? 'bad' : 'quiet'),
			}),
			...(machine.against ? paragraph(say(machine.against.words), columns, {lead: row('    '), tone: 'bad'}) : []),
			...quoteRows(machine.against, drawing),
			...(machine.met ? paragraph(say(machine.met), columns, {lead: row('    '), tone: 'warn'}) : []),
		]),
		...(advice.grounds ?? []).flatMap(({fact, value, source}, index) => {
			const known = knowledge.facts[fact];
			const words = `${say(known?.title ?? {zh: fact, en: fact})}  ${say(valueWords(value, known))}  ${say(sourceWords(source))}`;
			const lead = label(say(said.grounds));
			return paragraph(words, columns, {
				lead: index === 0 ? lead : [cell('', rowWidth(lead), '')],
				tone: 'quiet',
			});
		}),
	];
};

const entryOf = (entry: LedgerEntry, index: number, drawing: Drawing): Entry => {
	const {advice, title, machines} = entry;
	const {say, glyphs} = drawing.look;
	const {text, tone} = standing(entry, drawing);
	const kbs = advice.recommends.filter(id => id.startsWith('KB')).join(' ');
	const room = drawing.columns - 4 - 7 - 20;
	return {
		id: advice.id,
		spans: [
			cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key'),
			span(`${dateOf(advice.at).slice(5)}  `, 'quiet'),
			cell([kbs, say(title)].filter(Boolean).join(' '), Math.floor(room * 0.6), glyphs.cut),
			span(' '),
			cell(
				machines.map(({subject}) => subjectName(subject)).join(' '),
				Math.floor(room * 0.4) - 1,
				glyphs.cut,
				'quiet',
			),
			span(` ${text}`, tone),
		],
		detail: detailRows(entry, drawing),
	};
};

type Props = {
	readonly view: CaseView;
	readonly of?: string | undefined;
	readonly columns: number;
	readonly rows: number;
};

/** Everything that was advised: to which machines, when, on what, and what became of it. */
export function AdvicePage({view, of, columns, rows}: Props) {
	const room = useRoom();
	const {go, doors, tell} = room;
	const look = useLook();
	const inner = columns - 2;
	const drawing = {view, knowledge: doors.knowledge, look, columns: inner};
	const {ledger} = view;
	const owed = ledger.filter(({isUntold}) => isUntold).length;
	// What is to be corrected first; the rest as it was given.
	const ordered = ledger.toSorted((a, b) => Number(b.isUntold) - Number(a.isUntold));
	const marked = useMarked(
		ordered.map(({advice: {id}}) => id),
		of,
	);
	const current = () => ledger.find(({advice: {id}}) => id === marked.current());
	const open = (kind: 'fate' | 'withdraw') => {
		const id = marked.current();
		if (id === undefined) return;
		go({go: 'page', page: {kind: 'advice', of: id}});
		go({go: 'panel', kind, of: id});
	};

	const isEmpty = ledger.length === 0;
	useKeys('advice', {
		...(!isEmpty && marked.keys),
		settle: {run: () => open('fate'), ...(isEmpty && {off: said.none})},
		withdraw: {
			run: () => (current()?.advice.fate === 'withdrawn' ? tell(said.isSettled, 'warn') : open('withdraw')),
			...(isEmpty && {off: said.none}),
		},
		correct: {
			run: () => go({go: 'page', page: {kind: 'draft', of: 'correction', language: doors.language}}),
			...(owed === 0 && {off: said.nothingOwed}),
		},
		howto: {
			run: () => {
				const howto = current()?.advice.howto;
				if (howto === undefined) return tell(said.noHowto, 'warn');
				go({go: 'page', page: {kind: 'advice', of: marked.current() ?? ''}});
				go({go: 'panel', kind: 'howto', of: howto});
			},
			...(isEmpty && {off: said.none}),
		},
		undo: undoing(room, view),
		back: () => go({go: 'back'}),
	});
	return (
		<Register
			head={[
				row(` ${look.say(said.title(ledger.length))}`, 'title'),
				...(owed > 0 ? paragraph(look.say(said.owed(owed)), inner, {lead: row(' '), tone: 'bad'}) : []),
			]}
			empty={` ${look.say(said.none)}`}
			entries={ordered.map((entry, index) => entryOf(entry, index, drawing))}
			marked={marked.index}
			top={marked.top}
			columns={columns}
			rows={rows}
		/>
	);
}
