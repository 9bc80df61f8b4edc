import {useKeys} from './keymap.js';
import {useLive} from './live.js';
import {clampTop, Rows} from './rows.js';
import type {Row} from './shown.js';
import type {Place} from '../keys.js';

type Props = {
	/** Of which table the moving keys come. */
	readonly place: Extract<Place, 'draft' | 'reading'>;
	readonly content: readonly Row[];
	readonly columns: number;
	readonly rows: number;
	readonly isActive?: boolean;
};

/** A page longer than the window, moved by the line and by the page. */
export function Page({place, content, columns, rows, isActive = true}: Props) {
	const [wanted, live] = useLive(0);
	const by = (delta: number) =>
		live.set(top => clampTop(clampTop(top, content.length, rows) + delta, content.length, rows));
	useKeys(
		place,
		{up: () => by(-1), down: () => by(1), pageUp: () => by(1 - rows), pageDown: () => by(rows - 1)},
		{isActive},
	);
	return <Rows content={content} columns={columns} rows={rows} top={clampTop(wanted, content.length, rows)} />;
}
