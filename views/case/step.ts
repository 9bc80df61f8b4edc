import type {FactStatement} from '../../source/case/case.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge, Node} from '../../source/knowledge/schema.js';
import {questionsLeft} from '../../source/walk/left.js';
import {relatedTo} from '../../source/walk/related.js';
import type {Standing, Step} from '../../source/walk/walk.js';
import type {Look} from '../parts/look.js';
import {blank, cell, paragraph, type Row, row, rowWidth, span} from '../parts/shown.js';
import type {Tone} from '../theme.js';
import {about, words} from '../words.js';
import {sourceWords, valueWords} from './facts.js';
import {type Place, stops} from './place.js';

export type Drawing = {
	readonly view: CaseView;
	readonly place: Place;
	readonly knowledge: Knowledge;
	readonly look: Look;
	readonly columns: number;
};

const labelled = (
	label: string,
	text: string,
	columns: number,
	tone: Tone,
	labelTone: Tone = 'heading',
): readonly Row[] => {
	const sign = row(label, labelTone);
	return paragraph(text, columns, {lead: [...sign, ...row(' '.repeat(Math.max(2, 5 - rowWidth(sign))))], tone});
};

/** Who said it; a log's own line, as it stands there. */
export const quoteRows = (
	statements: readonly FactStatement[],
	{columns, look: {say}, knowledge}: Pick<Drawing, 'columns' | 'look' | 'knowledge'>,
): readonly Row[] =>
	statements.flatMap(({fact: name, source, value}) => {
		const fact = knowledge.facts[name];
		const said: Row = [
			span('  '),
			span(fact ? `${say(fact.title)}  ` : '', 'quiet'),
			span(`${say(valueWords(value, fact))}  `),
			span(say(sourceWords(source)), 'accent'),
		];
		return source.by === 'log'
			? [said, ...paragraph(source.quote, columns, {lead: row('    '), tone: 'quiet'})]
			: [said];
	});

/** What was passed since the last answer of a person. */
const passedSince = ({place: {walk}}: Drawing, path: string): readonly Step[] => {
	if (!walk) return [];
	const before = walk.walk.trail.slice(
		0,
		walk.walk.trail.findIndex(step => step.path === path),
	);
	const asked = before.findLastIndex(({by}) => by === 'answer');
	return before.slice(asked + 1);
};

/** Checks that answered themselves: why the screen shows what it shows. */
const decided = (drawing: Drawing, path: string): readonly Step[] =>
	passedSince(drawing, path).filter(({by}) => by === 'fact');

/** What a sub tree ended with, to be told to the customer before the walk goes on. */
const toTell = (drawing: Drawing, path: string): readonly Row[] =>
	passedSince(drawing, path).flatMap(({node}) =>
		node.kind === 'end' && node.say
			? labelled(drawing.look.say(words.step.tell), drawing.look.say(node.say), drawing.columns, 'plain', 'accent')
			: [],
	);

const standingRows = (drawing: Drawing, standing: Standing, node: Node): readonly Row[] => {
	const {knowledge, look, columns, view, place} = drawing;
	const {say} = look;
	switch (standing.at) {
		case 'fact': {
			const fact = knowledge.facts[standing.fact];
			const title = fact?.title ?? {zh: standing.fact, en: standing.fact};
			const isDisputed = standing.view.state === 'contradicted';
			const statements = standing.view.state === 'contradicted' ? standing.view.because : [];
			return [
				blank,
				row(say(about(isDisputed ? words.step.contradicted : words.step.needs, title)), 'warn'),
				...statements.map(({value, source}) => [
					span(`  ${say(valueWords(value, fact))}  `),
					span(say(sourceWords(source)), 'quiet'),
				]),
				...(fact && !isDisputed && !('say' in node && node.say)
					? labelled(say(words.step.say), say(fact.ask), columns, 'plain', 'accent')
					: []),
				...(fact?.log ? paragraph(say(fact.log.why), columns, {lead: row('     '), tone: 'quiet'}) : []),
			];
		}

		case 'consent': {
			const consent = node.kind === 'do' ? node.consent : undefined;
			if (!consent) return [];
			return [
				blank,
				row(say(words.step.consent), 'bad'),
				...paragraph(say(consent.risk), columns, {lead: row('  '), tone: 'warn'}),
				...labelled(say(words.step.backup), say(consent.backup), columns, 'plain'),
				...labelled(say(words.step.agree), say(consent.by), columns, 'plain'),
			];
		}

		case 'waiting': {
			if (node.kind !== 'wait') return [];
			const waiting = view.case.waiting.find(
				it => it.walk === place.walk?.record.id && it.path === standing.path && !it.to,
			);
			return [
				...paragraph(say(about(words.step.waiting, node.condition)), columns, {tone: 'warn'}),
				row(
					`  ${say(words.step.owner[node.owner])}${waiting?.next ? `${look.glyphs.dot}${waiting.next}` : ''}`,
					'quiet',
				),
				...(node.kit ?? []).flatMap(it =>
					paragraph(say(it), columns, {lead: row(`  ${look.glyphs.bullet} `, 'quiet')}),
				),
			];
		}

		case 'ended':
			return [row(say(words.step.results[standing.result]), standing.result === 'escalate' ? 'warn' : 'good')];
		case 'broken':
			return [row(say(words.step.broken[standing.why]), 'bad')];
		case 'choices':
			return [];
	}
};

