import {Box} from 'ink';
import {useMemo} from 'react';
import type {CaseView} from '../../source/case/view.js';
import {isThread} from '../../source/import/mails/thread.js';
import {symbolsOf} from '../../source/knowledge/code.js';
import {type MarkKind, marksIn} from '../../source/text/note/marks.js';
import {digitOf} from '../keys.js';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {type Look, useLook} from '../parts/look.js';
import {Rows} from '../parts/rows.js';
import {blank, cell, Line, type Marked, paragraph, type Row, row, type Span, span} from '../parts/shown.js';
import {TextField} from '../parts/text-field.js';
import {useRoom} from '../room.js';
import {inCase} from '../screen.js';
import type {Tone} from '../theme.js';
import {words} from '../words.js';
import type {Size} from './case-form.js';
import {valueWords} from './facts.js';
import type {Place} from './place.js';
import {type NamedKb, type Offer, offersIn, offerWords, take} from './proposals.js';
import type {Knowledge} from '../../source/knowledge/schema.js';

/** What is told apart by its tone: names and numbers, when and how many, what is wrong with the machine. */
const markTones: Readonly<Record<MarkKind, Tone>> = {
	kb: 'accent',
	code: 'accent',
	version: 'accent',
	serial: 'accent',
	product: 'accent',
	percent: 'command',
	time: 'command',
	date: 'command',
	count: 'command',
	symptom: 'good',
};

type Props = Size & {readonly view: CaseView; readonly place: Place};
type Drawing = {readonly look: Look; readonly knowledge: Knowledge; readonly columns: number; readonly prefix: string};

const offerRow = (offer: Offer, index: number, {look, knowledge, prefix}: Drawing): Row => {
	const {say, glyphs} = look;
	const {proposal, isTaken} = offer;
	const told = offerWords(offer, knowledge);
	const value = proposal.kind === 'fact' ? say(valueWords(proposal.value, knowledge.facts[proposal.fact])) : told.name;
	const details = [
		'count' in told && proposal.kind === 'group' ? say(words.machines(told.count)) : undefined,
		'share' in told ? told.share : undefined,
		'since' in told ? told.since : undefined,
		'of' in told && told.of ? `${glyphs.pointer} ${told.of}` : undefined,
	].filter(it => it !== undefined);
	const tone = isTaken ? 'quiet' : 'plain';
	return [
		isTaken
			? cell(` ${glyphs.passed}`, prefix.length + 3, '', 'good')
			: cell(` ${prefix}${index + 1}`, prefix.length + 3, '', 'key'),
		cell(say(words.note.kinds[proposal.kind]), 8, glyphs.cut, 'quiet'),
		...(told.fact ? [span(`${say(told.fact)}  `, 'quiet')] : []),
		span(value, tone),
		span(details.length > 0 ? `  ${details.join('  ')}` : '', 'quiet'),
	];
};

/** A KB that was heard: known with its title, or what is wrong with its number. */
const kbRows = (
	{token, verdict, kb, why}: NamedKb,
	{look: {say, glyphs}, knowledge, columns}: Drawing,
): readonly Row[] => {
	const title = kb ? knowledge.kb[kb]?.title : undefined;
	if (verdict === 'malformed')
		return paragraph(why ? say(why) : say(words.note.malformed), columns, {
			lead: [span(` ${glyphs.gap} `, 'warn'), span(`${token}  `, 'warn')],
			tone: 'warn',
		});
	const said: Span = title ? span(say(title), 'quiet') : span(say(words.note.unknownKb), 'quiet');
	return [
		[span(` ${title ? glyphs.passed : glyphs.gap} `, title ? 'good' : 'quiet'), span(`${token}  `, 'accent'), said],
	];
};

const useTaking = (place: Place) => {
	const {doors, screen, actHere} = useRoom();
	return (offer: Offer | undefined) => {
		if (!offer || offer.isTaken) return undefined;
		return take(offer, {
			now: () => doors.desk.get().opened.get(screen.case ?? '')?.case,
			act: actHere,
			subject: place.subject?.id,
		});
	};
};

export function NotePane(props: Props) {
	const {screen} = useRoom();
	return inCase(screen).panel?.kind === 'proposals' ? <Proposals {...props} /> : <NoteField {...props} />;
}

