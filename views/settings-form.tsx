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

/** The engineer's preferences, for the mails and the looks. */
export function SettingsForm({columns, rows}: {readonly columns: number; readonly rows: number}) {
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
			title={say(settings.title)}
			intro={paragraph(say(settings.intro), columns, {tone: 'quiet'})}
			fields={names.map(id => {
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
				tell(settings.saved);
			}}
		/>
	);
}
