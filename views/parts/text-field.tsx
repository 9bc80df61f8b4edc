import {Box, type DOMElement, measureElement, useCursor} from 'ink';
import {useEffect, useRef, useState} from 'react';
import {type Edit, type EditAction, editOf, editReducer} from '../../source/text/shown/edit.js';
import {cursorCell, visualRows} from '../../source/text/shown/rows.js';
import {type Handlers, useIsCovered, useKeys} from './keymap.js';
import {useLive} from './live.js';
import {Line, type Marked, marked, row} from './shown.js';

type Props = {
	readonly columns: number;
	readonly rows?: number;
	/** Takes line breaks; up and down move between rows. */
	readonly isArea?: boolean;
	readonly initial?: string;
	/** The caret stands before the text, which is read first. */
	readonly isFromTop?: boolean;
	readonly placeholder?: string;
	readonly isActive?: boolean;
	/** What is understood in the text, shown as it is typed. */
	readonly marks?: (text: string) => readonly Marked[];
	readonly onChange?: (text: string) => void;
	/** Several lines pasted at once; true: they are taken elsewhere and stay out of the field. */
	readonly onPaste?: (text: string) => boolean;
};

const moves = [
	'left',
	'right',
	'wordLeft',
	'wordRight',
	'home',
	'end',
	'backspace',
	'delete',
	'killWord',
	'killToStart',
	'killToEnd',
	'undo',
	'redo',
] as const;

/** One or many lines being typed. The real terminal cursor stands at the caret, so that an input method opens there. */
export function TextField({
	columns,
	rows = 1,
	isArea = false,
	initial = '',
	isFromTop = false,
	placeholder = '',
	isActive = true,
	marks,
	onChange,
	onPaste,
}: Props) {
	const [edit, live] = useLive<Edit>(() => {
		const pasted = editReducer(editOf(''), {type: 'paste', text: initial});
		return isFromTop ? editReducer(pasted, {type: 'top'}) : pasted;
	});
	const ref = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState<{x: number; y: number}>();
	const {setCursorPosition} = useCursor();

	const visual = visualRows(edit.text, columns, edit.cursor);
	const caret = cursorCell(visual, edit.cursor);
	const top = Math.max(0, caret.y - rows + 1);

	// The field's place is known only once it is laid out.
	useEffect(() => {
		if (!ref.current) return;
		const {x, y} = measureElement(ref.current);
		setOrigin(before => (before?.x === x && before.y === y ? before : {x, y}));
	});
	const isCovered = useIsCovered();
	setCursorPosition(
		isActive && !isCovered && origin
			? {x: origin.x + Math.min(caret.x, columns - 1), y: origin.y + caret.y - top}
			: undefined,
	);

	const edits = (action: EditAction) => {
		const before = live.get();
		live.set(editReducer(before, action));
		if (live.get().text !== before.text) onChange?.(live.get().text);
	};

	const on: Handlers<'field'> = {
		...Object.fromEntries(moves.map(type => [type, () => edits({type})])),
		...(isArea && {
			newline: () => edits({type: 'newline'}),
			up: () => edits({type: 'up', columns}),
			down: () => edits({type: 'down', columns}),
		}),
	};
	useKeys('field', on, {
		isActive,
		onText(typed) {
			// Terminals paste a line break as a carriage return.
			const text = typed.replaceAll(/\r\n?/g, '\n');
			const isPasted = [...text].length > 1 && text.includes('\n');
			if (isPasted && onPaste?.(text)) return;
			edits(
				isPasted
					? {type: 'paste', text: isArea ? text : text.trim().replaceAll(/\s*\n+\s*/g, ' ')}
					: {type: 'insert', text: isArea ? text : text.replaceAll(/\n+/g, ' ')},
			);
		},
	});

	const isEmpty = edit.text === '';
	const understood = marks?.(edit.text) ?? [];
	const rowAt = (index: number) => marked(visual[index]?.text ?? '', visual[index]?.start ?? 0, understood);
	return (
		<Box ref={ref} flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			{Array.from({length: rows}, (_, index) => (
				<Line
					key={index}
					columns={columns}
					spans={isEmpty && index === 0 ? row(placeholder, 'quiet') : rowAt(top + index)}
				/>
			))}
		</Box>
	);
}
