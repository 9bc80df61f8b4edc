import type {Knowledge} from '../source/knowledge/schema.js';
import type {Both} from '../source/text/both.js';
import {howtoRows} from './case/howto-rows.js';
import {placeIn} from './case/place.js';
import type {Found} from './doors.js';
import {useKeys} from './parts/keymap.js';
import {type Look, useLook} from './parts/look.js';
import {Page} from './parts/page.js';
import {blank, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {inCase} from './screen.js';
import {words} from './words.js';

type Drawing = {readonly look: Look; readonly columns: number};
type Sourced = {
	readonly sources: ReadonlyArray<{readonly title: string; readonly url?: string | undefined}>;
	readonly confidence: string;
};

const lines = (items: readonly Both[] | undefined, {look, columns}: Drawing): readonly Row[] =>
	(items ?? []).flatMap(it => paragraph(look.say(it), columns, {lead: row(`${look.glyphs.bullet} `, 'quiet')}));

const fields = (pairs: ReadonlyArray<readonly [Both, string | undefined]>, {look, columns}: Drawing): readonly Row[] =>
	pairs.flatMap(([label, value]) =>
		value ? paragraph(value, columns, {lead: row(`${look.say(label)}  `, 'heading')}) : [],
	);

const sourceRows = ({sources, confidence}: Sourced, {look, columns}: Drawing): readonly Row[] => [
	blank,
	[
		span(look.say(words.howto.sources), 'heading'),
		span(confidence === 'unverified' ? `  ${look.say(words.howto.unverified)}` : '', 'warn'),
	],
	...sources.flatMap(({title, url}) => paragraph([title, url].filter(Boolean).join('  '), columns, {tone: 'quiet'})),
];

/** What is known under this name, in full. */
const entryRows = (found: Found, knowledge: Knowledge, drawing: Drawing): readonly Row[] => {
	const {look, columns} = drawing;
	const {say} = look;
	const title = [span(`${found.id}  `, 'accent'), span(say(found.title), 'title')];
	switch (found.kind) {
		case 'kb': {
			const kb = knowledge.kb[found.id];
			if (!kb) return [title];
			const stack = kb.stack && `${kb.stack.version}${kb.stack.confidence === 'unverified' ? ' ?' : ''}`;
			return [
				title,
				...fields(
					[
						[words.entry.products, kb.products.join(' ')],
						[words.entry.released, kb.released],
						[words.entry.stack, stack],
						[words.entry.supersedes, kb.supersedes?.join(' ')],
						[words.entry.requires, kb.requires?.map(it => it.kb).join(' ')],
						[words.entry.twin, kb.twin],
					],
					drawing,
				),
				...(kb.notes ? [blank, ...lines(kb.notes, drawing)] : []),
				...sourceRows(kb, drawing),
			];
		}

		case 'code': {
			const code = knowledge.codes[found.id];
			if (!code) return [title];
			return [
				[span(`${code.id}  `, 'accent'), span(code.symbol, 'title')],
				...paragraph(say(code.meaning), columns),
				...(code.noise ? paragraph(say(code.noise), columns, {tone: 'quiet'}) : []),
				blank,
				row(say(words.entry.causes), 'heading'),
				...lines(code.causes, drawing),
				blank,
				row(say(words.entry.next), 'heading'),
				...lines(code.next, drawing),
				...sourceRows(code, drawing),
			];
		}

		case 'howto': {
			const howto = knowledge.howto[found.id];
			return howto ? howtoRows(howto, {look, columns, letter: undefined}).rows : [title];
		}

		case 'tree': {
			const tree = knowledge.trees[found.id];
			return tree ? [title, ...paragraph(say(tree.about), columns), ...sourceRows(tree, drawing)] : [title];
		}

		case 'term': {
			const term = knowledge.terms[found.id];
			if (!term) return [title];
			return [
				title,
				...paragraph(say(term.meaning), columns),
				...fields([[words.entry.path, term.path]], drawing),
				...sourceRows(term, drawing),
			];
		}

		case 'hypothesis': {
			const hypothesis = knowledge.hypotheses[found.id];
			if (!hypothesis) return [title];
			return [
				title,
				...paragraph(say(hypothesis.meaning), columns),
				...fields([[words.entry.test, say(hypothesis.test.words)]], drawing),
				...fields(
					(hypothesis.ask ?? []).map(it => [words.entry.ask, say(it)] as const),
					drawing,
				),
				...sourceRows(hypothesis, drawing),
			];
		}

		case 'rule': {
			const rule = knowledge.rules[found.id];
			if (!rule) return [title];
			return [
				title,
				...paragraph(say(rule.meaning), columns),
				...lines(rule.next, drawing),
				...sourceRows(rule, drawing),
			];
		}

		case 'case':
			return [title];
	}
};

type Props = {
	readonly found: Found;
	readonly columns: number;
	readonly rows: number;
	readonly onBack: () => void;
};

/** One entry of the knowledge, read in full; a tree can be begun for the subject in hand. */
export function Entry({found, columns, rows, onBack}: Props) {
	const {doors, desk, screen, go, actHere} = useRoom();
	const look = useLook();
	const view = screen.case === undefined ? undefined : desk.opened.get(screen.case);
	const subject = view && placeIn(view, inCase(screen)).subject;
	const begin = async () => {
		const done = await actHere({do: 'start-walk', subject: subject!.id, tree: found.id});
		if (done.ok) go({go: 'back'});
	};

	useKeys(
		'reading',
		{
			back: onBack,
			...(found.kind === 'tree' && {use: {run: begin, ...(!subject && {off: words.notHere.subject})}}),
		},
		{modal: true},
	);
	return (
		<Page place="reading" content={entryRows(found, doors.knowledge, {look, columns})} columns={columns} rows={rows} />
	);
}
