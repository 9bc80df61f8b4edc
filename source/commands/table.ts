import {visibleLine} from '../text/shown/visible.js';
import {width} from '../text/shown/width.js';

/** Rows of cells in columns of equal width, Chinese counted as two cells; every cell goes through `visible()`. */
export const aligned = (rows: ReadonlyArray<readonly string[]>, indent = '  '): string => {
	const shown = rows.map(row => row.map(visibleLine));
	const columns = Math.max(0, ...shown.map(row => row.length));
	const widths = Array.from({length: columns}, (_, column) =>
		Math.max(0, ...shown.map(row => width(row[column] ?? ''))),
	);

	return shown
		.map(row => {
			const cells = row.map((cell, column) =>
				column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - width(cell)),
			);
			return `${`${indent}${cells.join('  ')}`.trimEnd()}\n`;
		})
		.join('');
};

/** Labels beside texts; a label stands once, further texts of it below each other; those without text are left out. */
export const listed = (parts: ReadonlyArray<readonly [string, string | readonly string[] | undefined]>): string =>
	aligned(
		parts.flatMap(([label, text]) =>
			[text ?? []].flat().map((line, index): readonly string[] => [index === 0 ? label : '', line]),
		),
	);

/** One JSON value as `--json` prints it: one line. */
export const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
