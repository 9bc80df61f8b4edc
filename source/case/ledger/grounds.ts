import type {Advised} from '../../walk/walk.js';
import type {FactStatement, Ground} from '../case.js';
import type {CaseView, WalkView} from '../view.js';

const groundOf = ({fact, value, source}: FactStatement): Ground => ({fact, value, source});

/** The facts that an advice rests on as they stand now: what it requires, and what led the walk to it. */
export const groundsOf = (
	{walk, subject}: WalkView,
	{path, requires}: Pick<Advised, 'path' | 'requires'>,
	{factsOf}: Pick<CaseView, 'factsOf'>,
): readonly Ground[] => {
	const here = walk.trail.findIndex(step => step.path === path);
	const led = walk.trail.slice(0, Math.max(here, 0)).flatMap(({because}) => because?.statements ?? []);
	const required = requires.flatMap(fact => {
		const found = factsOf(subject.id)(fact);
		return found.state === 'known' ? found.because.slice(-1) : [];
	});
	const all = [...required, ...led];
	return all.filter(({fact}, index) => all.findIndex(other => other.fact === fact) === index).map(groundOf);
};
