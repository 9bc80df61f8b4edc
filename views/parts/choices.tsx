import {Box} from 'ink';
import SelectInput, {type ItemProps} from 'ink-select-input';
import {createContext, type FC, use} from 'react';
import {useLook} from './look.js';
import {Line, paragraph, type Row, row, rowWidth, type Span, span} from './shown.js';

export type Option = {
	readonly id: string;
	readonly label: string;
	/** A word behind it: chosen before, why it is offered. */
	readonly mark?: string;
};

type Props = {
	readonly options: readonly Option[];
	readonly marked: number;
	readonly columns: number;
	/** Lines there are for them; the marked one is always among those shown. */
	readonly rows: number;
};

const lead = (index: number, isMarked: boolean, pointer: string): Row => [
	span(` ${isMarked ? pointer : ' '} `, 'accent'),
	span(`${index + 1}`, 'key'),
	span('  '),
];

/** The lines each choice takes: long labels wrap, none is cut. */
export const choiceRows = (
	options: readonly Option[],
	columns: number,
	marked: number,
	pointer: string,
): ReadonlyArray<readonly Row[]> =>
	options.map(({label, mark}, index) => {
		const rows = paragraph(label, columns, {
			lead: lead(index, index === marked, pointer),
			tone: index === marked ? 'title' : 'plain',
		});
		const last = rows.at(-1)!;
		const sign: readonly Span[] = mark ? row(`  ${mark}`, 'quiet') : [];
		return rowWidth(last) + rowWidth(sign) <= columns ? [...rows.slice(0, -1), [...last, ...sign]] : rows;
	});

/** The first and last choice that fit, the marked one among them. */
const windowOf = (heights: readonly number[], marked: number, rows: number): readonly [number, number] => {
	let first = marked;
	let last = marked;
	let used = heights[marked] ?? 0;
	for (;;) {
		const before = first > 0 && used + heights[first - 1]! <= rows;
		const after = last < heights.length - 1 && used + heights[last + 1]! <= rows;
		if (!before && !after) return [first, last];
		if (before) used += heights[--first]!;
		else used += heights[++last]!;
	}
};

type Drawn = {readonly rows: ReadonlyArray<readonly Row[]>; readonly columns: number};
const DrawnContext = createContext<Drawn>({rows: [], columns: 0});

function Choice({value = 0}: {readonly value?: number}) {
	const {rows, columns} = use(DrawnContext);
	return (
		<Box flexDirection="column" flexShrink={0}>
			{(rows[value] ?? []).map((spans, index) => (
				<Line key={index} spans={spans} columns={columns} />
			))}
		</Box>
	);
}

function NoIndicator() {
	return null;
}

/** The choices of a step: digits choose, so the list itself takes no key. */
export function Choices({options, marked, columns, rows: room}: Props) {
	const {glyphs} = useLook();
	const rows = choiceRows(options, columns, marked, glyphs.pointer);
	const heights = rows.map(({length}) => length);
	const [first, last] = windowOf(heights, marked, room);
	return (
		<DrawnContext value={{rows, columns}}>
			<SelectInput
				key={`${marked} ${first}`}
				isFocused={false}
				initialIndex={marked - first}
				items={options.map(({id}, index) => ({key: id, value: index, label: id})).slice(first, last + 1)}
				indicatorComponent={NoIndicator}
				itemComponent={Choice as FC<ItemProps>}
			/>
		</DrawnContext>
	);
}
