import {isMap, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import type * as z from 'zod';

/** Keys and list positions from the top of a file down to a value. */
export type Trail = ReadonlyArray<string | number>;

/** Something wrong in one file; line and column from 1, or absent for a fault of the file as a whole. */
export type Fault = {readonly line?: number; readonly column?: number; readonly path: Trail; readonly message: string};

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

const wordsOf = (issue: Issue, found: unknown): string => {
	if (found === undefined) return 'missing';
	if (found === '' && issue.code !== 'invalid_value') return 'empty';
	if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
	if (issue.code === 'invalid_union') return issue.message.replace('Invalid discriminator value. E', 'e');
	return issue.message.replace(/^Invalid (input|option): /, '');
};

/** One fault a place: zod goes on with the length of what already has the wrong type. */
const faultsOf = (issues: readonly Issue[], value: unknown): Array<{path: Trail; message: string}> => {
	const faults = issues.flatMap(issue => {
		const path = trailOf(issue.path);
		if (issue.code !== 'unrecognized_keys') return [{path, message: wordsOf(issue, valueAt(value, path))}];
		return issue.keys.map(key => ({path: [...path, key], message: 'unknown key'}));
	});
	const names = faults.map(({path}) => path.join('.'));
	return faults.filter((_, index) => names.indexOf(names[index]!) === index);
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

	const wrong = [...document.errors, ...document.warnings];
	if (wrong.length > 0) {
		return {faults: wrong.map(({pos, message}) => ({...placeAt(pos[0]), path: [], message})), placeOf};
	}

	let value: unknown;
	try {
		value = document.toJS({maxAliasCount: 100});
	} catch (error) {
		return {faults: [{...placeAt(0), path: [], message: (error as Error).message}], placeOf};
	}

	const parsed = schema.safeParse(value);
	if (parsed.success) return {value: parsed.data, faults: [], placeOf};
	const faults = faultsOf(parsed.error.issues, value).map(({path, message}) => ({...placeOf(path), path, message}));
	return {faults: faults.sort((a, b) => a.line - b.line || a.column - b.column), placeOf};
};
