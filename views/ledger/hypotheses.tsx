import type {HypothesisView, Reason} from '../../source/case/ledger/hypotheses.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {dateOf} from '../../source/text/time.js';
import {sourceWords, valueWords} from '../case/facts.js';
import {undoing} from '../case/actions.js';
import {useKeys} from '../parts/keymap.js';
import {type Look, useLook} from '../parts/look.js';
import {useMarked} from '../parts/marked.js';
import {type Entry, Register} from '../parts/register.js';
import {cell, paragraph, type Row, row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import type {Tone} from '../theme.js';
import {words} from '../words.js';

const {hypotheses: said} = words;
const tones: Readonly<Record<HypothesisView['state'], Tone>> = {open: 'warn', supported: 'good', refuted: 'quiet'};

type Drawing = {
	readonly view: CaseView;
	readonly knowledge: Knowledge;
	readonly look: Look;
	readonly columns: number;
};

/** A reason with its machine, and each fact with who said it or the line it stands in. */
const reasonRows = (reasons: readonly Reason[], title: string, tone: Tone, drawing: Drawing): readonly Row[] => {
	const {view, knowledge, look, columns} = drawing;
	const {say, glyphs} = look;
	return reasons.flatMap(({words: because, subject, statements}) => {
		const machine = view.case.subjects.find(({id}) => id === subject);
		return [
			...paragraph([say(because), machine && subjectName(machine)].filter(Boolean).join(glyphs.dot), columns, {
				lead: [span(`${title}  `, tone)],
			}),
			...statements.flatMap(({fact, value, source}) => {
				const known = knowledge.facts[fact];
				const what = `${say(known?.title ?? {zh: fact, en: fact})}  ${say(valueWords(value, known))}`;
				return paragraph(
					source.by === 'log' ? `${what}  ${source.quote.trim().replaceAll(/\s+/g, ' ')}` : what,
					columns,
					{
						lead: row(`      ${say(sourceWords(source))}  `, 'accent'),
						tone: 'quiet',
					},
				).slice(0, 2);
			}),
		];
	});
};

const detailRows = (one: HypothesisView, drawing: Drawing): readonly Row[] => {
	const {knowledge, look, columns} = drawing;
	const {say, glyphs} = look;
	const meaning = knowledge.hypotheses[one.id]?.meaning;
	const heading = (text: string) => row(`${text}  `, 'heading');
	const raised = one.raisedAt && say(said.raised[one.raisedBy ?? 'walk'](dateOf(one.raisedAt)));
	const settled = one.settledAt && `${dateOf(one.settledAt)} ${say(said.settled)}`;
	return [
		...paragraph(say(one.title), columns, {tone: 'title'}),
		...paragraph([meaning && say(meaning), raised, settled].filter(Boolean).join(glyphs.dot), columns, {tone: 'quiet'}),
		...reasonRows(one.for, say(said.for), 'good', drawing),
		...reasonRows(one.against, say(said.against), 'bad', drawing),
		...one.because.flatMap(because => paragraph(because, columns, {lead: heading(say(said.said))})),
		...(one.test
			? paragraph(`${say(one.test.words)}${glyphs.dot}${say(said.tests[one.test.state])}`, columns, {
					lead: heading(say(said.test)),
				})
			: []),
		...one.ask.flatMap(ask => paragraph(say(ask), columns, {lead: heading(say(said.ask))})),
	];
};

const entryOf = (one: HypothesisView, index: number, drawing: Drawing): Entry => {
	const {say, glyphs} = drawing.look;
	const isProposed = one.raisedAt === undefined;
	const counts = `${say(said.for)} ${one.for.length} ${say(said.against)} ${one.against.length}`;
	const test = one.test && one.state !== 'refuted' && !one.isSettled ? say(said.tests[one.test.state]) : '';
	return {
		id: one.id,
		spans: [
			cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key'),
			cell(
				say(one.title),
				Math.max(20, drawing.columns - 4 - 44),
				glyphs.cut,
				one.state === 'refuted' ? 'quiet' : 'plain',
			),
			span(' '),
			cell(say(isProposed ? said.proposed : said[one.state]), 10, glyphs.cut, isProposed ? 'accent' : tones[one.state]),
			span(`  ${counts}`, 'quiet'),
			span(`  ${test}`, 'quiet'),
		],
		detail: detailRows(one, drawing),
	};
};

type Props = {
	readonly view: CaseView;
	readonly of?: string | undefined;
	readonly columns: number;
	readonly rows: number;
};

/** Possible causes: what speaks for and against each, and the test that decides most of them. */
export function HypothesesPage({view, of, columns, rows}: Props) {
	const room = useRoom();
	const {go, doors, actHere, tell} = room;
	const look = useLook();
	const inner = columns - 2;
	const drawing = {view, knowledge: doors.knowledge, look, columns: inner};
	const {hypotheses, proposed, nextTest} = view;
	const all = [...hypotheses, ...proposed];
	const marked = useMarked(
		all.map(({id}) => id),
		of,
	);
	const current = () => all.find(({id}) => id === marked.current());
	const open = (kind: 'settle-hypothesis' | 'hypothesis' | 'howto', panelOf?: string) => {
		const id = marked.current();
		go({go: 'page', page: {kind: 'hypotheses', ...(id !== undefined && {of: id})}});
		go({go: 'panel', kind, ...(panelOf !== undefined && {of: panelOf})});
	};

	const isEmpty = all.length === 0;
	useKeys('hypotheses', {
		...(!isEmpty && marked.keys),
		settle: {
			run: () => {
				const one = current();
				if (!one) return;
				if (one.raisedAt !== undefined) return open('settle-hypothesis', one.id);
				return actHere({do: 'raise-hypothesis', hypothesis: one.id, because: ''}).then(
					({ok}) => ok && tell(words.recorded(look.say(one.title))),
				);
			},
			...(isEmpty && {off: said.none}),
		},
		add: () => open('hypothesis'),
		howto: {
			run: () => {
				const howto = current()?.test?.howto;
				return howto === undefined ? tell(said.noTest, 'warn') : open('howto', howto);
			},
			...(isEmpty && {off: said.none}),
		},
		undo: undoing(room, view),
		back: () => go({go: 'back'}),
	});
	const titles = nextTest?.decides.map(id => look.say(all.find(one => one.id === id)!.title)).join(look.glyphs.dot);
	return (
		<Register
			head={[
				row(` ${look.say(said.title(hypotheses.length))}`, 'title'),
				...(nextTest
					? [
							[
								span(` ${look.say(said.nextTest(nextTest.decides.length))}  `, 'accent'),
								span(look.say(said.tests[nextTest.state]), nextTest.state === 'advised' ? 'warn' : 'quiet'),
								span(`  ${titles}`, 'quiet'),
							],
							...paragraph(look.say(nextTest.words), inner, {lead: row('   ')}),
						]
					: []),
			]}
			empty={` ${look.say(said.none)}`}
			entries={all.map((one, index) => entryOf(one, index, drawing))}
			marked={marked.index}
			top={marked.top}
			columns={columns}
			rows={rows}
		/>
	);
}
