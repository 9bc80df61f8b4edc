import type {Subject} from '../../source/case/case.js';
import type {CaseView, WalkView} from '../../source/case/view.js';
import type {Step} from '../../source/walk/walk.js';
import type {InCase} from '../screen.js';

/** What is in hand in a case: the subject, its walk, the step that is looked at. */
export type Place = {
	/** Groups that were split into devices stand behind them and are not walked any more. */
	readonly subjects: readonly Subject[];
	readonly subject?: Subject;
	readonly walk?: WalkView;
	/** The step on the screen: where the walk stands, or an earlier one. */
	readonly step?: Step;
	/** Its index on the trail, when it is an earlier one. */
	readonly earlier?: number;
};

export const walkOf = ({walks}: CaseView, subject: string): WalkView | undefined => {
	const own = walks.filter(walk => walk.subject.id === subject);
	return own.findLast(({walk}) => walk.standing.at !== 'ended') ?? own.at(-1);
};

export const placeIn = (view: CaseView, at: InCase): Place => {
	const subjects = view.case.subjects.filter(({into}) => into.length === 0);
	const subject = subjects.find(({id}) => id === at.subject) ?? subjects[0];
	const walk = subject && walkOf(view, subject.id);
	if (!walk) return {subjects, ...(subject && {subject})};
	const {trail, standing} = walk.walk;
	const index = at.path === undefined ? -1 : trail.findIndex(({path}) => path === at.path);
	const isEarlier = index !== -1 && at.path !== standing.path;
	const step = isEarlier ? trail[index] : trail.find(({path}) => path === standing.path);
	return {subjects, ...(subject && {subject}), walk, ...(step && {step}), ...(isEarlier && {earlier: index})};
};

/** Steps a person can go back to: what was asked, done, checked; not the doors between trees. */
export const stops = ({walk: {trail}}: WalkView): readonly Step[] => trail.filter(({by}) => by !== 'moved');
