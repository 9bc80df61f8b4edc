import type {Act} from '../../source/case/acts/action.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import type {Both} from '../../source/text/both.js';
import type {Standing, Step} from '../../source/walk/walk.js';
import type {Move} from '../screen.js';
import {about, words} from '../words.js';
import {valuesOf} from './facts.js';
import type {Place} from './place.js';

/** One thing a digit does at this step. */
export type StepOption = {
	readonly id: string;
	readonly label: Both;
	readonly mark?: Both;
	readonly does: {readonly act: Act} | {readonly move: Move};
};

type Given = {readonly view: CaseView; readonly place: Place; readonly knowledge: Knowledge};
const most = 9;
const entry = 'screen';

const trees = ({place: {subject}, knowledge}: Given): readonly StepOption[] =>
	Object.values(knowledge.trees)
		.toSorted((a, b) => Number(b.id === entry) - Number(a.id === entry))
		.map(({id, title}) => ({
			id: `tree/${id}`,
			label: about(words.step.startTree, title),
			does: {act: {do: 'start-walk', subject: subject!.id, tree: id}},
		}));

const choices = ({place: {walk, earlier}}: Given, {node, path, answer}: Step): readonly StepOption[] => {
	if (!walk || (node.kind !== 'ask' && node.kind !== 'do')) return [];
	const before = walk.record.before.get(path)?.choice;
	return node.choices.map(({id, label}) => ({
		id,
		label,
		...(answer?.choice === id && answer.kind === 'answered' && earlier !== undefined
			? {mark: words.step.chosen}
			: before === id && {mark: words.step.before}),
		does: {act: {do: 'answer', walk: walk.record.id, path, choice: id}},
	}));
};

const factOptions = (
	{view, place: {subject}, knowledge}: Given,
	at: Extract<Standing, {at: 'fact'}>,
): readonly StepOption[] => {
	const fact = knowledge.facts[at.fact];
	const state = (value: string): Act => ({
		do: 'state-fact',
		subject: subject!.id,
		fact: at.fact,
		value,
		by: 'customer',
	});
	const isDisputed = at.view.state === 'contradicted';
	const values = valuesOf(fact).map(
		({id, words: label}): StepOption => ({
			id: `value/${id}`,
			label,
			does: isDisputed ? {move: {go: 'panel', kind: 'settle-fact', of: at.fact}} : {act: state(id)},
		}),
	);
	const typed: StepOption = {
		id: 'type',
		label: isDisputed ? about(words.forms.settleFact, fact?.title ?? {zh: at.fact, en: at.fact}) : words.step.type,
		does: {move: {go: 'panel', kind: isDisputed ? 'settle-fact' : 'fact', of: at.fact}},
	};
	const log = fact?.log;
	const text = log && words.step.askLog(log.path);
	const isAsked = view.case.promises.some(promise => !promise.kept && promise.text === text?.zh);
	const request: StepOption[] = text
		? [
				{
					id: 'log',
					label: text,
					...(isAsked && {mark: words.step.askedLog}),
					does: isAsked ? {move: {go: 'panel', kind: 'attach'}} : {act: {do: 'promise', side: 'theirs', text: text.zh}},
				},
			]
		: [];
	return [...(isDisputed || values.length === 0 ? [typed] : values.slice(0, most - request.length)), ...request];
};

const endOptions = (given: Given): readonly StepOption[] => {
	const {view, place} = given;
	const next = place.subjects.find(
		({id}) =>
			id !== place.subject?.id &&
			!view.walks.some(({subject, walk}) => subject.id === id && walk.standing.at === 'ended'),
	);
	const name = next && (next.name || next.serial || '');
	return [
		{id: 'draft', label: words.step.draft, does: {move: {go: 'panel', kind: 'drafts'}}},
		...(next && name !== undefined
			? [{id: 'next', label: words.step.next(name), does: {move: {go: 'subject', subject: next.id}}} as const]
			: []),
		...trees(given).filter(({id}) => id !== `tree/${place.walk?.record.tree}`),
	];
};

/** The date of this waiting; a waiting of an older journal that nobody recorded is a promise. */
const dateOfWaiting = ({view, place: {walk}}: Given, path: string): Move => {
	const waiting = view.case.waiting.find(one => one.walk === walk?.record.id && one.path === path && !one.to);
	return waiting ? {go: 'panel', kind: 'next-date', of: waiting.id} : {go: 'panel', kind: 'promise'};
};

/** Everything the digits do at the step that is on the screen, at most nine. */
export const optionsAt = (given: Given): readonly StepOption[] => {
	const {place} = given;
	const {subject, walk, step, earlier} = place;
	if (!subject) return [];
	if (!walk) return trees(given).slice(0, most);
	if (earlier !== undefined && step) return choices(given, step);
	const {standing} = walk.walk;
	switch (standing.at) {
		case 'choices':
			return step ? choices(given, step) : [];
		case 'fact':
			return factOptions(given, standing);
		case 'consent':
			return [
				{id: 'consent', label: words.step.consentGive, does: {move: {go: 'panel', kind: 'consent'}}},
				{id: 'skip', label: words.step.consentSkip, does: {move: {go: 'panel', kind: 'skip'}}},
			];
		case 'waiting':
			return [
				{
					id: 'resume',
					label: words.step.resume,
					does: {act: {do: 'resume', walk: walk.record.id, path: standing.path}},
				},
				{id: 'date', label: words.step.promiseDate, does: {move: dateOfWaiting(given, standing.path)}},
			];
		case 'ended':
			return endOptions(given).slice(0, most);
		case 'broken':
			return [];
	}
};
