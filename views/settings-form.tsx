import {optionsOf} from './case/case-form.js';
import {type Field, Form} from './parts/form.js';
import {useLook} from './parts/look.js';
import {paragraph} from './parts/shown.js';
import {useRoom} from './room.js';
import {words} from './words.js';

const {settings} = words;
type Name = keyof typeof settings.fields;
const names = Object.keys(settings.fields) as readonly Name[];
const hints: Partial<Record<Name, (typeof settings.hints)[keyof typeof settings.hints]>> = settings.hints;

/** What is asked of somebody new: the language first, then what his mails need. */
const firstNames: readonly Name[] = ['language', 'name', 'signature', 'uploadChannel', 'hotline'];

type Props = {readonly columns: number; readonly rows: number; readonly isFirst?: boolean};

/** The engineer's preferences, for the mails and the looks. */
export function SettingsForm({columns, rows, isFirst = false}: Props) {
	const {doors, go, tell} = useRoom();
	const {say} = useLook();
	const now = doors.preferences();
	const options: Partial<Record<Name, Field['options']>> = {
		language: optionsOf(settings.languages, say),
		theme: optionsOf(settings.themes, say),
		glyphs: optionsOf(settings.signs, say),
	};
	return (
		<Form
			title={say(isFirst ? words.welcome.title : settings.title)}
			intro={paragraph(say(isFirst ? words.welcome.intro : settings.intro), columns, {tone: 'quiet'})}
			fields={(isFirst ? firstNames : names).map(id => {
				const hint = hints[id];
				const choices = options[id];
				return {
					id,
					label: say(settings.fields[id]),
					initial: now[id] ?? '',
					...(hint && {hint: say(hint)}),
					...(choices && {options: choices}),
				};
			})}
			columns={columns}
			rows={rows}
			kept={field => doors.desk.kept(`settings/${field}`)}
			keep={(field, value) => doors.desk.keep(`settings/${field}`, value)}
			onBack={() => go({go: 'back'})}
			onMissing={() => {}}
			onDone={async values => {
				const refused = await doors.prefer(values);
				if (refused) return tell(refused, 'warn');
				for (const name of names) doors.desk.keep(`settings/${name}`, '');
				go({go: 'back'});
				tell(isFirst ? words.welcome.done : settings.saved);
			}}
		/>
	);
}
