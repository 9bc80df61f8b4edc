import {Box} from 'ink';
import type {Subject, Symptom} from '../../source/case/case.js';
import {subjectName} from '../../source/case/reading/subject.js';
import {width} from '../../source/text/shown/width.js';
import {useKeys} from '../parts/keymap.js';
import {List} from '../parts/list.js';
import {useLook} from '../parts/look.js';
import {Rows} from '../parts/rows.js';
import {blank, cell, paragraph, type Row, row} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';
import type {SideDrawing} from './side.js';
import {standsAt} from './side.js';

/** A column is as wide as what stands in it: `3/20`, a sign, or its own number. */
const cellColumns = 6;

const countOf = ({affected, total}: Symptom, sign: string) =>
	affected === undefined && total === undefined ? sign : `${affected ?? '?'}/${total ?? '?'}`;

type Props = Omit<SideDrawing, 'look'> & {readonly rows: number};

/** Which subject shows which symptom, and where the walk of each stands. The symptoms are named below, by their numbers. */
export function MatrixPage({rows, ...given}: Props) {
	const {go} = useRoom();
	const look = useLook();
	const {say, glyphs} = look;
	const {view, place, columns} = given;
	const drawing = {...given, look};
	const {symptoms} = view.case;
	const {subjects} = place;
	useKeys('list', {back: () => go({go: 'back'})});
	const inner = columns - 2;
	const longest = Math.max(8, ...subjects.map(subject => width(subjectName(subject))));
	const shown = symptoms.slice(0, Math.max(1, Math.floor((inner - 30) / cellColumns)));
	const name = Math.min(longest + 4, Math.max(14, Math.floor((inner - shown.length * cellColumns) / 2)));
	const rest = Math.max(0, inner - name - shown.length * cellColumns);

	const line = (subject: Subject): Row => [
		cell(` ${subjectName(subject)}`, name, glyphs.cut, subject.id === place.subject?.id ? 'title' : 'plain'),
		...shown.map(symptom => {
			const has = symptom.subjects.includes(subject.id);
			const isSettled = has && symptom.outcome !== undefined;
			return cell(
				has ? countOf(symptom, isSettled ? glyphs.passed : glyphs.bullet) : '',
				cellColumns,
				'',
				isSettled ? 'good' : 'accent',
			);
		}),
		cell(standsAt(drawing, subject) || say(words.matrix.noWalk), rest, glyphs.cut, 'quiet'),
	];

	const heading: Row = [
		cell(` ${say(words.titles.subjects)}`, name, glyphs.cut, 'heading'),
		...shown.map((_, index) => cell(`${index + 1}`, cellColumns, '', 'heading')),
		cell(say(words.matrix.stands), rest, glyphs.cut, 'heading'),
	];
	const legend = [
		blank,
		row(` ${say(words.titles.symptoms)}`, 'heading'),
		...symptoms.flatMap(({text, outcome, subjects: on}, index) =>
			paragraph(
				[text, outcome && say(words.forms.outcomes[outcome]), on.length === 0 && say(words.matrix.whole)]
					.filter(Boolean)
					.join(glyphs.dot),
				inner,
				{
					lead: row(` ${index + 1}  `, 'heading'),
				},
			),
		),
	];
	const legendRows = Math.min(legend.length, Math.max(0, rows - 3 - Math.min(subjects.length, 6)));
	if (subjects.length === 0)
		return <Rows content={paragraph(say(words.matrix.empty), inner, {lead: row(' ')})} columns={columns} rows={rows} />;
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={[heading]} columns={columns} rows={1} />
			<List
				columns={columns}
				rows={rows - 1 - legendRows}
				items={subjects.map(subject => ({id: subject.id, spans: line(subject)}))}
				onPick={subject => {
					go({go: 'back'});
					go({go: 'subject', subject});
				}}
			/>
			<Rows content={legend} columns={columns} rows={legendRows} />
		</Box>
	);
}
