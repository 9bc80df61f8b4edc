import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
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
		const rows = paragraph(label, columns, {lead: lead(index, index === marked, pointer), tone: index === marked ? 'title' : 'plain'});
		const last = rows.at(-1)!;
		const sign: readonly Span[] = mark ? row(`  ${mark}`, 'quiet') : [];
		return rowWidth(last) + rowWidth(sign) <= columns ? [...rows.slice(0, -1), [...last, ...sign]] : rows;
	});

/** The choices of a step: digits choose, so the list itself takes no key. */
export function Choices({options, marked, columns}: Props) {
	const {glyphs} = useLook();
	const rows = choiceRows(options, columns, marked, glyphs.pointer);
	const items = options.map(({id}, index) => ({key: id, value: index, label: ''}));
	const Choice = ({value}: {readonly value?: number}) => (
		<Box flexDirection="column" flexShrink={0}>
			{(rows[value ?? 0] ?? []).map((spans, index) => (
				<Line key={index} spans={spans} columns={columns} />
			))}
		</Box>
	);
	return (
		<SelectInput
			key={marked}
			isFocused={false}
			initialIndex={marked}
			items={items}
			indicatorComponent={() => <Text />}
			itemComponent={Choice as never}
		/>
	);
}
