import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import type * as z from 'zod';
import {lint} from './lint.js';
import {overlay} from './overlay.js';
import {
	codeSchema,
	factsSchema,
	howtoSchema,
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
	/** By tree: what `tree test` walks. */
	readonly cases: Readonly<Record<string, TreeCases>>;
	/** `knowledge/kb/KB4490628.yaml:10:7 path.in.file: what is wrong`, those of all files at once. */
	readonly problems: readonly string[];
};

type Options = {
	/** How the folder is called in the problems; its own name when absent. */
	readonly name?: string;
	/** The knowledge below: references may point into it, and entries of the folder replace its own. */
	readonly base?: Knowledge;
};

type Loaded<T> = {readonly value: T; readonly hash: string};

/**
 * Reads a folder of knowledge: `kb/ codes/ rules/ trees/ howto/` of one YAML file an entry (named as its id),
 * `templates/<kind>.<language>.liquid`, `facts.yaml`, `terms.yaml`. What is missing counts as empty; what is wrong is
 * left out and named in `problems`. The only part of this room that reads the disk.
 */
export const compileKnowledge = (folder: string, {name = basename(folder), base}: Options = {}): Compiled => {
	const problems: string[] = [];
	const places = new Map<string, Reading<unknown>['placeOf']>();
	const files = new Set<string>();
	const broken = new Set<string>();
	const placeOf = (file: string, path: Trail) => places.get(file)?.(path);

	const report = (file: string, {line, column, path, message}: Fault) => {
		const place = line === undefined ? '' : `:${line}:${column}`;
		const where = path.length > 0 ? ` ${path.join('.')}:` : '';
		problems.push(`${name}/${file}${place}${where || ':'} ${message}`);
	};

	const textOf = (file: string) => {
		files.add(file);
		const bytes = readFileSync(join(folder, file));
		try {
			const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
			return {text, hash: createHash('sha256').update(bytes).digest('hex')};
		} catch {
			broken.add(file);
			report(file, {path: [], message: 'not UTF-8'});
		}
	};

	const load = <T>(file: string, schema: z.ZodType<T>): Loaded<T> | undefined => {
		const source = textOf(file);
		if (!source) return;
		const reading = readYaml(source.text, schema);
		places.set(file, reading.placeOf);
		for (const fault of reading.faults) report(file, fault);
		if (reading.value === undefined) broken.add(file);
		else return {value: reading.value, hash: source.hash};
	};

	const filesOf = (kind: string, ending: string, beside = ending): string[] => {
		if (!existsSync(join(folder, kind))) return [];
		const names = readdirSync(join(folder, kind))
			.filter(file => !file.startsWith('.'))
			.sort();
		for (const file of names.filter(file => !file.endsWith(beside)))
			report(`${kind}/${file}`, {path: [], message: `not read, names here end in ${ending}`});
		return names.filter(file => file.endsWith(ending)).map(file => file.slice(0, -ending.length));
	};

	const entriesOf = <T extends {readonly id: string}>(kind: string, schema: z.ZodType<T>) => {
		const entries: Array<[string, Loaded<T>]> = [];

		for (const id of filesOf(kind, '.yaml').filter(id => !id.endsWith('.cases'))) {
			const file = `${kind}/${id}.yaml`;
			const loaded = load(file, schema);
			if (!loaded) continue;
			const named = loaded.value.id;
			if (named === id) entries.push([id, loaded]);
			else {
				for (const name of [file, `${kind}/${named}.yaml`]) broken.add(name);
				report(file, {...placeOf(file, ['id']), path: ['id'], message: `the file must be named ${named}.yaml`});
			}
		}

		return entries;
	};

	const plain = <T extends {readonly id: string}>(kind: string, schema: z.ZodType<T>): Record<string, T> =>
		Object.fromEntries(entriesOf(kind, schema).map(([id, {value}]) => [id, value]));

	const terms = existsSync(join(folder, 'terms.yaml')) ? (load('terms.yaml', termsSchema)?.value ?? []) : [];
	for (const [index, {id}] of terms.entries()) {
		const path = [index, 'id'];
		if (terms.findIndex(term => term.id === id) < index)
			report('terms.yaml', {...placeOf('terms.yaml', path), path, message: `${id} stands twice`});
	}

	const own: Knowledge = {
		kb: plain('kb', kbSchema),
		codes: plain('codes', codeSchema),
		rules: plain('rules', ruleSchema),
		trees: Object.fromEntries(entriesOf('trees', treeSchema).map(([id, {value, hash}]) => [id, {...value, hash}])),
		howto: plain('howto', howtoSchema),
		templates: Object.fromEntries(
			filesOf('templates', '.liquid').map(id => [id, textOf(`templates/${id}.liquid`)?.text ?? '']),
		),
		facts: existsSync(join(folder, 'facts.yaml')) ? (load('facts.yaml', factsSchema)?.value ?? {}) : {},
		terms: Object.fromEntries(terms.map(term => [term.id, term])),
		team: [],
	};

	const cases: Record<string, TreeCases> = {};
	for (const id of filesOf('trees', '.cases.yaml', '.yaml')) {
		const loaded = load(`trees/${id}.cases.yaml`, treeCasesSchema);
		if (loaded) cases[id] = loaded.value;
	}

	const knowledge = base ? overlay(base, own) : own;
	for (const {file, path, message, code, lacks} of lint(knowledge, cases)) {
		if (files.has(file) && !(lacks && broken.has(lacks)))
			report(file, {...placeOf(file, path), path, message: `${message} (${code})`});
	}

	return {knowledge, cases, problems};
};
