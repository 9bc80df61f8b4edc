import {useState, useSyncExternalStore} from 'react';

export type Live<T> = {
	readonly get: () => T;
	readonly set: (next: T | ((previous: T) => T)) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

export const createLive = <T>(initial: T): Live<T> => {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(next) {
			const resolved = typeof next === 'function' ? (next as (previous: T) => T)(value) : next;
			if (Object.is(resolved, value)) return;
			value = resolved;
			for (const listener of [...listeners]) listener();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};

export const useValue = <T>(live: Pick<Live<T>, 'get' | 'subscribe'>): T =>
	useSyncExternalStore(live.subscribe, live.get);

/** State a key handler can trust: `get()` is never a render behind. */
export const useLive = <T>(initial: T | (() => T)): readonly [T, Live<T>] => {
	const [live] = useState(() => createLive(typeof initial === 'function' ? (initial as () => T)() : initial));
	return [useValue(live), live];
};
