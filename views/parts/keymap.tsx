import {useInput, usePaste} from 'ink';
import {createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useRef, useState} from 'react';
import type {Both} from '../../source/text/both.js';
import {type ActionOf, chordWords, type KeyRow, keys, type Place} from '../keys.js';
import {type Stroke, strokes} from './strokes.js';

/** What a key does here; `off` says why it cannot, `words` says it more precisely than the table. */
export type Handler =
	| ((chord: string) => unknown)
	| {readonly run: (chord: string) => unknown; readonly off?: Both; readonly words?: Both};
export type Handlers<P extends Place> = {readonly [A in ActionOf<P>]?: Handler};

type Layer = {
	readonly place: Place;
	readonly on: Readonly<Record<string, Handler | undefined>>;
	/** Keys that nothing here takes end here: dialogs. Only chords of the place `everywhere` that type nothing pass. */
	readonly modal?: boolean;
	/** Text entry: printable text and pastes come here. */
	readonly onText?: (text: string) => void;
};

/** A key that works now. */
export type Hint = {readonly place: Place; readonly row: KeyRow; readonly handler: Handler};

type Registered = {readonly id: number; readonly depth: number; readonly order: number; readonly get: () => Layer};
type Keymap = {
	readonly push: (depth: number, order: number, get: () => Layer) => () => void;
	readonly nextOrder: () => number;
	readonly touch: () => void;
	readonly hints: () => readonly Hint[];
	readonly version: number;
};

const KeymapContext = createContext<Keymap | undefined>(undefined);
const DepthContext = createContext(0);

/** Everything inside (a dialog, a palette) sits above every layer outside it, whenever either was mounted. */
export function Above({children}: {readonly children: ReactNode}) {
	return <DepthContext value={use(DepthContext) + 1}>{children}</DepthContext>;
}

const CoveredContext = createContext(false);

/** While something lies over it: keeps what was typed, takes no key, and leaves the cursor alone. */
export function Covered({isCovered, children}: {readonly isCovered: boolean; readonly children: ReactNode}) {
	return <CoveredContext value={use(CoveredContext) || isCovered}>{children}</CoveredContext>;
}

export const useIsCovered = () => use(CoveredContext);

const isPrintable = (chord: string) => [...chord].length === 1 || chord === 'space';

/** Who gets printable text: the uppermost field, unless a dialog without one lies over it. */
const typingIn = (layers: readonly Registered[]): Layer | undefined => {
	for (const {get} of layers.toReversed()) {
		const layer = get();
		if (layer.onText || layer.modal) return layer.onText ? layer : undefined;
	}

	return undefined;
};

const reachable = (layers: readonly Registered[]): readonly Hint[] => {
	const hints: Hint[] = [];
	const taken = new Set<string>();
	const isTyping = typingIn(layers) !== undefined;
	let isModal = false;
	for (const {get} of layers.toReversed()) {
		const {place, on, modal} = get();
		if (isModal && place !== 'everywhere') continue;
		for (const row of keys[place] as readonly KeyRow[]) {
			const handler = on[row.action];
			const free = row.keys.filter(chord => !taken.has(chord) && !((isTyping || isModal) && isPrintable(chord)));
			if (!handler || free.length === 0) continue;
			for (const chord of free) taken.add(chord);
			hints.push({
				place,
				row: free.includes(row.keys[0]!) ? row : {...row, keys: free, shown: chordWords(free[0]!)},
				handler,
			});
		}

		if (modal) isModal = true;
	}

	return hints;
};

/** How long the next key waits for what the one before it set going (an answer being written to disk). */
const patience = 250;
const settled = (work: unknown) =>
	Promise.race([
		work,
		new Promise<void>(resolve => {
			setTimeout(resolve, patience).unref?.();
		}),
	]);

type Props = {
	readonly children: ReactNode;
	/** Before every key: what the one before it said has been read. */
	readonly onKey: () => void;
	readonly onError: (error: unknown) => void;
	/** A key was pressed that cannot act now; the sentence says why. */
	readonly onRefused: (why: Both) => void;
};

