import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {stackFact} from '../../case/ledger/unready.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {listed} from '../letter/join.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';
import {type Filling, plain} from '../slots.js';
import {clausesFor} from './conclusion.js';
import {knownOf, sourceInWords} from './facts.js';
import {type Found, foundIn, placeInWords} from './found.js';

const placesOf = ({places}: Found, filling: Filling) =>
	places
		.map(place => {
			const where = placeInWords(place, filling.language);
			if (!place.subject) return where;
			return `${nameOf(place.subject, filling)}${filling.language === 'zh' ? '，' : ', '}${where}`;
		})
		.join(filling.language === 'zh' ? '；' : '; ');

const stackLine = (view: CaseView, machines: readonly Subject[], filling: Filling): readonly string[] => {
	const {language} = filling;
	const zh = language === 'zh';
	const stacks = machines.flatMap(machine => {
		const known = knownOf(view, machine.id, stackFact);
		if (!known?.log) return [];
		const [name, place] = [nameOf(machine, filling), sourceInWords(known.log, language)];
		return [zh ? `${name}为${plain(known.value)}（${place}）` : `${plain(known.value)} on ${name} (${place})`];
	});
	if (stacks.length === 0) return [];
	return [zh ? `服务堆栈版本：${stacks.join('，')}` : `servicing stack: ${listed(stacks, 'en')}`];
};

/**
 * What the evidence shows, for the summary of a case: `shown` one clause each with its machines, `lines` where in the logs
 * it stands, `stacks` what the logs name as the servicing stack, `assessed` what its rules only infer where the logs state no fact.
 */
export const provedIn = async (view: CaseView, knowledge: Knowledge, filling: Filling) => {
	const {language} = filling;
	const zh = language === 'zh';
	const machines = subjectsFor(view);
	const clauses = new Map<string, Subject[]>();
	const silent: string[] = [];

	for (const machine of machines) {
		const said = await clausesFor(view, machine, knowledge, filling);
		if (said.length === 0) silent.push(machine.id);
		for (const clause of said) clauses.set(clause, [...(clauses.get(clause) ?? []), machine]);
	}

	const shown = [...clauses].map(([clause, those]) => {
		const names = listed(
			those.map(machine => nameOf(machine, filling)),
			language,
		);
		return zh ? `${names}：${clause}` : `${names}: ${clause}`;
	});
	const found = foundIn(view, knowledge, language);
	// Where no fact speaks, the rules do.
	const isMeant = ({places}: Found) =>
		places.every(({subject}) => subject === undefined || silent.includes(subject.id));
	const withPlaces = (words: string, one: Found) =>
		zh ? `${words}（${placesOf(one, filling)}）` : `${words} (${placesOf(one, filling)})`;
	const meant = found.filter(isMeant);

	return {
		shown: [...shown, ...meant.filter(({isInferred}) => !isInferred).map(one => withPlaces(one.meaning, one))],
		stacks: stackLine(view, machines, filling),
		lines: found.filter(one => !isMeant(one)).map(one => withPlaces(one.meaning, one)),
		assessed: meant.filter(({isInferred}) => isInferred).map(one => withPlaces(one.meaning, one)),
	};
};