const adviceRows = (node: Node, {look: {say}, columns, knowledge}: Drawing): readonly Row[] => {
	if (node.kind !== 'do') return [];
	const named = (node.recommends ?? []).map(id => {
		const title = knowledge.kb[id]?.title ?? knowledge.howto[id]?.title;
		return title ? `${id} ${say(title)}` : id;
	});
	const paths = (node.collects ?? []).map(id => knowledge.facts[id]?.log?.path ?? knowledge.terms[id]?.path ?? id);
	const logs = [...new Set(paths)];
	return [
		...named.flatMap(text => labelled(say(words.step.recommends), text, columns, 'command')),
		...logs.flatMap(text => labelled(say(words.step.collects), text, columns, 'command')),
		...(node.howto && knowledge.howto[node.howto]
			? labelled(say(words.step.howto), `${say(knowledge.howto[node.howto]!.title)}  h`, columns, 'quiet')
			: []),
	];
};

/** What to say and what to do, apart. */
const openRows = (node: Node, drawing: Drawing): readonly Row[] => {
	const {look, columns} = drawing;
	const {say} = look;
	const told = 'say' in node && node.say ? say(node.say) : undefined;
	const done = 'do' in node && node.do ? say(node.do) : undefined;
	return [
		...(told ? [blank, ...labelled(say(words.step.say), told, columns, 'plain', 'accent')] : []),
		...(done ? [blank, ...labelled(say(words.step.do), done, columns, 'plain', 'accent')] : []),
		...adviceRows(node, drawing),
	];
};

/** The step: what it is, why it is here, what to say and what to do. */
export const headRows = (drawing: Drawing): readonly Row[] => {
	const {place, look, columns, knowledge} = drawing;
	const {say, glyphs} = look;
	const {walk, step, earlier} = place;
	if (!walk) return [];
	if (!step) return standingRows(drawing, walk.walk.standing, undefined as never);
	const {node} = step;
	const all = stops(walk);
	// A risky step opens with the recorded yes: until then only its risk is told.
	const isOpen = earlier !== undefined || walk.walk.standing.at !== 'consent';
	const crumb = [say(knowledge.trees[step.tree]?.title ?? {zh: step.tree, en: step.tree})];
	if (walk.record.round > 1) crumb.push(say(words.step.round(walk.record.round)));
	return [
		...(crumb.join('') === say(node.title) ? [] : [row(crumb.join(glyphs.dot), 'quiet')]),
		...(earlier === undefined
			? []
			: paragraph(say(words.step.earlier(all.indexOf(step) + 1, all.length)), columns, {tone: 'warn'})),
		...paragraph(say(node.title), columns, {tone: 'title'}),
		...(earlier === undefined ? decided(drawing, step.path) : []).flatMap(({because, node: {title}}) =>
			paragraph(because ? say(because.words) : say(title), columns, {
				lead: row(`${glyphs.passed} `, 'good'),
				tone: 'good',
			}),
		),
		...(earlier === undefined ? toTell(drawing, step.path) : []),
		...(step.answer && step.answer.kind !== 'answered'
			? [row(`${say(words.step[step.answer.kind])}  ${step.answer.reason ?? ''}`, 'warn')]
			: []),
		...(earlier !== undefined && step.because
			? [
					...paragraph(say(step.because.words), columns, {lead: row(`${glyphs.passed} `, 'good'), tone: 'good'}),
					...quoteRows(step.because.statements, drawing),
				]
			: []),
		...(earlier === undefined ? standingRows(drawing, walk.walk.standing, node) : []),
		...(isOpen ? openRows(node, drawing) : []),
	];
};

