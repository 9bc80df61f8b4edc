import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import type * as z from 'zod';
import {lint, warn} from './lint/lint.js';
import {noKnowledge, overlay, withoutEntries} from './overlay.js';
import type {Problem} from './lint/problem.js';
import {
	codeSchema,
	factsSchema,
	howtoSchema,
	hypothesisSchema,
	type Knowledge,
	kbSchema,
	ruleSchema,
	type TreeCases,
	termsSchema,
	treeCasesSchema,
	treeSchema,
} from './schema.js';
import {type Fault, type Reading, readYaml, type Trail} from './yaml.js';

export type Compiled = {
	readonly knowledge: Knowledge;
	/** The same without the folder's entries that have a problem, so that one fault spoils nothing else. */
	readonly sound: Knowledge;
	/** By tree: what `tree test` walks. */
	readonly cases: Readonly<Record<string, TreeCases>>;
	/** `knowledge/kb/KB4490628.yaml:10:7 path.in.file: what is wrong`, those of all files at once. */
	readonly problems: readonly string[];
	/** In the same form: nothing wrong, but to be looked at. */
	readonly warnings: readonly string[];
};

type Options = {
	/** How the folder is called in the problems; its own name when absent. */
	readonly name?: string;
	/** The knowledge below: references may point into it, and entries of the folder replace its own. */
	readonly base?: Knowledge;
	/** `2026-11-22`: reviews older than a year before it are warnings. */
	readonly today?: string;
};

type Loaded<T> = {readonly value: T; readonly hash: string};

const namesIn = (folder: string): readonly string[] => {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
};

const kinds = [
	'kb',
	'codes',
	'rules',
	'trees',
	'howto',
	'hypotheses',
	'templates',
	'schemas',
	'facts.yaml',
	'terms.yaml',
];

/** A folder of knowledge being read: what is wrong gathers in `problems`. */
const openFolder = (folder: string, name: string) => {
	const problems: string[] = [];
	const places = new Map<string, Reading<unknown>['placeOf']>();
	const files = new Set<string>();
	const broken = new Set<string>();

	const sentence = (file: string, path: Trail, message: string, code: string, fault?: Fault) => {
		const {line, column} = fault ?? places.get(file)?.(path) ?? {};
		const place = line === undefined ? '' : `:${line}:${column}`;
		const where = path.length > 0 ? ` ${path.join('.')}:` : ':';
		return `${name}/${file}${place}${where} ${message} (${code})`;
	};

	const report = (...told: Parameters<typeof sentence>) => void problems.push(sentence(...told));

	const textOf = (file: string) => {
		files.add(file);
		try {
			const bytes = readFileSync(join(folder, file));
			const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
			return {text, hash: createHash('sha256').update(bytes).digest('hex')};
		} catch (error) {
			broken.add(file);
			const {code} = error as NodeJS.ErrnoException;
			report(
				file,
				[],
				code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8' : `cannot be read: ${code}`,
				'file-read',
			);
		}
	};

	const load = <T>(file: string, schema: z.ZodType<T>): Loaded<T> | undefined => {
		if (!existsSync(join(folder, file))) return;
		const source = textOf(file);
		if (!source) return;
		const reading = readYaml(source.text, schema);
		places.set(file, reading.placeOf);
		for (const fault of reading.faults) report(file, fault.path, fault.message, fault.code, fault);
		if (reading.value === undefined) broken.add(file);
		else return {value: reading.value, hash: source.hash};
	};

	/** Ids of the files of a kind; a file of another ending is told, as it would be missed. */
	const idsOf = (kind: string, ending: string, ...besides: string[]): string[] => {
		const names = namesIn(join(folder, kind))
			.filter(file => !file.startsWith('.'))
			.sort();
		for (const file of names.filter(file => ![ending, ...besides].some(end => file.endsWith(end))))
			report(`${kind}/${file}`, [], `not read, names here end in ${ending}`, 'file-name');
		return names.filter(file => file.endsWith(ending)).map(file => file.slice(0, -ending.length));
	};

	const entriesOf = <T extends {readonly id: string}>(kind: string, schema: z.ZodType<T>) =>
		idsOf(kind, '.yaml', ...(kind === 'howto' ? ['.cmd'] : []))
			.filter(id => !id.endsWith('.cases'))
			.flatMap((id): Array<[string, Loaded<T>]> => {
				const file = `${kind}/${id}.yaml`;
				const loaded = load(file, schema);
				if (!loaded || loaded.value.id === id) return loaded ? [[id, loaded]] : [];
				for (const name of [file, `${kind}/${loaded.value.id}.yaml`]) broken.add(name);
				report(file, ['id'], `the file must be named ${loaded.value.id}.yaml`, 'file-name');
				return [];
			});

	return {problems, files, broken, sentence, report, textOf, load, idsOf, entriesOf};
};

