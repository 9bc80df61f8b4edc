import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {listed} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';
import {mailThatSays} from '../past/told.js';
import {render} from '../render.js';
import type {Filling} from '../slots.js';
import {factsFromLogs} from './facts.js';
import {foundIn} from './found.js';

/** What the logs of one machine come to, a clause each, by the facts that they state; empty when they state none of these. */
export const clausesFor = async (
	view: CaseView,
	subject: Subject,
	knowledge: Knowledge,
	{language}: Filling,
): Promise<readonly string[]> => {
	const name = `part-conclusion.${language}`;
	// A template may speak of a fact that this knowledge does not have: nothing is known of it.
	const named = [...(knowledge.templates[name] ?? '').matchAll(/facts\["([^"]+)"\]/g)].map(([, fact]) => [fact!, null]);
	const facts = {...Object.fromEntries(named), ...factsFromLogs(view, subject, knowledge)};
	const rendered = await render(name, {facts}, knowledge.templates);
	return rendered.split('\n').filter(line => line.trim());
};

/** What the rules found where no fact speaks: the errors, else the warnings. */
const titlesFor = (view: CaseView, {id}: Subject, knowledge: Knowledge, {language}: Filling) => {
	const found = foundIn(view, knowledge, language, [id]);
	const errors = found.filter(({level}) => level === 'error');
	return (errors.length > 0 ? errors : found).map(
		({title, places}) => `${title}${language === 'zh' ? `（${places[0]!.file}）` : ` (${places[0]!.file})`}`,
	);
};

export type Conclusion = {
	/** The machines it is true of, `设备A和设备B`. */
	readonly devices: string;
	/** One sentence without its stop; null: the logs show no error, which is no sign of health. */
	readonly text: string | null;
	/** The day on which an earlier mail said the same of other machines. */
	readonly told: string | null;
};

/** What the logs show, once for all machines of which they show the same. */
export const conclusionsFor = async (
	view: CaseView,
	devices: readonly Subject[],
	knowledge: Knowledge,
	filling: Filling,
): Promise<readonly Conclusion[]> => {
	const semicolon = filling.language === 'zh' ? '；' : '; ';
	const alike = new Map<string, Subject[]>();

	for (const device of devices) {
		const clauses = await clausesFor(view, device, knowledge, filling);
		const said = clauses.length > 0 ? clauses : titlesFor(view, device, knowledge, filling);
		const text = said.join(semicolon);
		alike.set(text, [...(alike.get(text) ?? []), device]);
	}

	return [...alike].map(([text, those]) => ({
		devices: listed(
			those.map(device => nameOf(device, filling)),
			filling.language,
		),
		text: text || null,
		told: text ? (mailThatSays(text, view)?.at ?? null) : null,
	}));
};
