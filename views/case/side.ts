import type {Alike} from '../../source/case/reading/alike.js';
import type {Case, Subject} from '../../source/case/case.js';
import {isOverdue} from '../../source/case/reading/due.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {dateOf, type Instant} from '../../source/text/time.js';
import type {Look} from '../parts/look.js';
import {blank, cell, paragraph, type Row, row, span} from '../parts/shown.js';
import {words} from '../words.js';
import {sourceWords, valueWords} from './facts.js';
import {type Place, walkOf} from './place.js';

export type SideDrawing = {
	readonly view: CaseView;
	readonly place: Place;
	readonly knowledge: Knowledge;
	readonly look: Look;
	readonly columns: number;
	readonly now: Instant;
};

/** Where a subject's walk stands, in a few words. */
export const standsAt = ({view, knowledge, look: {say, glyphs}}: SideDrawing, subject: Subject): string => {
	const found = walkOf(view, subject.id);
	if (!found) return '';
	const {standing, trail} = found.walk;
	if (standing.at === 'ended') return say(words.step.results[standing.result]);
	const step = trail.find(({path}) => path === standing.path);
	const tree = step && knowledge.trees[step.tree];
	const titles = [tree && say(tree.title), step && say(step.node.title)].filter(title => title !== undefined);
	return [...new Set(titles)].join(glyphs.dot);
};

const subjectRows = (drawing: SideDrawing): readonly Row[] => {
	const {place, look, columns, view} = drawing;
	const {say, glyphs} = look;
	return place.subjects.flatMap(subject => {
		const isHere = subject.id === place.subject?.id;
		const lead = row(isHere ? `${glyphs.pointer} ` : '  ', 'accent');
		const standing = walkOf(view, subject.id)?.walk.standing.at;
		const isStopped = standing === 'consent' || standing === 'fact';
		const below = [subject.kind === 'group' ? say(words.machines(subject.count)) : '', standsAt(drawing, subject)];
		const where = below.filter(Boolean).join(glyphs.dot);
		return [
			...paragraph(subjectName(subject), columns, {lead, tone: isHere ? 'title' : 'plain'}).slice(0, 2),
			...(where ? [[span('  '), cell(where, columns - 2, glyphs.cut, isStopped ? 'warn' : 'quiet')]] : []),
		];
	});
};

const symptomRows = ({symptoms}: Case, {look: {say, glyphs}, columns}: SideDrawing): readonly Row[] =>
	symptoms.flatMap(({text, affected, total, outcome}) => {
		const count = affected === undefined && total === undefined ? '' : ` ${affected ?? '?'}/${total ?? '?'}`;
		return [
			...paragraph(`${text}${count}`, columns, {
				lead: [span(outcome ? `${glyphs.passed} ` : `${glyphs.bullet} `, outcome ? 'good' : 'quiet')],
				tone: outcome ? 'quiet' : 'plain',
			}).slice(0, 3),
			...(outcome ? [row(`  ${say(words.forms.outcomes[outcome])}`, 'quiet')] : []),
		];
	});

const factRows = ({view, place, knowledge, look: {say, glyphs}, columns}: SideDrawing): readonly Row[] => {
	const {subject} = place;
	if (!subject) return [];
	const lookup = view.factsOf(subject.id);
	return view.statedFacts(subject.id).flatMap(name => {
		const fact = knowledge.facts[name];
		const found = lookup(name);
		const title = fact ? say(fact.title) : name;
		if (found.state === 'unknown') return [];
		if (found.state === 'contradicted')
			return [
				[cell(`${glyphs.gap} ${title}`, columns, glyphs.cut)],
				[span(`  ${say(words.sources.contradicted)}`, 'bad')],
			];
		const source = found.because.at(-1)?.source;
		return [
			[cell(title, columns, glyphs.cut, 'quiet')],
			[span(`  ${say(valueWords(found.value, fact))}  `), span(source ? say(sourceWords(source)) : '', 'quiet')],
		];
	});
};

const contactRows = ({contacts}: Case, {look: {say}, columns}: SideDrawing): readonly Row[] =>
	contacts.flatMap(({surname, title, role}) =>
		paragraph(`${surname}${title} ${say(words.forms.roles[role])}`, columns).slice(0, 1),
	);

/** What is suspected and how it stands; below it the test that decides most, and how many more the facts suggest. */
const hypothesisRows = ({hypotheses, nextTest, proposed}: CaseView, {look, columns}: SideDrawing): readonly Row[] => {
	const {say, glyphs} = look;
	const signs = {open: glyphs.gap, supported: glyphs.passed, refuted: glyphs.bullet};
	return [
		...hypotheses.flatMap(({title, state}) =>
			paragraph(`${say(title)}  ${say(words.hypotheses[state])}`, columns, {
				lead: [span(`${signs[state]} `, 'quiet')],
				tone: state === 'refuted' ? 'quiet' : 'plain',
			}).slice(0, 2),
		),
		...(nextTest
			? paragraph(`${say(words.hypotheses.test)}${glyphs.dot}${say(nextTest.words)}`, columns, {
					lead: row('  '),
					tone: 'quiet',
				}).slice(0, 2)
			: []),
		...(proposed.length > 0 ? paragraph(say(words.hypotheses.take(proposed.length)), columns, {tone: 'accent'}) : []),
	];
};