const passedBy = (
	{by, answer, because, node, checkAgain}: Step,
	{look: {say, glyphs}, columns}: Drawing,
): readonly Row[] => {
	const said =
		answer?.kind === 'skipped'
			? `${say(words.step.skipped)} ${answer.reason ?? ''}`
			: answer?.kind === 'deferred'
				? `${say(words.step.deferred)} ${answer.reason ?? ''}`
				: answer
					? say(answer.said)
					: by === 'fact' && because
						? say(because.words)
						: '';
	const lead = checkAgain ? [span(`${glyphs.again} `, 'warn')] : [span(`${glyphs.passed} `, 'good')];
	const text: Row = [
		...lead,
		span(say(answer?.asked ?? node.title), 'quiet'),
		span('  '),
		span(said),
		...(checkAgain ? row(`  ${say(words.step.checkAgain)}`, 'warn') : []),
	];
	return rowWidth(text) <= columns
		? [text]
		: [[...lead, span(say(answer?.asked ?? node.title), 'quiet')], ...paragraph(said, columns, {lead: row('    ')})];
};

/** As many as a glance takes in. */
const mostRelated = 5;

/** The knowledge that belongs to this step, without being asked for; `/` shows each in full. */
const relatedRows = ({
	place: {step, subject},
	view,
	knowledge,
	look: {say, glyphs},
	columns,
}: Drawing): readonly Row[] => {
	if (!step || !subject) return [];
	const lookup = view.factsOf(subject.id);
	const known = view.statedFacts(subject.id).flatMap(name => {
		const fact = lookup(name);
		return fact.state === 'known' ? [fact.value] : [];
	});
	const related = relatedTo(step.node, known, knowledge).slice(0, mostRelated);
	if (related.length === 0) return [];
	return [
		blank,
		[span(say(words.titles.related), 'heading'), span('  /', 'quiet')],
		...related.map(
			({kind, id, title}): Row => [
				span('  '),
				cell(kind === 'howto' ? say(words.find.kinds.howto) : id, 12, glyphs.cut, 'accent'),
				cell(say(title), Math.max(0, columns - 14), glyphs.cut, 'quiet'),
			],
		),
	];
};

/** What stands behind the step: quotes, related knowledge, the trail. */
export const tailRows = (drawing: Drawing): readonly Row[] => {
	const {place, look, knowledge} = drawing;
	const {say} = look;
	const {walk, step} = place;
	if (!walk || !step) return [];
	const quotes = decided(drawing, step.path).flatMap(({because}) => quoteRows(because?.statements ?? [], drawing));
	const trail = stops(walk)
		.filter(({path, by}) => path !== step.path && by !== 'open')
		.toReversed();
	const again = trail.filter(({checkAgain}) => checkAgain);
	const questions = place.earlier === undefined ? questionsLeft(knowledge.trees, step.path) : 0;
	const left = questions > 0 ? `${look.glyphs.dot}${say(words.step.left(questions))}` : '';
	return [
		...(quotes.length > 0 ? [blank, row(say(words.titles.because), 'heading'), ...quotes] : []),
		...relatedRows(drawing),
		...(trail.length > 0
			? [
					blank,
					[
						span(say(words.titles.trail), 'heading'),
						span(
							again.length > 0 ? `  ${again.length} × ${say(words.step.checkAgain)}` : `  [ ]${left}`,
							again.length > 0 ? 'warn' : 'quiet',
						),
					],
					...trail.flatMap(it => passedBy(it, drawing)),
				]
			: []),
	];
};
