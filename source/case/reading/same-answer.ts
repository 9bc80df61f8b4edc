import type {Answer} from '../case.js';
import type {CaseView, WalkView} from '../view.js';

/** The last answer of a person in a walk, and the other walks that stand at that very question. */
export type SameAnswer = {readonly answer: Answer; readonly others: readonly WalkView[]};

const isSplit = ({subject}: WalkView) => subject.into.length > 0;

/**
Where an answer just given to one subject can be given to the others as well: the same tree, the same place, waiting for a
choice. A step that takes a consent is asked for each.
*/
export const sameAnswerOf = (view: CaseView, walk: string): SameAnswer | undefined => {
	const found = view.walks.find(({record}) => record.id === walk);
	const given = [...(found?.record.answers.values() ?? [])].filter(({kind}) => kind === 'answered');
	const answer = given.toSorted((a, b) => a.seq - b.seq).at(-1);
	if (!found || !answer) return undefined;
	const others = view.walks.filter(
		other =>
			other.record.id !== walk &&
			!isSplit(other) &&
			other.record.tree === found.record.tree &&
			other.walk.standing.at === 'choices' &&
			other.walk.standing.path === answer.path,
	);
	return others.length > 0 ? {answer, others} : undefined;
};