/** The note as it is typed, and under it what was understood, live. */
function NoteField({view, place, columns, rows}: Props) {
	const {doors, go, actHere, edit, tell} = useRoom();
	const look = useLook();
	const {say} = look;
	const key = `note/${view.case.id}`;
	const [text, live] = useLive(() => doors.desk.kept(key) ?? '');
	// The field owns its text; another one is put into it only by the editor.
	const [fieldId, fieldLive] = useLive(0);
	const takeOffer = useTaking(place);
	const typed = (next: string) => {
		live.set(next);
		doors.desk.keep(key, next);
	};

	const {knowledge} = doors;
	const read = () => offersIn(live.get(), view, knowledge, place.subject?.id);
	useKeys('note', {
		async save() {
			if (live.get().trim() === '') return go({go: 'back'});
			if (isThread(live.get())) {
				const taken = await doors.takeThread({text: live.get(), case: view.case.id});
				if (!taken.ok) return tell(taken.sentence, 'warn');
				doors.desk.keep(key, '');
				go({go: 'back'});
				return taken.said && tell(taken.said);
			}

			const done = await actHere({do: 'add-note', text: live.get()});
			if (!done.ok) return;
			const isMore = read().offers.some(({isTaken}) => !isTaken);
			doors.desk.keep(key, '');
			go(isMore ? {go: 'panel', kind: 'proposals'} : {go: 'back'});
		},
		take: chord => takeOffer(read().offers[digitOf(chord)]),
		editor: () => {
			void edit(live.get()).then(next => {
				typed(next);
				fieldLive.set(id => id + 1);
			});
		},
		back: () => go({go: 'back'}),
	});

	const known = useMemo(() => ({kbs: Object.keys(knowledge.kb), symbols: symbolsOf(knowledge)}), [knowledge]);
	const marks = (written: string): readonly Marked[] =>
		marksIn(written, known).map(({from, to, kind, doubt}) => ({from, to, tone: doubt ? 'warn' : markTones[kind]}));

	const fieldRows = Math.max(2, Math.min(6, Math.floor((rows - 3) / 2)));
	const {offers, kbs} = offersIn(text, view, knowledge, place.subject?.id);
	const drawing = {look, knowledge, columns, prefix: 'Alt+'};
	const understood = [
		...offers.map((offer, index) => offerRow(offer, index, drawing)),
		...kbs.flatMap(kb => kbRows(kb, drawing)),
	];
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(look.glyphs.rule.repeat(columns), 'frame')} columns={columns} />
			<Line spans={[span(say(words.note.title), 'title')]} columns={columns} />
			<TextField
				key={fieldId}
				isArea
				columns={columns}
				rows={fieldRows}
				initial={text}
				placeholder={say(words.note.hint)}
				marks={marks}
				onChange={typed}
			/>
			<Line
				spans={
					understood.length > 0
						? row(say(isThread(text) ? words.note.thread : words.note.understood), 'heading')
						: blank
				}
				columns={columns}
			/>
			<Rows content={understood} columns={columns} rows={rows - fieldRows - 3} />
		</Box>
	);
}

/** After the note is saved: one digit takes each thing that was understood. */
function Proposals({view, place, columns, rows}: Props) {
	const {doors, go} = useRoom();
	const look = useLook();
	const {say} = look;
	const {knowledge} = doors;
	const takeOffer = useTaking(place);
	const text = view.case.notes.at(-1)?.text ?? '';
	const {offers, kbs} = offersIn(text, view, knowledge, place.subject?.id);
	useKeys('proposals', {
		take: chord => takeOffer(offers[digitOf(chord)]),
		note: () => go({go: 'panel', kind: 'note'}),
		back: () => go({go: 'back'}),
	});
	const drawing = {look, knowledge, columns, prefix: ''};
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(look.glyphs.rule.repeat(columns), 'frame')} columns={columns} />
			<Line spans={row(say(offers.length > 0 ? words.note.take : words.note.nothing), 'title')} columns={columns} />
			<Rows
				content={[
					...paragraph(text, columns, {tone: 'quiet'}).slice(0, 3),
					blank,
					...offers.map((offer, index) => offerRow(offer, index, drawing)),
					...kbs.flatMap(kb => kbRows(kb, drawing)),
				]}
				columns={columns}
				rows={rows - 2}
			/>
		</Box>
	);
}
