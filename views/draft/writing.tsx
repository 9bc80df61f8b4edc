import {Box} from 'ink';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {useLook} from '../parts/look.js';
import {Line, row} from '../parts/shown.js';
import {TextField} from '../parts/text-field.js';
import {useRoom} from '../room.js';

type Props = {
	readonly title: string;
	readonly hint?: string;
	readonly initial: string;
	/** Under which name what is typed survives a crash. */
	readonly scratch: string;
	readonly columns: number;
	readonly rows: number;
	readonly onSave: (text: string) => unknown;
	/** Absent: leaving saves as well. */
	readonly onBack?: () => unknown;
};

/** A whole text being written: the mail, or what was sent instead of it. */
export function Writing({title, hint = '', initial, scratch, columns, rows, onSave, onBack}: Props) {
	const {doors, edit} = useRoom();
	const {glyphs} = useLook();
	const [text, live] = useLive(() => doors.desk.kept(scratch) ?? initial);
	// The field owns its text; another one is put into it only by the editor.
	const [fieldId, fieldLive] = useLive(0);
	const typed = (next: string) => {
		live.set(next);
		doors.desk.keep(scratch, next);
	};

	const save = async () => {
		await onSave(live.get());
		doors.desk.keep(scratch, '');
	};

	useKeys(
		'writing',
		{
			save,
			editor: () => {
				void edit(live.get()).then(next => {
					typed(next);
					fieldLive.set(id => id + 1);
				});
			},
			back: onBack ?? save,
		},
		{modal: true},
	);

	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(title, 'title')} columns={columns} />
			<Line spans={row(glyphs.rule.repeat(columns), 'frame')} columns={columns} />
			<TextField
				key={fieldId}
				isArea
				columns={columns}
				rows={rows - 2}
				initial={text}
				isFromTop={initial !== ''}
				placeholder={hint}
				onChange={typed}
			/>
		</Box>
	);
}
