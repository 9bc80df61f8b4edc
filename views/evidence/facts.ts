import type {FactSource, FactStatement} from '../../source/case/case.js';
import type {Both} from '../../source/text/both.js';
import {valueWords} from '../case/facts.js';
import {cell, paragraph, type Row, row, span} from '../parts/shown.js';
import {type Drawing, type Entry, indent, lead, placeOf, type Quoted, quoteRows, type Section} from './entry.js';
import {evidenceWords as words} from './words.js';

const sourceOf = (source: FactSource): Both =>
	source.by === 'log' ? {zh: placeOf(source), en: placeOf(source)} : words.sources[source.by];

const statementRows = ({source, value}: FactStatement, name: string, drawing: Drawing) => {
	const {columns, look, knowledge} = drawing;
	if (source.by === 'log') return quoteRows(source, true, drawing);
	const said = look.say(valueWords(value, knowledge.facts[name]));
	const words = source.by === 'answer' ? '' : source.by === 'mail' ? source.quote : (source.words ?? '');
	return paragraph([said, look.say(sourceOf(source)), words].filter(Boolean).join('  '), columns, {lead: indent});
};

const factRows = (name: string, isMarked: boolean, drawing: Drawing): readonly Row[] => {
	const {view, subject, knowledge, columns, look} = drawing;
	const {say, glyphs} = look;
	const fact = knowledge.facts[name];
	const found = view.factsOf(subject?.id)(name);
	if (found.state === 'unknown') return [];
	const said =
		found.state === 'known'
			? span(say(valueWords(found.value, fact)), 'title')
			: span(`${say(words.disputed)}: ${[...new Set(found.because.map(({value}) => value))].join(' / ')}`, 'bad');
	const source = found.because.at(-1)?.source;
	const first: Row = [
		...lead(isMarked, look),
		cell(say(fact?.title ?? {zh: name, en: name}), Math.min(32, Math.floor(columns / 3)), glyphs.cut),
		...row('  '),
		said,
		span(source && !isMarked ? `  ${say(sourceOf(source))}` : '', 'quiet'),
	];
	return isMarked ? [first, ...found.because.flatMap(one => statementRows(one, name, drawing))] : [first];
};

/** What is known of the subject, with who says so. */
export const factsSection = (drawing: Drawing): Section => {
	const {view, subject} = drawing;
	const names =
		subject === undefined ? [...new Set(view.case.facts.map(({fact}) => fact))] : view.statedFacts(subject.id);
	const lookup = view.factsOf(subject?.id);
	return {
		entries: names.flatMap((name): readonly Entry[] => {
			const found = lookup(name);
			if (found.state === 'unknown') return [];
			const source = found.because.findLast(one => one.source.by === 'log')?.source;
			const quoted: Quoted | undefined = source?.by === 'log' ? source : undefined;
			const copy = quoted?.quote ?? (found.state === 'known' ? found.value : undefined);
			return [
				{
					id: name,
					rows: isMarked => factRows(name, isMarked, drawing),
					...(quoted && {quoted}),
					...(copy !== undefined && {copy}),
				},
			];
		}),
		empty: words.empty.facts,
	};
};
