import type {Act, Done} from '../../source/case/acts/action.js';
import type {CaseView} from '../../source/case/view.js';
import type {OpenSlot} from '../../source/drafts/slots.js';
import {optionsOf} from '../case/case-form.js';
import {type Field, Form} from '../parts/form.js';
import {type Look, useLook} from '../parts/look.js';
import {paragraph} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';

type Props = {
	readonly slot: OpenSlot;
	/** How many slots are open, this one among them. */
	readonly left: number;
	readonly view: CaseView;
	readonly kind: string;
	readonly columns: number;
	readonly rows: number;
	readonly onFilled: (values: Readonly<Record<string, string>>) => Promise<Done>;
};

type Values = Readonly<Record<string, string>>;
type Asked = {readonly fields: readonly Field[]; readonly act?: (values: Values) => Act};
const {forms} = words;

const keyOf = <T extends string>(dictionary: Readonly<Record<T, unknown>>, id: string | undefined, otherwise: T): T =>
	(Object.keys(dictionary) as T[]).find(key => key === id) ?? otherwise;

/** An outcome and a fate are settled in the case, by the same choices as there; anything else is filled in as words. */
const askedBy = ({slot}: OpenSlot, {say}: Look): Asked => {
	const [kind, id = ''] = slot.split(/\.(.*)/s);
	if (kind === 'outcome') {
		return {
			fields: [
				{id: 'outcome', label: say(forms.outcome), isRequired: true, options: optionsOf(forms.outcomes, say)},
				{id: 'words', label: say(forms.outcomeWords), hint: say(forms.optional)},
			],
			act: ({outcome, words: text = ''}) => ({
				do: 'settle-symptom',
				symptom: id,
				outcome: keyOf(forms.outcomes, outcome, 'open'),
				words: text,
			}),
		};
	}

	if (kind === 'fate') {
		return {
			fields: [
				{id: 'fate', label: say(forms.fateField), isRequired: true, options: optionsOf(forms.fates, say)},
				{id: 'because', label: say(forms.because), hint: say(forms.optional)},
			],
			act: ({fate, because = ''}) => ({
				do: 'settle-advice',
				advice: id,
				fate: keyOf(forms.fates, fate, 'never-tried'),
				because,
			}),
		};
	}

	const field = {id: slot, label: say(words.draft.slot), hint: say(words.draft.slotHint), isRequired: true};
	return {fields: [field]};
};

/** Asks one open slot of a mail; what was typed survives leaving. */
export function SlotForm({slot, left, view, kind, columns, rows, onFilled}: Props) {
	const {doors, go, actHere, tell} = useRoom();
	const look = useLook();
	const {fields, act} = askedBy(slot, look);
	const key = (field: string) => `slot/${view.case.id}/${kind}/${slot.slot}/${field}`;
	return (
		<Form
			title={look.say(words.draft.slotOf(left))}
			intro={paragraph(look.say(slot.ask), columns, {tone: 'accent'})}
			fields={fields}
			columns={columns}
			rows={rows}
			kept={field => doors.desk.kept(key(field))}
			keep={(field, value) => doors.desk.keep(key(field), value)}
			onBack={() => go({go: 'back'})}
			onMissing={label => tell(words.needed(label), 'warn')}
			onDone={async values => {
				const done = await (act ? actHere(act(values)) : onFilled(values));
				if (!done.ok) return;
				for (const {id} of fields) doors.desk.keep(key(id), '');
			}}
		/>
	);
}
