import type {Differing} from '../../source/evidence/differ.js';
import {type Difference, none} from '../../source/evidence/report/differences.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import type {Both} from '../../source/text/both.js';
import {width} from '../../source/text/shown/width.js';
import {valueWords} from '../case/facts.js';
import {cell, paragraph, type Row, span} from '../parts/shown.js';
import {type Drawing, type Entry, indent, lead, type Section} from './entry.js';
import {evidenceWords as words} from './words.js';

/** What a name of a difference says: a fact's title, a code, an update. */
export const titleOf = (name: string, {facts}: Knowledge): Both => {
	const [, kind, rest] = /^(code|package)\.(.+)$/.exec(name) ?? [];
	if (rest !== undefined) return kind === 'code' ? words.code(rest) : words.package(rest);
	return facts[name]?.title ?? {zh: name, en: name};
};

/** A value of a difference in words. */
export const saidOf = (name: string, value: string | null, {facts}: Knowledge): Both => {
	if (value === null) return words.unknown;
	if (value === none) return words.absent;
	if (name.startsWith('code.')) return words.there;
	if (name.startsWith('package.')) return words.packages[value] ?? {zh: value, en: value};
	return valueWords(value, facts[name]);
};

type Sized = Pick<Drawing, 'knowledge' | 'columns' | 'look'>;

/** What a planned machine would not reproduce, in sentences. */
export const olderRows = ({older}: Differing, {knowledge, columns, look: {say}}: Sized): readonly Row[] =>
	older.flatMap(({device, name, value, than}) =>
		paragraph(say(words.older(device, say(titleOf(name, knowledge)), value, than)), columns, {tone: 'warn'}),
	);

const differenceRows = (
	{name, values}: Difference,
	{planned}: Differing,
	isMarked: boolean,
	{knowledge, columns, look}: Drawing,
): readonly Row[] => {
	const {say} = look;
	const named = (device: string) => (planned.includes(device) ? `${device}（${say(words.planned)}）` : device);
	const alike = Map.groupBy(Object.entries(values), ([, value]) => say(saidOf(name, value, knowledge)));
	const widest = Math.min(24, Math.max(...[...alike.keys()].map(width)));
	return [
		[...lead(isMarked, look), span(say(titleOf(name, knowledge)), isMarked ? 'title' : 'heading')],
		...[...alike].flatMap(([value, devices]) =>
			paragraph(devices.map(([device]) => named(device)).join(look.glyphs.dot), columns, {
				lead: [...indent, cell(value, widest, look.glyphs.cut, 'command'), span('  ')],
				tone: devices.some(([device]) => planned.includes(device)) ? 'warn' : 'plain',
			}),
		),
	];
};

/** In what the machines of the case differ, the most telling first. */
export const differencesSection = (drawing: Drawing): Section => {
	const {differing} = drawing;
	return {
		head: olderRows(differing, drawing),
		entries: differing.differences.map(
			(difference): Entry => ({
				id: difference.name,
				copy: Object.entries(difference.values)
					.map(([device, value]) => `${device}  ${drawing.look.say(saidOf(difference.name, value, drawing.knowledge))}`)
					.join('\n'),
				rows: isMarked => differenceRows(difference, differing, isMarked, drawing),
			}),
		),
		empty: words.empty.differences,
	};
};
