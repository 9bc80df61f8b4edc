import type {Answer, FactSource} from '../case/case.js';
import type {Kb, Tree, TreeCases} from '../knowledge/schema.js';
import {beside, nodeAt} from './place.js';
import {type Advised, type FactLookup, type Path, type Step, type Walk, walk} from './walk.js';

type TreeCase = TreeCases[number];
type Trees = Readonly<Record<string, Tree>>;
export type Knows = {readonly trees: Trees; readonly kb: Readonly<Record<string, Pick<Kb, 'stack'>>>};

/** What `tree test` prints: nodes as `tree/node`, each failure with what was expected and what came. */
export type Tried = {
	readonly cases: number;
	readonly failed: ReadonlyArray<{readonly case: string; readonly why: readonly string[]}>;
	readonly nodes: number;
	readonly walked: number;
	readonly unwalked: readonly string[];
};

/** Every round of one case, laid end to end. */
type Told = {
	readonly trail: readonly Step[];
	readonly standing: Walk['standing'];
	readonly advised: readonly Advised[];
	/** Paths of answers that no step asked for. */
	readonly unasked: readonly Path[];
};

const nothing = {zh: '', en: ''};
const at = '2026-01-01T09:00:00.000+08:00';

const answerOf = (path: Path, choice: string, seq: number): Answer => ({
	path,
	choice,
	asked: nothing,
	said: nothing,
	seq,
	at,
	tree: '',
	kind: 'answered',
});

type Values = Readonly<Record<string, string>>;

/** What the case gives stands against an answer; what the answers state moves on with them. */
const lookup =
	(given: Values, stated: Values): FactLookup =>
	fact => {
		const value = given[fact] ?? stated[fact];
		if (value === undefined) return {state: 'unknown'};
		const source: FactSource = fact in given ? {by: 'customer'} : {by: 'answer', walk: '', path: ''};
		return {state: 'known', value, because: [{fact, value, source, seq: 0, at}]};
	};

const statedOn = (trail: readonly Step[]): Record<string, string> =>
	Object.assign({}, ...trail.filter(({by}) => by === 'answer').map(({choice}) => choice?.states ?? {}));

/**
 * Walks one case as a call would: what an answer states is known from then on, consent is given where an answer of a
 * risky step shows that it was, and an answer at a wait's path means that what was waited for has come about.
 */
const tell = (knows: Knows, tree: string, {given = {}, answers = {}}: TreeCase): Told => {
	const entries = Object.entries(answers);
	const common = {
		trees: knows.trees,
		tree,
		answers: new Map(entries.map(([path, choice], seq) => [path, answerOf(path, choice, seq)])),
		consents: new Set(entries.map(([path]) => path)),
		stackOf: (kb: string) => knows.kb[kb]?.stack?.version,
	};

	const settle = (from: Path | undefined, before: readonly Step[]): Walk => {
		let told = walk({...common, from, facts: lookup(given, {})});
		for (let rounds = 0; ; rounds++) {
			const next = walk({...common, from, facts: lookup(given, statedOn([...before, ...told.trail]))});
			const isSame = next.trail.map(({path}) => path).join() === told.trail.map(({path}) => path).join();
			if ((isSame && next.standing.at === told.standing.at) || rounds === 50) return next;
			told = next;
		}
	};

	let told = settle(undefined, []);
	let {trail, advised} = told;
	while (told.standing.at === 'waiting' && answers[told.standing.path] !== undefined) {
		const node = nodeAt(knows.trees, told.standing.path);
		if (node?.kind !== 'wait' || trail.length > 1000) break;
		told = settle(beside(told.standing.path, node.go), trail);
		trail = [...trail, ...told.trail];
		advised = [...advised, ...told.advised];
	}

	const unasked = Object.keys(answers).filter(path => !trail.some(step => step.path === path));
	return {trail, advised, standing: told.standing, unasked};
};

const isAdvised = (advised: readonly Advised[], what: string) =>
	advised.some(({step, howto, recommends}) => step === what || howto === what || recommends.includes(what));

const inOrder = (trail: readonly Step[], paths: readonly Path[]): string | undefined => {
	let from = 0;
	for (const path of paths) {
		const found = trail.findIndex((step, index) => index >= from && step.path === path);
		if (found === -1) return path;
		from = found + 1;
	}

	return undefined;
};

const judged = ({trail, standing, advised, unasked}: Told, {answers = {}, expect}: TreeCase): string[] => {
	const missed = inOrder(trail, expect.nodes ?? []);
	const wrong = (trail: readonly Step[]) =>
		trail.filter(({path, node, by}) => node.kind !== 'wait' && by === 'open' && answers[path] !== undefined);
	const isThere = (place: string, isEnd: boolean) => standing.path === place && (standing.at === 'ended') === isEnd;

	return [
		missed === undefined ? [] : [`not walked: ${missed}`],
		unasked.map(path => `never asked: ${path}`),
		wrong(trail).map(({path}) => `no such choice: ${path} ${answers[path]}`),
		standing.at === 'broken' ? [`broken (${standing.why}): ${standing.path}`] : [],
		expect.at === undefined || isThere(expect.at, false) ? [] : [`stands at ${standing.path}, not at ${expect.at}`],
		expect.end === undefined || isThere(expect.end, true)
			? []
			: [`${standing.at} ${standing.path}, not the end ${expect.end}`],
		(expect.advice ?? []).filter(what => !isAdvised(advised, what)).map(what => `not advised: ${what}`),
		(expect.never ?? []).filter(what => isAdvised(advised, what)).map(what => `advised: ${what}`),
	].flat();
};

/** Whether a case does not come out as it expects. */
export const caseFails = (knows: Knows, tree: string, one: TreeCase): boolean =>
	judged(tell(knows, tree, one), one).length > 0;

const placesOn = (trail: readonly Step[]) => trail.map(({tree, nodeId}) => `${tree}/${nodeId}`);

/** The nodes a case walks, as `tree/node`. */
export const walkedBy = (knows: Knows, tree: string, one: TreeCase): ReadonlySet<string> =>
	new Set(placesOn(tell(knows, tree, one).trail));

/** Walks the cases of every tree: which fail and why, and which nodes no case comes to. */
export const tryCases = (
	knows: Knows,
	cases: Readonly<Record<string, TreeCases>>,
	/** Ids of the trees whose nodes are counted. */
	asked: readonly string[] = Object.keys(knows.trees),
): Tried => {
	const tried = Object.entries(cases).flatMap(([tree, list]) =>
		list.map(one => {
			const told = tell(knows, tree, one);
			return {case: `${tree}: ${one.name}`, why: judged(told, one), trail: told.trail};
		}),
	);
	const walked = new Set(tried.flatMap(({trail}) => placesOn(trail)));
	const nodes = asked.flatMap(id => Object.keys(knows.trees[id]?.nodes ?? {}).map(node => `${id}/${node}`));

	return {
		cases: tried.length,
		failed: tried.filter(({why}) => why.length > 0).map(({case: name, why}) => ({case: name, why})),
		nodes: nodes.length,
		walked: nodes.filter(node => walked.has(node)).length,
		unwalked: nodes.filter(node => !walked.has(node)),
	};
};
