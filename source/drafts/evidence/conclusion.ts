import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {listed} from '../parts/join.js';
import {nameOf} from '../parts/subjects.js';
import {mailThatSays} from '../past/told.js';
import {render} from '../render.js';
import type {Filling} from '../slots.js';
import {factsFromLogs} from './facts.js';
import {type Found, foundIn} from './found.js';

/** What the logs of one machine come to, in clauses: by the facts that they state, else by what the rules found. */
const clausesFor = async (view: CaseView, subject: Subject, knowledge: Knowledge, {language}: Filling) => {
	const facts = factsFromLogs(view, subject, knowledge);
	const rendered = await render(`part-conclusion.${language}`, {facts}, knowledge.templates);
	const clauses = rendered.split('\n').filter(line => line.trim());
	if (clauses.length > 0) return clauses;
	const found = foundIn(view, knowledge, language, [subject.id]);
	const worst: readonly Found[] = found.some(({level}) => level === 'error')
		? found.filter(({level}) => level === 'error')
		: found;
	return worst.map(
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
		const text = (await clausesFor(view, device, knowledge, filling)).join(semicolon);
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
