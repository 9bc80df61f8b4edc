import {digitOf} from '../keys.js';
import {useLive} from './live.js';

/** The mark on a list of things by id, and the keys that move it; it stays on its thing when the list changes. */
export const useMarked = (ids: readonly string[], begin = '') => {
	const [wanted, live] = useLive({id: begin, index: 0, top: 0});
	const indexOf = ({id, index}: {readonly id: string; readonly index: number}) => {
		const found = ids.indexOf(id);
		return Math.max(0, Math.min(ids.length - 1, found === -1 ? index : found));
	};

	const to = (index: number) => {
		const next = Math.max(0, Math.min(ids.length - 1, index));
		live.set({id: ids[next] ?? '', index: next, top: 0});
	};

	const scroll = (delta: number) => live.set(was => ({...was, top: Math.max(0, was.top + delta)}));
	return {
		index: indexOf(wanted),
		/** How far what is said of it was moved. */
		top: wanted.top,
		/** The thing the mark is on, for a key pressed before the next frame. */
		current: () => ids[indexOf(live.get())],
		keys: {
			choose: (chord: string) => digitOf(chord) < ids.length && to(digitOf(chord)),
			up: () => to(indexOf(live.get()) - 1),
			down: () => to(indexOf(live.get()) + 1),
			pageUp: () => scroll(-5),
			pageDown: () => scroll(5),
		},
	};
};
