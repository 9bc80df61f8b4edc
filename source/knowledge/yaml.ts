import {type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit} from 'yaml';
import type * as z from 'zod';
import {silentTraps, syntaxTraps} from './lint/trap.js';

/** Keys and list positions from the top of a file down to a value. */
export type Trail = ReadonlyArray<string | number>;

/** Something wrong in one file; line and column from 1, or absent for a fault of the file as a whole. */
export type Fault = {
	readonly line?: number;
	readonly column?: number;
	readonly path: Trail;
	/** Stable, see lint.ts. */
	readonly code: string;
	readonly message: string;
};

export type Reading<T> = {
	/** Absent when there are faults. */
	readonly value?: T;
	readonly faults: readonly Fault[];
	/** Where the key (or list item) stands, or its nearest parent that is there. */
	readonly placeOf: (path: Trail) => {readonly line: number; readonly column: number};
};

type Issue = z.core.$ZodIssue;

const valueAt = (value: unknown, path: Trail): unknown =>
	path.reduce<unknown>(
		(at, key) => (at !== null && typeof at === 'object' ? (at as Record<string | number, unknown>)[key] : undefined),
		value,
	);

const trailOf = (path: readonly PropertyKey[]): Trail => path.map(key => (typeof key === 'symbol' ? String(key) : key));

const missing = (path: Trail): string => {
	const last = path.at(-1);
	if (last === 'else') return 'no-else';
	return last === 'zh' || last === 'en' ? 'no-language' : 'no-value';
};

/** A list item or value with a colon and a blank in it was read as a key and its value. */
const isSplitText = (issue: Issue, found: unknown) =>
	((issue.code === 'invalid_type' && issue.expected === 'string') || issue.code === 'invalid_value') &&
	found !== null &&
	typeof found === 'object' &&
	Object.keys(found).length === 1;

const wordsOf = (issue: Issue, path: Trail, found: unknown): Pick<Fault, 'code' | 'message'> => {
	if (found === undefined) return {code: missing(path), message: 'missing'};
	if (found === '' && issue.code !== 'invalid_value') return {code: missing(path), message: 'empty'};
	if (issue.code === 'invalid_key') return {code: 'value', message: issue.issues[0]?.message ?? issue.message};
	if (isSplitText(issue, found))
		return {
			code: 'yaml-colon',
			message: "a colon and a blank made a key and a value of this text: put the whole text in single quotes: '…'",
		};
	const words = issue.message.replace(/^Invalid (input|option): /, '').replace('Invalid discriminator value. E', 'e');
	const shown = typeof found === 'string' && found.length <= 40 ? `, found ${found}` : '';
	return {code: 'value', message: words + shown};
};

/** One fault a place: zod goes on with the length of what already has the wrong type. */
const faultsOf = (issues: readonly Issue[], value: unknown): Array<Pick<Fault, 'path' | 'code' | 'message'>> => {
	const faults = issues.flatMap(issue => {
		const path = trailOf(issue.path);
		if (issue.code !== 'unrecognized_keys') return [{path, ...wordsOf(issue, path, valueAt(value, path))}];
		return issue.keys.map(key => ({path: [...path, key], code: 'unknown-key', message: 'unknown key'}));
	});
	const names = faults.map(({path}) => path.join('.'));
	return faults.filter((_, index) => names.indexOf(names[index]!) === index);
};

type Placed = Fault & {readonly line: number; readonly column: number};

const inOrder = (faults: readonly Placed[]) => faults.toSorted((a, b) => a.line - b.line || a.column - b.column);

/** Further trouble of the parser in the same line is an echo of the first. */
const firstOfLine = (faults: readonly Placed[]) =>
	inOrder(faults).filter(({line}, index, all) => line !== all[index - 1]?.line);

const hasAliases = (document: Document) => {
	let found = false;
	visit(document, {
		Alias() {
			found = true;
			return visit.BREAK;
		},
	});
	return found;
};

/**
 * Reads one YAML 1.2 file. Every scalar is a string (`0x80070005` and `6.1` stay what they are), a key may stand once.
 * All faults of the file come at once; never throws on content.
 */
export const readYaml = <T>(source: string, schema: z.ZodType<T>): Reading<T> => {
	const lines = new LineCounter();
	const document = parseDocument(source, {
		lineCounter: lines,
		schema: 'failsafe',
		uniqueKeys: true,
		prettyErrors: false,
	});
	const placeAt = (offset: number) => {
		const {line, col} = lines.linePos(offset);
		return {line, column: col};
	};

	const placeOf = (path: Trail) => {
		let node: unknown = document.contents;
		let offset = document.contents?.range?.[0] ?? 0;

		for (const key of path) {
			if (isMap(node)) {
				const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key));
				if (!pair) break;
				offset = (isScalar(pair.key) && pair.key.range?.[0]) || offset;
				node = pair.value;
			} else if (isSeq(node)) {
				const item: unknown = node.items[Number(key)];
				if (item === undefined) break;
				offset = (item as {range?: readonly number[] | null}).range?.[0] ?? offset;
				node = item;
			} else break;
		}

		return placeAt(offset);
	};

	const syntax = syntaxTraps(document, source);
	const traps = [...syntax, ...silentTraps(document, source)];
	const trapped = firstOfLine(traps.map(({offset, ...trap}) => ({...placeAt(offset), path: [], ...trap})));
	if (syntax.length > 0 || hasAliases(document)) return {faults: trapped, placeOf};

	const value: unknown = document.toJS();
	const parsed = schema.safeParse(value);
	if (parsed.success && trapped.length === 0) return {value: parsed.data, faults: [], placeOf};
	const faults = faultsOf(parsed.error?.issues ?? [], value).map(
		(fault): Placed => ({...placeOf(fault.path), ...fault}),
	);
	// A text that # has cut to nothing is told once.
	const swallowed = new Set(trapped.map(({line}) => line));
	return {faults: inOrder([...trapped, ...faults.filter(({line}) => !swallowed.has(line))]), placeOf};
};
