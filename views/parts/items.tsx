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

/** Whole items one after the other, until they fill so many lines. */
const filling = (items: readonly Item[], lines: number): ReadonlyArray<readonly Row[]> => {
	const drawn: Array<readonly Row[]> = [];
	let left = lines;
	for (const item of items) {
		if (left <= 0) break;
		const rows = item.rows(false);
		drawn.push(rows);
		left -= rows.length;
	}

	return drawn;
};

/**
 * The lines around the marked item that fill the window: it is seen whole, or from its beginning when it is taller, with
 * as much above it as below where the list goes on. Items out of sight are not drawn.
 */
const linesAround = (items: readonly Item[], marked: number, rows: number): readonly Row[] => {
	const own = items[marked]?.rows(true) ?? [];
	const free = Math.max(0, rows - own.length);
	const before = filling(items.slice(0, marked).reverse(), free).toReversed().flat();
	const after = filling(items.slice(marked + 1), free).flat();
	// What one side does not need goes to the other.
	const above = Math.min(before.length, Math.max(Math.floor(free / 2), free - after.length));
	return [...before.slice(before.length - above), ...own, ...after].slice(0, rows);
};

/** A list of items of several lines each, moved by the item. */
export function Items({place, items, marked, onMark, columns, rows, isActive = true}: Props) {
	const index = markedIn(items, marked);
	const by = (delta: number) => {
		const next = items[Math.max(0, Math.min(items.length - 1, index + delta))];
		if (next) onMark(next.id);
	};

	/** Most items take two lines. */
	const page = Math.max(1, Math.floor(rows / 2) - 1);
	useKeys(place, {up: () => by(-1), down: () => by(1), pageUp: () => by(-page), pageDown: () => by(page)}, {isActive});
	return <Rows content={linesAround(items, index, rows)} columns={columns} rows={rows} />;
}
