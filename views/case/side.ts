import type {Case, Subject} from '../../source/case/case.js';
import {subjectName} from '../../source/case/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
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
};

/** Where a subject's walk stands, in a few words. */
const standsAt = ({view, knowledge, look: {say, glyphs}}: SideDrawing, subject: Subject): string => {
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

/** Suspicions: what they are, how they stand, and for open ones the test that decides. */
const hypothesisRows = ({hypotheses}: Case, {look: {say, glyphs}, columns}: SideDrawing): readonly Row[] =>
	hypotheses.flatMap(({title, state, test}) => [
		...paragraph(`${say(title)}  ${say(words.hypotheses[state])}`, columns, {
			lead: [
				span(`${state === 'open' ? glyphs.gap : state === 'supported' ? glyphs.passed : glyphs.bullet} `, 'quiet'),
			],
			tone: state === 'refuted' ? 'quiet' : 'plain',
		}).slice(0, 2),
		...(state === 'open' && test ? paragraph(say(test), columns, {lead: row('  '), tone: 'quiet'}).slice(0, 2) : []),
	]);

const section = (title: string, rows: readonly Row[]): readonly Row[] =>
	rows.length === 0 ? [] : [blank, row(title, 'heading'), ...rows];

/** Everything of the case beside the step: who and what it is about, what is known. */
export const sideRows = (drawing: SideDrawing): readonly Row[] => {
	const {view, look, place, columns} = drawing;
	const {say} = look;
	const found = view.case;
	const {conflicts, unread} = found;
	return [
		...conflicts.flatMap(({values}) => [
			...paragraph(say(words.titles.conflicts), columns, {tone: 'bad'}),
			...values.map(value => row(`  ${value}`)),
		]),
		...(unread.length > 0 ? paragraph(`${unread.length} ${say(words.titles.unread)}`, columns, {tone: 'warn'}) : []),
		row(say(words.titles.subjects), 'heading'),
		...(place.subjects.length > 0 ? subjectRows(drawing) : [row(say(words.step.addSubject), 'quiet')]),
		...section(say(words.titles.facts), factRows(drawing)),
		...section(say(words.titles.symptoms), symptomRows(found, drawing)),
		...section(say(words.titles.hypotheses), hypothesisRows(found, drawing)),
		...section(say(words.titles.contacts), contactRows(found, drawing)),
		...section(
			say(words.titles.evidence),
			found.evidence.map(({path, kind}) => row(`${path.split(/[\\/]/).at(-1) ?? path}  ${kind}`)),
		),
		...section(
			say(words.titles.waiting),
			found.promises.filter(({kept}) => !kept).map(({text, due}) => row(`${due ?? ''} ${text}`.trim())),
		),
	];
};

/** The subjects on one line, for windows too narrow for two panes. */
export const stripRow = ({place, look: {glyphs}, view}: SideDrawing): Row => [
	span(' '),
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