/** Advice that evidence refutes and the customer was not told of, in a few words; empty when there is none. */
const owedWords = ({refutedAdvice}: CaseView, {say, glyphs}: Look): string => {
	const whats = refutedAdvice.map(({advice, against}) =>
		against.why === 'stack' ? against.kb : advice.recommends.join(' ') || advice.howto || advice.words || advice.step,
	);
	const machines = new Set(refutedAdvice.map(({subject}) => subjectName(subject)));
	const told = `${[...new Set(whats)].join(glyphs.dot)}${glyphs.dot}${[...machines].join(' ')}`;
	return whats.length === 0 ? '' : say(words.advice.owedShort(told));
};

/** Promises and waits that are open: those that are late, or the others. */
const agendaRows = (late: boolean, {view, look, columns, now}: SideDrawing): readonly Row[] => {
	const {case: found, waiting} = view;
	const {say} = look;
	const open = [
		...found.promises.filter(({kept}) => !kept).map(({text, due}) => ({text, due})),
		...waiting
			.filter(one => one.waiting.to === undefined)
			.map(one => ({text: say(one.waiting.condition), due: one.waiting.next})),
	];
	return open.flatMap(({text, due}) => {
		const isLate = due !== undefined && isOverdue(due, now);
		if (isLate !== late) return [];
		const when = due === undefined ? '' : `${isLate ? `${say(words.agenda.overdue)} ` : ''}${dateOf(due).slice(5)} `;
		return paragraph(text, columns, {lead: [span(when, isLate ? 'bad' : 'quiet')]}).slice(0, 2);
	});
};

const section = (title: string, rows: readonly Row[]): readonly Row[] =>
	rows.length === 0 ? [] : [blank, row(title, 'heading'), ...rows];

/** Other cases like this one, how they ended, and what they share. */
const alikeRows = (alike: readonly Alike[], {look: {say, glyphs}, columns}: SideDrawing): readonly Row[] =>
	alike.flatMap(({found: {number, customer, state, outcome}, shared}) => {
		const ended = state === 'archived' && outcome ? say(words.forms.archiveOutcomes[outcome]) : '';
		const told = [shared.join(' '), ended].filter(Boolean).join(glyphs.dot);
		return [
			[cell([number ?? say(words.home.noNumber), customer].filter(Boolean).join(' '), columns, glyphs.cut)],
			[span('  '), cell(told, columns - 2, glyphs.cut, 'quiet')],
		];
	});

/** Everything of the case beside the step: who and what it is about, what is known. */
export const sideRows = (drawing: SideDrawing, alike: readonly Alike[] = []): readonly Row[] => {
	const {view, look, place, columns} = drawing;
	const {say} = look;
	const found = view.case;
	const {conflicts, unread} = found;
	const owed = owedWords(view, look);
	return [
		...conflicts.flatMap(({values}) => [
			...paragraph(say(words.titles.conflicts), columns, {tone: 'bad'}),
			...values.map(value => row(`  ${value}`)),
		]),
		...(unread.length > 0 ? paragraph(`${unread.length} ${say(words.titles.unread)}`, columns, {tone: 'warn'}) : []),
		...(owed ? paragraph(owed, columns, {tone: 'bad'}).slice(0, 4) : []),
		...agendaRows(true, drawing),
		row(say(words.titles.subjects), 'heading'),
		...(place.subjects.length > 0 ? subjectRows(drawing) : [row(say(words.step.addSubject), 'quiet')]),
		...section(say(words.titles.facts), factRows(drawing)),
		...section(say(words.titles.symptoms), symptomRows(found, drawing)),
		...section(say(words.titles.hypotheses), hypothesisRows(view, drawing)),
		...section(say(words.titles.contacts), contactRows(found, drawing)),
		...section(
			say(words.titles.evidence),
			found.evidence.map(({path, kind}) => row(`${path.split(/[\\/]/).at(-1) ?? path}  ${kind}`)),
		),
		...section(say(words.titles.waiting), agendaRows(false, drawing)),
		...section(say(words.home.alike), alikeRows(alike, drawing)),
	];
};

/** The subjects on one line, for windows too narrow for two panes. */
export const stripRow = ({place, look, look: {glyphs}, view}: SideDrawing): Row => [
	span(' '),
	span(owedWords(view, look) ? `${look.say(words.advice.owedBrief)}  ` : '', 'bad'),
	...place.subjects.flatMap(subject => {
		const isHere = subject.id === place.subject?.id;
		const standing = walkOf(view, subject.id)?.walk.standing.at;
		const sign = standing === 'ended' ? ` ${glyphs.passed}` : '';
		return [
			span(isHere ? `${glyphs.pointer} ` : '  ', 'accent'),
			span(`${subjectName(subject)}${sign}`, isHere ? 'title' : 'quiet'),
			span('  '),
		];
	}),
];
