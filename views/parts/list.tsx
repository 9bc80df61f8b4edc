import {useKeys} from './keymap.js';
import {digitOf} from '../keys.js';
import {useLive} from './live.js';
import {Rows} from './rows.js';
import type {Row} from './shown.js';

export type ListItem = {readonly id: string; readonly spans: Row};

type Extra = 'add' | 'edit' | 'remove' | 'back';
type Props = {
	readonly items: readonly ListItem[];
	readonly columns: number;
	readonly rows: number;
	readonly isActive?: boolean;
	readonly onPick: (id: string) => unknown;
	/** What other keys of a list do here, with the marked item's id. */
	readonly also?: Partial<Record<Extra, (id: string | undefined) => unknown>>;
};

/** A list of which only the rows on screen are drawn; the mark stays on its item when the list changes. */
export function List({items, columns, rows, isActive = true, onPick, also = {}}: Props) {
	const [wanted, live] = useLive({id: '', index: 0, top: 0});
	const indexOf = ({id, index}: {id: string; index: number}) => {
		const found = items.findIndex(item => item.id === id);
		return Math.max(0, Math.min(items.length - 1, found === -1 ? index : found));
	};

	const to = (index: number) => {
		const next = Math.max(0, Math.min(items.length - 1, index));
		live.set(({top}) => ({
			id: items[next]?.id ?? '',
			index: next,
			top: next < top ? next : next >= top + rows ? next - rows + 1 : top,
		}));
	};

	const by = (delta: number) => to(indexOf(live.get()) + delta);
	const at = () => items[indexOf(live.get())]?.id;
	const pick = (index: number) => {
		const item = items[index];
		return item && onPick(item.id);
	};

	useKeys(
		'list',
		{
			up: () => by(-1),
			down: () => by(1),
			pageUp: () => by(-rows),
			pageDown: () => by(rows),
			first: () => to(0),
			last: () => to(items.length - 1),
			pick: () => pick(indexOf(live.get())),
			choose: chord => pick(digitOf(chord)),
			...Object.fromEntries(Object.entries(also).map(([action, run]) => [action, () => run(at())])),
		},
		{isActive},
	);

	const index = indexOf(wanted);
	const top = Math.max(0, Math.min(wanted.top, items.length - rows, index), index - rows + 1);
	return (
		<Rows
			content={items.map(({spans}) => spans)}
			columns={columns}
			rows={rows}
			top={top}
			marked={isActive && items.length > 0 ? index : -1}
		/>
	);
}
