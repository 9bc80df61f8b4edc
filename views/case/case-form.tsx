import type {Done} from '../../source/case/acts/action.js';
import {type Field, Form} from '../parts/form.js';
import type {Row} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {inCase} from '../screen.js';
import {words} from '../words.js';

export type Size = {readonly columns: number; readonly rows: number};
export type Values = Readonly<Record<string, string>>;

type Props = Size & {
	readonly title: string;
	/** Tells forms of one panel apart. */
	readonly name?: string;
	readonly intro?: readonly Row[];
	readonly fields: readonly Field[];
	/** What it does; when it is done the form closes, when it is refused it stays as it is. */
	readonly onDone: (values: Values) => Promise<Done>;
	/** Where to go afterwards; absent: back. */
	readonly onClosed?: () => void;
};

/** A form of the case one is in. What was typed stays with the case until it is done. */
export function CaseForm({title, name = '', intro = [], fields, columns, rows, onDone, onClosed}: Props) {
	const {doors, screen, go, tell} = useRoom();
	const {panel} = inCase(screen);
	const key = (field: string) => `form/${screen.case ?? ''}/${panel?.kind ?? ''}/${panel?.of ?? ''}${name}/${field}`;
	return (
		<Form
			title={title}
			intro={intro}
			fields={fields}
			columns={columns}
			rows={rows}
			kept={field => doors.desk.kept(key(field))}
			keep={(field, value) => doors.desk.keep(key(field), value)}
			onBack={() => go({go: 'back'})}
			onMissing={label => tell(words.needed(label), 'warn')}
			onDone={async values => {
				const done = await onDone(values);
				if (!done.ok) return;
				for (const {id} of fields) doors.desk.keep(key(id), '');
				if (onClosed) onClosed();
				else go({go: 'back'});
				tell(done.said ?? words.recorded(title));
			}}
		/>
	);
}

/** Options of a choice field from a dictionary of words. */
export const optionsOf = <T extends string>(
	dictionary: Readonly<Record<T, {readonly zh: string; readonly en: string}>>,
	say: (words: {readonly zh: string; readonly en: string}) => string,
) => Object.entries<{readonly zh: string; readonly en: string}>(dictionary).map(([id, it]) => ({id, label: say(it)}));
