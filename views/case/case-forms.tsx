import type {CaseField, Conflict} from '../../source/case/case.js';
import type {ArchiveOutcome} from '../../source/case/event.js';
import type {CaseView} from '../../source/case/view.js';
import {dateOf} from '../../source/text/time.js';
import {useLook} from '../parts/look.js';
import {paragraph} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';
import {CaseForm, optionsOf, type Size} from './case-form.js';

const {forms} = words;
type ViewProps = Size & {readonly view: CaseView};

export function Priority({view, ...size}: ViewProps) {
	const {actHere} = useRoom();
	const {say} = useLook();
	return (
		<CaseForm
			{...size}
			title={say(forms.priority)}
			fields={[
				{
					id: 'to',
					label: say(forms.priority),
					initial: view.case.priority ?? '',
					isRequired: true,
					options: ['P1', 'P2', 'P3', 'P4'].map(id => ({id, label: id})),
				},
				{id: 'agreedBy', label: say(forms.agreedBy), hint: say(forms.agreedHint), isRequired: true},
			]}
			onDone={({to = '', agreedBy = ''}) => actHere({do: 'change-priority', to, agreedBy})}
		/>
	);
}

const fieldNames = Object.keys(forms.fields) as readonly CaseField[];

/** Two people changed one field without seeing each other: both values are kept until one is chosen. */
export function SettleConflict({conflict, ...size}: Size & {readonly conflict: Conflict}) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const {field, values} = conflict;
	const name = fieldNames.find(it => it === field);
	return (
		<CaseForm
			{...size}
			name={field}
			title={say(forms.conflict)}
			fields={[
				{
					id: 'value',
					label: name ? say(forms.fields[name]) : field === 'priority' ? say(forms.priority) : say(forms.value),
					isRequired: true,
					options: values.slice(0, 9).map(id => ({id, label: id})),
				},
			]}
			onDone={({value = ''}) => actHere({do: 'settle-conflict', field, value})}
		/>
	);
}

/** All fields of the case at once; only what was changed is recorded. */
export function EditCase({view, ...size}: ViewProps) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const now = view.case as unknown as Readonly<Record<string, string | undefined>>;
	return (
		<CaseForm
			{...size}
			title={say(forms.edit)}
			fields={fieldNames.map(id => ({id, label: say(forms.fields[id]), initial: now[id] ?? ''}))}
			onDone={async values => {
				for (const field of fieldNames) {
					const value = values[field] ?? '';
					if (value === (now[field] ?? '')) continue;
					const done = await actHere({do: 'edit-case', field, value});
					if (!done.ok) return done;
				}

				return {ok: true};
			}}
		/>
	);
}

const outcomes = Object.keys(forms.archiveOutcomes) as readonly ArchiveOutcome[];

/** Asked once every symptom has its outcome. */
export function Archive({view, ...size}: ViewProps) {
	const unsettled = view.case.symptoms.find(({outcome}) => outcome === undefined);
	if (unsettled) return <SettleSymptom key={unsettled.id} view={view} symptom={unsettled.id} isOnTheWay {...size} />;
	return <ArchiveForm view={view} {...size} />;
}

function ArchiveForm({view, ...size}: ViewProps) {
	const {actHere, doors} = useRoom();
	const {say} = useLook();
	const contact = view.case.contacts.find(({role}) => role === 'customer');
	return (
		<CaseForm
			{...size}
			title={say(forms.archive)}
			intro={view.case.symptoms.flatMap(({text, outcome}) =>
				paragraph(`${text}  ${outcome ? say(forms.outcomes[outcome]) : ''}`, size.columns, {tone: 'quiet'}),
			)}
			fields={[
				{
					id: 'outcome',
					label: say(forms.outcome),
					isRequired: true,
					options: optionsOf(forms.archiveOutcomes, say),
				},
				{id: 'lasting', label: say(forms.lasting), isRequired: true, options: optionsOf(forms.lastings, say)},
				{
					id: 'agreedBy',
					label: say(forms.agreedBy),
					initial: contact ? `${contact.surname}${contact.title}` : '',
					isRequired: true,
				},
				{id: 'agreedAt', label: say(forms.agreedAt), initial: dateOf(doors.now()), isRequired: true},
			]}
			onDone={({outcome, lasting, agreedBy = '', agreedAt = ''}) =>
				actHere({
					do: 'archive',
					outcome: outcomes.find(it => it === outcome) ?? 'fixed',
					lasting: lasting === 'final' ? 'final' : 'temporary',
					agreedBy,
					agreedAt,
				})
			}
		/>
	);
}

export function Reopen(size: Size) {
	const {actHere} = useRoom();
	const {say} = useLook();
	return (
		<CaseForm
			{...size}
			title={say(forms.reopen)}
			fields={[{id: 'because', label: say(forms.because), isRequired: true}]}
			onDone={({because = ''}) => actHere({do: 'reopen', because})}
		/>
	);
}

const symptomOutcomes = Object.keys(forms.outcomes) as ReadonlyArray<keyof typeof forms.outcomes>;

type SettleProps = ViewProps & {
	readonly symptom: string;
	/** Asked before something else, which comes next. */
	readonly isOnTheWay?: boolean;
};

export function SettleSymptom({view, symptom, isOnTheWay = false, ...size}: SettleProps) {
	const {actHere, go} = useRoom();
	const {say} = useLook();
	const found = view.case.symptoms.find(({id}) => id === symptom);
	return (
		<CaseForm
			{...size}
			name={symptom}
			title={say(forms.settle)}
			intro={paragraph(found?.text ?? '', size.columns)}
			fields={[
				{
					id: 'outcome',
					label: say(forms.outcome),
					initial: found?.outcome ?? '',
					isRequired: true,
					options: optionsOf(forms.outcomes, say),
				},
				{id: 'words', label: say(forms.outcomeWords), initial: found?.outcomeWords ?? '', hint: say(forms.optional)},
			]}
			onDone={({outcome, words: text = ''}) =>
				actHere({
					do: 'settle-symptom',
					symptom,
					outcome: symptomOutcomes.find(it => it === outcome) ?? 'open',
					words: text,
				})
			}
			onClosed={() => !isOnTheWay && go({go: 'panel', kind: 'symptoms'})}
		/>
	);
}

const symptomFields = ['text', 'affected', 'total', 'since', 'changed'] as const;

export function EditSymptom({view, symptom, ...size}: ViewProps & {readonly symptom: string}) {
	const {actHere, go} = useRoom();
	const {say} = useLook();
	const found = view.case.symptoms.find(({id}) => id === symptom);
	const now = (field: (typeof symptomFields)[number]) => String(found?.[field] ?? '');
	const labels = {...forms, text: forms.symptomText};
	return (
		<CaseForm
			{...size}
			title={say(forms.symptomText)}
			fields={symptomFields.map(id => ({id, label: say(labels[id]), initial: now(id), hint: say(forms.optional)}))}
			onDone={async values => {
				for (const field of symptomFields) {
					const value = values[field] ?? '';
					if (value === now(field)) continue;
					const done = await actHere({do: 'edit-symptom', symptom, field, value});
					if (!done.ok) return done;
				}

				return {ok: true};
			}}
			onClosed={() => go({go: 'panel', kind: 'symptoms'})}
		/>
	);
}
