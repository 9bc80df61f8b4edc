import {Box} from 'ink';
import {Choices, choiceRows} from '../parts/choices.js';
import {useLook} from '../parts/look.js';
import {clampTop, Rows} from '../parts/rows.js';
import {blank, paragraph, type Row, row} from '../parts/shown.js';
import {words} from '../words.js';
import type {Size} from './case-form.js';
import type {StepOption} from './options.js';
import {headRows, tailRows} from './step.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {Drawing} from './step.js';

type Props = Size & {
	readonly drawing: Drawing;
	readonly options: readonly StepOption[];
	readonly marked: number;
	/** How far the page was moved down. */
	readonly top: number;
	/** Shows the head only: something else has the rest of the pane. */
	readonly isShort?: boolean;
};

const emptyRows = ({place, look: {say}, columns}: Drawing): readonly Row[] =>
	place.subject
		? [row(say(words.step.noWalk(subjectName(place.subject))), 'title')]
		: [
				row(say(words.step.noSubject), 'title'),
				blank,
				...paragraph(say(words.step.noSubjectNote), columns, {tone: 'quiet'}),
			];

/** The step in hand: its head above, its choices always in sight, what stands behind it below. */
export function StepPane({drawing, options, marked, top, columns, rows, isShort = false}: Props) {
	const {say, glyphs} = useLook();
	const roomy = drawing.place.walk ? headRows(drawing) : emptyRows(drawing);
	if (isShort) return <Rows content={roomy} columns={columns} rows={rows} />;
	const shown = options.map(({id, label, mark}) => ({id, label: say(label), ...(mark && {mark: say(mark)})}));
	const wanted = choiceRows(shown, columns, marked, glyphs.pointer).reduce((sum, lines) => sum + lines.length, 0);
	// Where the room is short, the air goes first.
	const isTight = roomy.length + 1 + wanted > rows;
	const head = isTight ? roomy.filter(({length}) => length > 0) : roomy;
	const gap = wanted > 0 && !isTight ? 1 : 0;
	const choiceLines = Math.min(wanted, Math.max(1, rows - Math.min(head.length, 4) - gap));
	const headLines = Math.min(head.length, rows - choiceLines - gap);
	const tail = tailRows(drawing);
	const tailLines = rows - headLines - gap - choiceLines;
	const hidden = head.length - headLines;
	const headTop = Math.min(top, hidden);
	const tailTop = clampTop(top - hidden, tail.length, tailLines);
	const window = head.slice(headTop, headTop + headLines);
	const more = row(`${glyphs.cut} PgDn`, 'quiet');
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={headTop < hidden ? [...window.slice(0, -1), more] : window} columns={columns} rows={headLines} />
			{gap > 0 && <Rows content={[]} columns={columns} rows={1} />}
			{wanted > 0 && (
				<Box width={columns} height={choiceLines} flexShrink={0} overflow="hidden">
					<Choices options={shown} marked={marked} columns={columns} rows={choiceLines} />
				</Box>
			)}
			<Rows content={tail} columns={columns} rows={tailLines} top={tailTop} />
		</Box>
	);
}

/** How far a step can be moved down. */
export const longest = (drawing: Drawing): number => headRows(drawing).length + tailRows(drawing).length;