/** The only `useInput` and `usePaste` of the app: one place decides who gets a key, and a throw in a handler ends here. */
export function KeymapProvider({children, onKey, onError, onRefused}: Props) {
	const layers = useRef<readonly Registered[]>([]);
	const nextId = useRef(0);
	const [version, setVersion] = useState(0);
	const nextOrder = useCallback(() => nextId.current++, []);
	const push = useCallback((depth: number, order: number, get: () => Layer) => {
		const id = nextId.current++;
		// Effects run child first, so registration order is useless: by scope, then by first render (parent first).
		layers.current = [...layers.current, {id, depth, order, get}].toSorted(
			(a, b) => a.depth - b.depth || a.order - b.order,
		);
		setVersion(v => v + 1);
		return () => {
			layers.current = layers.current.filter(layer => layer.id !== id);
			setVersion(v => v + 1);
		};
	}, []);

	const touch = useCallback(() => setVersion(v => v + 1), []);
	const act = (layer: Layer, chord: string): {done: unknown} | undefined => {
		const row = (keys[layer.place] as readonly KeyRow[]).find(
			({keys: chords, action}) => chords.includes(chord) && layer.on[action],
		);
		const handler = row && layer.on[row.action];
		if (!handler) return undefined;
		if (typeof handler === 'function') return {done: handler(chord)};
		if (handler.off) return {done: onRefused(handler.off)};
		return {done: handler.run(chord)};
	};

	const dispatch = ({chord, text}: Stroke): unknown => {
		// A field owns printable keys: "q" must type a q there, not quit.
		const field = text ? typingIn(layers.current) : undefined;
		if (field) return field.onText?.(text);
		let isModal = false;
		for (const {get} of layers.current.toReversed()) {
			const layer = get();
			if (isModal && (layer.place !== 'everywhere' || text)) continue;
			const acted = chord ? act(layer, chord) : undefined;
			if (acted) return acted.done;
			if (layer.modal) isModal = true;
		}
	};

	// Ink hands over every key of one read in the same tick, before React has committed what the first of them did:
	// keys queue, and each waits for the commit (and the write) that the one before it caused.
	const queue = useRef<Stroke[]>([]);
	const isDraining = useRef(false);
	const drain = async () => {
		isDraining.current = true;
		for (let stroke = queue.current.shift(); stroke; stroke = queue.current.shift()) {
			try {
				onKey();
				const work = dispatch(stroke);
				if (work instanceof Promise) await settled(work.catch(onError));
			} catch (error) {
				onError(error);
			}

			// Also after the last one: the next key of the same read comes in a call of its own, in this same tick.
			await new Promise<void>(resolve => {
				setImmediate(resolve);
			});
		}

		isDraining.current = false;
	};

	const enqueue = (items: readonly Stroke[]) => {
		queue.current.push(...items);
		if (!isDraining.current) void drain();
	};

	useInput((input, key) => enqueue(strokes(input, key)));
	usePaste(text => enqueue([{chord: '', text}]));

	const value = useMemo(
		() => ({push, nextOrder, touch, version, hints: () => reachable(layers.current)}),
		[push, nextOrder, touch, version],
	);
	return <KeymapContext value={value}>{children}</KeymapContext>;
}

const useKeymap = () => {
	const keymap = use(KeymapContext);
	if (!keymap) throw new Error('Keys need a <KeymapProvider> around them.');
	return keymap;
};

type Options = {readonly isActive?: boolean; readonly modal?: boolean; readonly onText?: (text: string) => void};

/** Binds the actions of a place of the key table while this component is shown. */
export const useKeys = <P extends Place>(place: P, on: Handlers<P>, options: Options = {}) => {
	const {modal, onText} = options;
	const isCovered = useIsCovered();
	const isActive = (options.isActive ?? true) && !isCovered;
	const {push, nextOrder, touch} = useKeymap();
	const depth = use(DepthContext);
	const [order] = useState(nextOrder);
	const layer: Layer = {place, on, ...(modal && {modal}), ...(onText && {onText})};
	const latest = useRef(layer);
	// Layout effects: in place as soon as the commit is, not a scheduler turn later.
	useLayoutEffect(() => {
		latest.current = layer;
	});
	useLayoutEffect(
		() => (isActive ? push(depth, order, () => latest.current) : undefined),
		[isActive, push, depth, order],
	);
	// The key line shows what works: it is drawn anew when that changes, not at every render.
	const working = Object.entries<Handler | undefined>(on)
		.map(([action, handler]) => `${action}${typeof handler === 'object' && handler.off ? '-' : ''}`)
		.join(' ');
	// biome-ignore lint/correctness/useExhaustiveDependencies: `working` is what changed.
	useLayoutEffect(touch, [working, touch]);
};

/** The keys that work now, nearest first. */
export const useHints = (): (() => readonly Hint[]) => useKeymap().hints;
