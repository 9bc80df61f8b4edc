import type {Command} from 'commander';
import type {CaseSummary} from '../../case/view.js';
import {draftKinds} from '../../drafts/kinds.js';
import {allowed, defaultSettings} from '../../settings.js';
import type {Language} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';
import {topics} from '../help/topics.js';

/** What Tab may put in the place of the word; `about` is only shown. */
export type Candidate = {readonly value: string; readonly about: string};

export const shells = ['bash', 'zsh', 'powershell'] as const;

export type Asked = {
	/** What was typed after `casewalk`; the last word is the one being completed, perhaps empty. */
	readonly words: readonly string[];
	readonly program: Command;
	readonly language: Language;
	readonly cases: () => Promise<readonly CaseSummary[]>;
};

const bare = (values: readonly string[]): readonly Candidate[] => values.map(value => ({value, about: ''}));

/** A shell puts it on its line as it is: a number with anything in it that a shell acts on is told by its id. */
const safeName = ({number, id}: CaseSummary) =>
	number !== undefined && /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]*$/u.test(number) ? number : id;

const caseCandidates = (cases: readonly CaseSummary[]): readonly Candidate[] =>
	cases.map(it => ({
		value: safeName(it),
		about: visibleLine([it.customer, it.title].filter(Boolean).join(' ')),
	}));

/** `<zh|en>` in an option's flags are its values. */
const valuesOf = (flags: string): readonly string[] => /<(\w+(?:\|\w+)+)>/.exec(flags)?.[1]?.split('|') ?? [];

const optionsOf = (command: Command): readonly Candidate[] =>
	command.options.filter(({hidden}) => !hidden).map(({long, description}) => ({value: long!, about: description}));

const commandsOf = (command: Command): readonly Candidate[] =>
	command.commands.map(it => ({value: it.name(), about: it.description()}));

/** What a command's argument can be, by its name in the usage. */
const argumentValues = async (command: Command, index: number, given: readonly string[], {cases}: Asked) => {
	const wanted = command.registeredArguments[Math.min(index, command.registeredArguments.length - 1)];
	if (!wanted || (index > 0 && index >= command.registeredArguments.length && !wanted.variadic)) return [];
	const name = `${command.name()} ${wanted.name()}`;
	if (wanted.name() === 'CASE') return caseCandidates(await cases());
	if (name === 'draft KIND') return bare(draftKinds);
	if (name === 'completion SHELL') return bare(shells);
	if (name === 'settings NAME') return bare(Object.keys(defaultSettings).filter(it => it !== 'lastCase'));
	if (name === 'settings VALUE') return bare(allowed[given[0] as keyof typeof allowed] ?? []);
	return [];
};

const candidates = async (asked: Asked): Promise<readonly Candidate[]> => {
	const {words, program, cases} = asked;
	const before = words.slice(0, -1);
	const current = words.at(-1) ?? '';
	let command = program;
	const given: string[] = [];
	let expects: string | undefined;
	for (const word of before) {
		const sub = command.commands.find(it => it.name() === word);
		const option = command.options.find(({long, short}) => long === word || short === word);
		if (expects !== undefined) expects = undefined;
		else if (option) expects = option.required || option.optional ? option.flags : undefined;
		else if (sub && given.length === 0) command = sub;
		else if (!word.startsWith('-')) given.push(word);
	}

	if (expects?.includes('<CASE>')) return caseCandidates(await cases());
	if (expects !== undefined) return bare(valuesOf(expects));
	if (current.startsWith('-')) return optionsOf(command);
	if (command === program && given[0] === 'help')
		return given.length > 1
			? []
			: [...topics.map(({id, title}) => ({value: id, about: title[asked.language]})), ...commandsOf(program)];
	if (command === program) return given.length > 0 ? [] : [...commandsOf(program), ...caseCandidates(await cases())];
	if (command.commands.length > 0) return commandsOf(command);
	return argumentValues(command, given.length, given, asked);
};

/** Those that begin with the word; when none does, those about which it says something (a piece of a title). */
export const complete = async (asked: Asked): Promise<readonly Candidate[]> => {
	const current = (asked.words.at(-1) ?? '').toLowerCase();
	const all = await candidates(asked);
	const begins = all.filter(({value}) => value.toLowerCase().startsWith(current));
	return begins.length > 0 ? begins : all.filter(({about}) => about.toLowerCase().includes(current));
};
