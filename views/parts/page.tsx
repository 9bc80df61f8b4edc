import {useKeys} from './keymap.js';
import {useLive} from './live.js';
import {clampTop, Rows} from './rows.js';
import type {Row} from './shown.js';
import type {Place} from '../keys.js';

type Props = {
	/** Of which table the moving keys come. */
	readonly place: Extract<Place, 'timeline' | 'draft' | 'reading'>;
	readonly content: readonly Row[];
	readonly columns: number;
	readonly rows: number;
	readonly isActive?: boolean;
	/** Begins at the end, as a journal is read. */
	readonly isFromEnd?: boolean;
};

/** A page longer than the window, moved by the line and by the page. */
export function Page({place, content, columns, rows, isActive = true, isFromEnd = false}: Props) {
	const [wanted, live] = useLive(isFromEnd ? Number.MAX_SAFE_INTEGER : 0);
	const by = (delta: number) =>
		live.set(top => clampTop(clampTop(top, content.length, rows) + delta, content.length, rows));
	useKeys(
		place,
		{up: () => by(-1), down: () => by(1), pageUp: () => by(1 - rows), pageDown: () => by(rows - 1)},
		{isActive},
	);
	return <Rows content={content} columns={columns} rows={rows} top={clampTop(wanted, content.length, rows)} />;
}
