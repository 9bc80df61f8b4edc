import type {Place} from '../keys.js';
import {useKeys} from './keymap.js';
import {Rows} from './rows.js';
import type {Row} from './shown.js';

/** Something on a list that takes several lines; the marked one may take more than the others. */
export type Item = {readonly id: string; readonly rows: (isMarked: boolean) => readonly Row[]};

type Props = {
	/** Of which table the moving keys come. */
	readonly place: Extract<Place, 'evidence'>;
	readonly items: readonly Item[];
	readonly marked: string | undefined;
	readonly onMark: (id: string) => void;
	readonly columns: number;
	readonly rows: number;
	readonly isActive?: boolean;
};

/** Where the mark stands: on the item of that id, else on the first. */
export const markedIn = (items: ReadonlyArray<{readonly id: string}>, id: string | undefined): number =>
	Math.max(
		0,
		items.findIndex(item => item.id === id),
	);

/** The first line shown, so that the marked item is seen whole, or from its beginning when it is taller than the window. */
const topFor = (heights: readonly number[], marked: number, rows: number): number => {
	const before = heights.slice(0, marked).reduce((sum, height) => sum + height, 0);
	const after = before + (heights[marked] ?? 0);
	return after <= rows ? 0 : Math.min(before, after - rows);
};

/** A list of items of several lines each, moved by the item. */
export function Items({place, items, marked, onMark, columns, rows, isActive = true}: Props) {
	const index = markedIn(items, marked);
	const drawn = items.map((item, at) => item.rows(at === index));
	const heights = drawn.map(({length}) => length);
	const content = drawn.flat();
	const by = (delta: number) => {
		const next = items[Math.max(0, Math.min(items.length - 1, index + delta))];
		if (next) onMark(next.id);
	};

	/** As many items as fill the window, at least one. */
	const page = Math.max(1, Math.floor((rows / Math.max(1, content.length)) * items.length));
	useKeys(place, {up: () => by(-1), down: () => by(1), pageUp: () => by(-page), pageDown: () => by(page)}, {isActive});
	return <Rows content={content} columns={columns} rows={rows} top={topFor(heights, index, rows)} />;
}
