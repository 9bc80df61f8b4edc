import type {Howto} from '../../source/knowledge/schema.js';
import type {Look} from '../parts/look.js';
import {blank, paragraph, type Row, row, span} from '../parts/shown.js';
import {words} from '../words.js';

export type Command = {
	/** As the knowledge writes it, with its slot. */
	readonly raw: string;
	/** With the volume's letter; undefined while the letter is not known and the command needs it. */
	readonly text: string | undefined;
	readonly row: number;
};

const slot = /\{\{\s*windows\s*\}\}/g;
export const needsLetter = (raw: string): boolean => raw.search(slot) !== -1;
export const filledIn = (raw: string, letter: string | undefined): string | undefined =>
	!needsLetter(raw) ? raw : letter === undefined ? undefined : raw.replaceAll(slot, letter);

type Drawing = {
	readonly look: Look;
	readonly columns: number;
	readonly letter: string | undefined;
	readonly marked?: number;
};

/** A how-to in full, and where its commands stand. */
export const howtoRows = (
	howto: Howto,
	{look, columns, letter, marked = -1}: Drawing,
): {readonly rows: readonly Row[]; readonly commands: readonly Command[]} => {
	const {say, glyphs} = look;
	const rows: Row[] = [];
	const commands: Command[] = [];
	const heading = (title: string) => rows.push(blank, row(title, 'heading'));
	const bullets = (items: ReadonlyArray<{zh: string; en: string}> | undefined, title: {zh: string; en: string}) => {
		if (!items?.length) return;
		heading(say(title));
		for (const item of items) rows.push(...paragraph(say(item), columns, {lead: row(`${glyphs.bullet} `, 'quiet')}));
	};

	const {risk, confidence} = howto;
	rows.push(
		...paragraph(say(howto.title), columns, {tone: 'title'}),
		[
			span(say(words.howto.risk[risk]), risk === 'high' ? 'bad' : risk === 'low' ? 'warn' : 'quiet'),
			span(`${glyphs.dot}${howto.systems.join(' ')}`, 'quiet'),
			...(confidence === 'unverified' ? [span(glyphs.dot, 'quiet'), span(say(words.howto.unverified), 'warn')] : []),
		],
		...paragraph(say(howto.about), columns, {tone: 'quiet'}),
	);
	if (howto.attachment)
		rows.push([span(say(words.howto.attachment), 'quiet'), span(`  ${howto.attachment}`, 'command')]);
	if (howto.warning) {
		heading(say(words.howto.warning));
		rows.push(...paragraph(say(howto.warning), columns, {tone: 'warn'}));
	}

	bullets(howto.preconditions, words.howto.preconditions);
	bullets(howto.backup && [howto.backup], words.howto.backup);
	heading(say(words.howto.steps));
	for (const [index, {text, run, note, confidence: sure}] of howto.steps.entries()) {
		const number = `${index + 1}.`.padEnd(4);
		rows.push(...paragraph(say(text), columns, {lead: row(number, 'key')}));
		for (const raw of run ?? []) {
			const command = filledIn(raw, letter);
			const isMarked = commands.length === marked;
			const digit = commands.length < 9 ? `${commands.length + 1}` : ' ';
			commands.push({raw, text: command, row: rows.length});
			const lead: Row = [span(isMarked ? ` ${glyphs.pointer}` : '  ', 'accent'), span(digit, 'key'), span('  ')];
			const shownCommand = command ?? raw.replaceAll(slot, `<${say(words.howto.letter)}>`);
			rows.push(...paragraph(shownCommand, columns, {lead, tone: command === undefined ? 'warn' : 'command'}));
		}

		if (note) rows.push(...paragraph(say(note), columns, {lead: row('    '), tone: 'quiet'}));
		if (sure === 'unverified') rows.push(row(`    ${say(words.howto.unverified)}`, 'warn'));
	}

	bullets(howto.traps, words.howto.traps);
	bullets(howto.verify, words.howto.verify);
	bullets(howto.ask, words.howto.ask);
	heading(say(words.howto.sources));
	for (const {title, url} of howto.sources)
		rows.push(
			...paragraph(`${title}${url ? `  ${url}` : ''}`, columns, {
				lead: row(`${glyphs.bullet} `, 'quiet'),
				tone: 'quiet',
			}),
		);
	return {rows, commands};
};
