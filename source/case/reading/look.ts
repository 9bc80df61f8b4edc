import {stackOf} from '../../knowledge/kb.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {walk} from '../../walk/walk.js';
import type {Case, WalkRecord} from '../case.js';
import type {Event} from '../event.js';
import {factsOf} from './facts.js';
import {judged} from '../ledger/judged.js';
import {redoable, undoable} from '../acts/undo.js';
import type {AdvisedFor, CaseView, WalkView} from '../view.js';

/** The latest round of each subject's walk through each tree. */
const latestRounds = (walks: readonly WalkRecord[]): readonly WalkRecord[] =>
	walks.filter(
		record =>
			!walks.some(
				other => other.subject === record.subject && other.tree === record.tree && other.round > record.round,
			),
	);

const walked = (found: Case, knowledge: Knowledge, record: WalkRecord): WalkView[] => {
	const subject = found.subjects.find(({id}) => id === record.subject);
	if (!subject) return [];
	const consents = found.consents.filter(consent => consent.walk === record.id).map(({path}) => path);
	return [
		{
			record,
			subject,
			walk: walk({
				trees: knowledge.trees,
				tree: record.tree,
				from: record.from,
				answers: record.answers,
				consents: new Set(consents),
				facts: factsOf(found, subject.id, knowledge.facts),
				stackOf: stackOf(knowledge),
			}),
		},
	];
};

/** Walks every walk of the case with what is known now. */
export const lookAt = (found: Case, knowledge: Knowledge, events: readonly Event[], session: string): CaseView => {
	const undo = undoable(events, session);
	const redo = redoable(events, session);
	const lookup = (subject?: string) => factsOf(found, subject, knowledge.facts);
	return {
		...judged({case: found, factsOf: lookup}, knowledge),
		case: found,
		walks: latestRounds(found.walks).flatMap(record => walked(found, knowledge, record)),
		factsOf: lookup,
		statedFacts: subject => [
			...new Set(found.facts.filter(one => one.subject === undefined || one.subject === subject).map(({fact}) => fact)),
		],
		undo: 'why' in undo ? undo : {id: undo.id, words: undo.words},
		redo: redo && {id: redo.id, words: redo.words},
	};
};

/** Every advice the case's walks have come to, with its subject. */
export const advisedIn = (view: CaseView): readonly AdvisedFor[] =>
	view.walks.flatMap(({walk, subject, record}) =>
		walk.advised.map(advised => ({...advised, subject, walk: record.id})),
	);