/** `kb/KB1234567`, `facts/ssu.version`: the entry that a problem is about; undefined for a tree's cases. */
const entryOf = ({file, path}: Problem): string | undefined => {
	if (file.endsWith('.cases.yaml')) return;
	const kind = file.replace(/\.yaml$/, '');
	return kind.includes('/') ? kind.replace(/\.liquid$/, '') : `${kind}/${path[0]}`;
};

const filesOf = (own: Knowledge): ReadonlySet<string> =>
	new Set([
		...(['kb', 'codes', 'rules', 'trees', 'howto', 'hypotheses'] as const).flatMap(kind =>
			Object.keys(own[kind]).map(id => `${kind}/${id}.yaml`),
		),
		...Object.keys(own.templates).map(id => `templates/${id}.liquid`),
		'facts.yaml',
		'terms.yaml',
	]);

/** Leaves out what has one of these problems, and then what leaned on it. */
const soundOf = (own: Knowledge, base: Knowledge, problems: readonly Problem[]): Knowledge => {
	const kept = withoutEntries(own, new Set(problems.map(entryOf)));
	const over = overlay(base, kept);
	return kept === own ? over : soundOf(kept, base, lint(over, {}, filesOf(kept)));
};

/**
 * Reads a folder of knowledge: `kb/ codes/ rules/ trees/ howto/ hypotheses/` of one YAML file an entry (named as its id),
 * what a how-to attaches beside it, `templates/<kind>.<language>.liquid`, `facts.yaml`, `terms.yaml`. What is missing counts as empty; what is wrong is
 * left out and named in `problems`. The only part of this room that reads the disk.
 */
export const compileKnowledge = (folder: string, {name = basename(folder), base, today}: Options = {}): Compiled => {
	const {problems, files, broken, sentence, report, textOf, load, idsOf, entriesOf} = openFolder(folder, name);
	const plain = <T extends {readonly id: string}>(kind: string, schema: z.ZodType<T>): Record<string, T> =>
		Object.fromEntries(entriesOf(kind, schema).map(([id, {value}]) => [id, value]));

	// A folder `howtos/` or a file `kb.yaml` would be passed over without a word; notes and hidden files may lie about.
	for (const entry of namesIn(folder))
		if (!kinds.includes(entry) && !entry.startsWith('.') && !/\.(md|txt)$/i.test(entry))
			report(entry, [], `not read, the names here are ${kinds.join(' ')}`, 'file-name');

	const terms = load('terms.yaml', termsSchema)?.value ?? [];
	for (const [index, {id}] of terms.entries()) {
		if (terms.findIndex(term => term.id === id) < index)
			report('terms.yaml', [index, 'id'], `${id} stands twice`, 'yaml-twice');
	}

	const own: Knowledge = {
		kb: plain('kb', kbSchema),
		codes: plain('codes', codeSchema),
		rules: plain('rules', ruleSchema),
		trees: Object.fromEntries(entriesOf('trees', treeSchema).map(([id, {value, hash}]) => [id, {...value, hash}])),
		howto: plain('howto', howtoSchema),
		hypotheses: plain('hypotheses', hypothesisSchema),
		templates: Object.fromEntries(
			idsOf('templates', '.liquid').map(id => [id, textOf(`templates/${id}.liquid`)?.text ?? '']),
		),
		attachments: Object.fromEntries(
			namesIn(join(folder, 'howto'))
				.filter(file => /^[^.].*\.cmd$/.test(file))
				.map(file => [file, textOf(`howto/${file}`)?.text.replaceAll(/\r?\n/g, '\r\n') ?? '']),
		),
		facts: load('facts.yaml', factsSchema)?.value ?? {},
		terms: Object.fromEntries(terms.map(term => [term.id, term])),
		team: [],
	};

	const cases = Object.fromEntries(
		idsOf('trees', '.cases.yaml', '.yaml').flatMap((id): Array<[string, TreeCases]> => {
			const loaded = load(`trees/${id}.cases.yaml`, treeCasesSchema);
			return loaded ? [[id, loaded.value]] : [];
		}),
	);

	const knowledge = base ? overlay(base, own) : own;
	const warnings: string[] = [];
	/** Facts and terms share a file: those of the base are not the folder's. */
	const ownPath = (file: string, path: Trail): Trail | undefined => {
		if (!files.has(file)) return;
		if (file === 'facts.yaml') return Object.hasOwn(own.facts, path[0] ?? '') ? path : undefined;
		if (file !== 'terms.yaml') return path;
		const index = terms.findIndex(({id}) => id === path[0]);
		return index === -1 ? undefined : [index, ...path.slice(1)];
	};

	const found = lint(knowledge, cases, files);
	for (const {file, path, message, code, lacks} of found) {
		const place = ownPath(file, path);
		if (place && !(lacks && broken.has(lacks))) report(file, place, message, code);
	}

	for (const {file, path, message, code} of warn(knowledge, today)) {
		const place = ownPath(file, path);
		if (place) warnings.push(sentence(file, place, message, code));
	}

	return {knowledge, sound: soundOf(own, base ?? noKnowledge, found), cases, problems, warnings};
};
