import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {Filling} from '../slots.js';
import {unended} from '../letter/join.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';

export type Collected = {
	readonly path: string;
	/** Where older parts of the log lie: `CbsPersist_*.cab` in the same folder. */
	readonly rolled: string | null;
	readonly why: string;
	readonly from: readonly string[];
	/** It came from all of them already, and what is wanted is not in it. */
	readonly isReceived: boolean;
};

/** A log by the id that trees use: a fact that is read from it, or a term of the kind log. */
export const logOf = (id: string, knowledge: Knowledge): {readonly path: string; readonly why: Both} | undefined => {
	const term = knowledge.terms[id];
	return knowledge.facts[id]?.log ?? (term?.path ? {path: term.path, why: term.meaning} : undefined);
};

const split = (path: string) => {
	const end = path.lastIndexOf('\\') + 1;
	return {folder: path.slice(0, end).toLowerCase(), file: path.slice(end)};
};

/** The name under which older parts of a log lie beside it, as the terms know it. */
const rolledOf = (path: string, knowledge: Knowledge): string | null => {
	const {folder} = split(path);
	const beside = Object.values(knowledge.terms).find(
		term => term.kind === 'log' && term.path?.includes('*') && split(term.path).folder === folder,
	);
	return beside?.path ? split(beside.path).file : null;
};

/** Whether a file of this name came from the machine, as it is or inside an archive. */
const hasCome = (view: CaseView, subject: string, path: string): boolean => {
	const {file} = split(path);
	return view.case.evidence.some(
		item =>
			item.subject === subject &&
			file !== '' &&
			item.path
				.split(/[/\\!]/)
				.at(-1)!
				.toLowerCase() === file.toLowerCase(),
	);
};
export type WantedLog = {readonly path: string; readonly why: Both; readonly from: readonly Subject[]};

/**
 * The files that the open questions of the walks need, once each, with the machines they are wanted from: what steps
 * collect, and what a check waits for.
 */
export const wantedLogs = (view: CaseView, knowledge: Knowledge, ids?: readonly string[]): readonly WantedLog[] => {
	const found = new Map<string, {why: Both; from: Subject[]}>();
	const subjects = new Set(subjectsFor(view, ids).map(({id}) => id));

	for (const {subject, walk} of view.walks) {
		if (!subjects.has(subject.id)) continue;
		const wanted = walk.advised.filter(({fate}) => fate === undefined);
		const asked = walk.standing.at === 'fact' ? [walk.standing.fact] : [];
		const needed = wanted.flatMap(({requires}) =>
			requires.filter(fact => view.factsOf(subject.id)(fact).state !== 'known'),
		);

		for (const id of [...wanted.flatMap(({collects}) => collects), ...asked, ...needed]) {
			const log = logOf(id, knowledge);
			if (!log) continue;
			const entry = found.get(log.path) ?? {why: log.why, from: []};
			if (!entry.from.includes(subject)) entry.from.push(subject);
			found.set(log.path, entry);
		}
	}

	return [...found].map(([path, entry]) => ({path, ...entry}));
};

/** The same in the words of a mail. */
export const collect = (
	view: CaseView,
	knowledge: Knowledge,
	filling: Filling,
	ids?: readonly string[],
): readonly Collected[] =>
	wantedLogs(view, knowledge, ids).map(({path, why, from}) => ({
		path,
		why: unended(why[filling.language]),
		from: [...new Set(from.map(subject => nameOf(subject, filling)))],
		rolled: rolledOf(path, knowledge),
		isReceived: from.every(({id}) => hasCome(view, id, path)),
	}));
