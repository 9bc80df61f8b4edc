import {Box} from 'ink';
import {draftKinds} from '../../source/drafts/kinds.js';
import type {CaseView} from '../../source/case/view.js';
import {List, type ListItem} from '../parts/list.js';
import {useLook} from '../parts/look.js';
import {blank, cell, Line, row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';
import type {Size} from './case-form.js';
import {sourceWords, valueWords} from './facts.js';
import type {Place} from './place.js';
import {subjectName} from '../../source/case/reading/subject.js';

type ViewProps = Size & {readonly view: CaseView};
type TitledProps = Size & {
	readonly title: string;
	readonly empty: string;
	readonly items: readonly ListItem[];
	readonly onPick: (id: string) => unknown;
	readonly onAdd?: () => unknown;
	readonly onEdit?: (id: string | undefined) => unknown;
};

function TitledList({title, empty, items, columns, rows, onPick, onAdd, onEdit}: TitledProps) {
	const {go} = useRoom();
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(title, 'title')} columns={columns} />
			<Line spans={items.length === 0 ? row(empty, 'quiet') : blank} columns={columns} />
			<List
				items={items}
				columns={columns}
				rows={rows - 2}
				onPick={onPick}
				also={{back: () => go({go: 'back'}), ...(onAdd && {add: onAdd}), ...(onEdit && {edit: onEdit})}}
			/>
		</Box>
	);
}

const digit = (index: number) => cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key');

export function Symptoms({view, ...size}: ViewProps) {
	const {go} = useRoom();
	const {say, glyphs} = useLook();
	const names = new Map(view.case.subjects.map(it => [it.id, subjectName(it)]));
	return (
		<TitledList
			{...size}
			title={say(words.lists.symptoms)}
			empty={say(words.lists.noSymptoms)}
			items={view.case.symptoms.map(({id, text, affected, total, since, outcome, subjects}, index) => ({
				id,
				spans: [
					digit(index),
					span(outcome ? `${glyphs.passed} ` : '  ', 'good'),
					span(text),
					span(affected === undefined && total === undefined ? '' : `  ${affected ?? '?'}/${total ?? '?'}`, 'title'),
					span(since ? `  ${since}` : '', 'quiet'),
					span(
						`  ${outcome ? say(words.forms.outcomes[outcome]) : say(words.lists.noOutcome)}`,
						outcome ? 'good' : 'warn',
					),
					span(`  ${subjects.map(it => names.get(it) ?? '').join(' ')}`, 'quiet'),
				],
			}))}
			onPick={id => go({go: 'panel', kind: 'settle', of: id})}
			onAdd={() => go({go: 'panel', kind: 'symptom'})}
			onEdit={id => id !== undefined && go({go: 'panel', kind: 'symptom-edit', of: id})}
		/>
	);
}

/** Every fact there is, the stated ones first. */
export function Facts({view, place, ...size}: ViewProps & {readonly place: Place}) {
	const {go, doors} = useRoom();
	const {say, glyphs} = useLook();
	const lookup = view.factsOf(place.subject?.id);
	const all = Object.entries(doors.knowledge.facts).map(([name, fact]) => ({name, fact, found: lookup(name)}));
	const ranked = all.toSorted((a, b) => Number(a.found.state === 'unknown') - Number(b.found.state === 'unknown'));
	return (
		<TitledList
			{...size}
			title={`${say(words.lists.facts)}${place.subject ? `${glyphs.dot}${subjectName(place.subject)}` : ''}`}
			empty={say(words.lists.noFacts)}
			items={ranked.map(({name, fact, found}, index) => ({
				id: name,
				spans: [
					digit(index),
					cell(say(fact.title), Math.min(34, Math.floor(size.columns / 2) - 4), glyphs.cut),
					span('  '),
					found.state === 'known'
						? span(say(valueWords(found.value, fact)), 'title')
						: found.state === 'contradicted'
							? span(say(words.sources.contradicted), 'bad')
							: span(say(words.unknown), 'quiet'),
					span(
						found.state === 'known' && found.because[0] ? `  ${say(sourceWords(found.because.at(-1)!.source))}` : '',
						'quiet',
					),
				],
			}))}
			onPick={name => go({go: 'panel', kind: lookup(name).state === 'contradicted' ? 'settle-fact' : 'fact', of: name})}
		/>
	);
}

/** Which mail: the kinds that the knowledge has a template for. */
export function Drafts(size: Size) {
	const {go, doors} = useRoom();
	const {say} = useLook();
	return (
		<TitledList
			{...size}
			title={say(words.lists.drafts)}
			empty={say(words.lists.noDrafts)}
			items={draftKinds.map((id, index) => ({
				id,
				spans: [digit(index), span(say(words.draft.kinds[id]))],
			}))}
			onPick={id => {
				const of = draftKinds.find(known => known === id);
				if (of) go({go: 'page', page: {kind: 'draft', of, language: doors.language}});
			}}
		/>
	);
}
