import {isStage} from './words.js';

/** A line as written, and index by index the same in one spelling of marks: `\n` where a part was cut out, `\v` for a % that separates. */
export type Marked = {readonly said: string; readonly marks: string};

export type Field = Marked & {
	readonly from: number;
	readonly to: number;
	readonly startsAtPercent: boolean;
	readonly endsAtCut: boolean;
};

/** Takes one part out and leaves an edge in its place. */
export const take = (line: Marked, pattern: RegExp): readonly [RegExpExecArray | undefined, Marked] => {
	const found = pattern.exec(line.marks);
	if (!found) return [undefined, line];
	const end = found.index + found[0].length;
	const without = (text: string) => `${text.slice(0, found.index)}\n${text.slice(end)}`;
	return [found, {said: without(line.said), marks: without(line.marks)}];
};

/** `卡在32%` is a share, ` % ` between two fields separates them. */
const separates = (marks: string, at: number): boolean => {
	const before = marks.slice(0, at).trimEnd();
	const after = marks.slice(at + 1).trimStart();
	const next = /^[^|%\n]*/.exec(after)![0];
	const isEdge = before === '' || after === '' || /[|%\n\]]$/.test(before) || /^[|%\n[]/.test(after);
	const isShare = !/Win(?:dows)? ?\d{1,2}$/i.test(before) && /(?:^|[^A-Za-z\d.])\d{1,3}(?:\.\d{1,2})?$/.test(before);
	if (isShare) return marks[at - 1] === ' ' && (isStage(next) || /^[|\n]/.test(after));
	return isEdge || isStage(next) || marks[at - 1] === ' ' || marks[at + 1] === ' ';
};

/** The line's fields, in order, between bars, separating percent signs and cuts; blank ones left out. */
export const fieldsOf = ({said, marks}: Marked): Field[] => {
	const edges = marks.replaceAll('%', (_, at: number) => (separates(marks, at) ? '\v' : '%'));
	const fields: Field[] = [];
	for (const {index, 0: text} of edges.matchAll(/[^|\v\n]+/g)) {
		const to = index + text.length;
		if (text.trim() === '') continue;
		fields.push({
			said: said.slice(index, to),
			marks: text,
			from: index,
			to,
			startsAtPercent: edges.slice(0, index).trimEnd().endsWith('\v') || edges[index - 1] === '\v',
			endsAtCut: edges[to] === '\n',
		});
	}

	return fields;
};
