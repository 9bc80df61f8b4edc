import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {Filling} from '../slots.js';
import {unended} from './join.js';
import {nameOf, subjectsFor} from './subjects.js';

export type Collected = {readonly path: string; readonly why: string; readonly from: readonly string[]};

/** A log by the id that trees use: a fact that is read from it, or a term of the kind log. */
const logOf = (id: string, knowledge: Knowledge): {readonly path: string; readonly why: Both} | undefined => {
	const term = knowledge.terms[id];
	return knowledge.facts[id]?.log ?? (term?.path ? {path: term.path, why: term.meaning} : undefined);
};

/**
 * The files that the open questions of the walks need, once each, with the machines they are wanted from: what steps
 * collect, and what a check waits for.
 */
export const collect = (
	view: CaseView,
	knowledge: Knowledge,
	filling: Filling,
	ids?: readonly string[],
): readonly Collected[] => {
	const found = new Map<string, {why: string; from: string[]}>();
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
			const entry = found.get(log.path) ?? {why: unended(log.why[filling.language]), from: []};
			const name = nameOf(subject, filling);
			if (!entry.from.includes(name)) entry.from.push(name);
			found.set(log.path, entry);
		}
	}

	return [...found].map(([path, {why, from}]) => ({path, why, from}));
};
