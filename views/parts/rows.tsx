import {Box} from 'ink';
import {blank, Line, type Row} from './shown.js';

type Props = {
	readonly content: readonly Row[];
	readonly columns: number;
	readonly rows: number;
	/** First row shown. */
	readonly top?: number;
	/** Row drawn as a bar. */
	readonly marked?: number;
};

/** A window of exactly `rows` lines on a page that may be longer. */
export function Rows({content, columns, rows, top = 0, marked = -1}: Props) {
	if (rows <= 0) return null;
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			{Array.from({length: rows}, (_, index) => (
				<Line key={index} spans={content[top + index] ?? blank} columns={columns} isMarked={top + index === marked} />
			))}
		</Box>
	);
}

/** The window's first row after a wish to be at `top`, never past the end. */
export const clampTop = (top: number, length: number, rows: number): number =>
	Math.max(0, Math.min(top, length - rows));
