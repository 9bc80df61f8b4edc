import type {Done} from '../../source/case/acts/action.js';
import type {Fate} from '../../source/case/case.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import {CaseForm, optionsOf, type Size} from '../case/case-form.js';
import {useLook} from '../parts/look.js';
import {paragraph, type Row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';

const {forms, advice: said} = words;
type Props = Size & {readonly view: CaseView; readonly advice: string};

/** The machines of an advice by number, and its updates; settling it for those that were typed, for all when none was. */
const useMachines = (view: CaseView, advice: string, columns: number) => {
	const {actHere, tell} = useRoom();
	const look = useLook();
	const entry = view.ledger.find(one => one.advice.id === advice);
	const machines = entry?.machines ?? [];
	const refutedOnes = machines.flatMap(({against}, index) => (against ? [index + 1] : []));
	const intro: readonly Row[] = [
		...paragraph(entry ? look.say(entry.title) : '', columns, {tone: 'quiet'}),
		...machines.flatMap(({subject, against}, index) =>
			paragraph(`${subjectName(subject)}${against ? `  ${look.say(against.words)}` : ''}`, columns, {
				lead: [span(`  ${index + 1}  `, 'key')],
				tone: against ? 'bad' : 'plain',
			}),
		),
	];
	/** Numbers that are none of these settle nothing. */
	const settle = async (typed: string, fate: Fate, because: string, updates = ''): Promise<Done> => {
		const numbers = typed.split(/[^\d]+/).filter(Boolean);
		const wrong = numbers.find(number => !machines[Number(number) - 1]);
		if (wrong !== undefined) {
			const sentence = said.wrongMachines(wrong);
			tell(sentence, 'warn');
			return {ok: false, sentence};
		}

		const subjects = numbers.map(number => machines[Number(number) - 1]!.subject.id);
		const recommends = updates.split(/[\s,，、]+/).filter(Boolean);
		return actHere({
			do: 'settle-advice',
			advice,
			fate,
			because,
			...(subjects.length > 0 && {subjects}),
			...(recommends.length > 0 && {recommends}),
		});
	};

	const field =
		machines.length > 1
			? [
					{
						id: 'machines',
						label: look.say(said.machines),
						hint: look.say(said.machinesHint),
						initial: refutedOnes.length < machines.length ? refutedOnes.join(' ') : '',
					},
				]
			: [];
	const why = refutedOnes.length > 0 ? look.say(machines[refutedOnes[0]! - 1]!.against!.words) : '';
	// What a stack refutes is its own update; the others that were advised with it stay.
	const kbs = machines.flatMap(({against}) => (against?.why === 'stack' ? [against.kb] : []));
	const updates =
		(entry?.advice.recommends.length ?? 0) > 1
			? [
					{
						id: 'updates',
						label: look.say(said.updates),
						hint: look.say(said.updatesHint),
						initial: [...new Set(kbs)].join(' '),
					},
				]
			: [];
	return {intro, field, updates, why, settle};
};

const fates = Object.keys(forms.fates) as ReadonlyArray<keyof typeof forms.fates>;

export function SettleAdvice({view, advice, ...size}: Props) {
	const look = useLook();
	const {intro, field, settle} = useMachines(view, advice, size.columns);
	return (
		<CaseForm
			{...size}
			title={look.say(forms.fate)}
			intro={intro}
			fields={[
				...field.map(one => ({...one, initial: ''})),
				{id: 'fate', label: look.say(forms.fateField), isRequired: true, options: optionsOf(forms.fates, look.say)},
				{id: 'because', label: look.say(forms.because), isRequired: true},
			]}
			onDone={({fate, because = '', machines = ''}) =>
				settle(machines, fates.find(it => it === fate) ?? 'never-tried', because)
			}
		/>
	);
}

/** Takes it back for the machines that are named: with those whose facts refute it, and why, filled in. */
export function WithdrawAdvice({view, advice, ...size}: Props) {
	const look = useLook();
	const {intro, field, updates, why, settle} = useMachines(view, advice, size.columns);
	return (
		<CaseForm
			{...size}
			title={look.say(said.withdraw)}
			intro={intro}
			fields={[
				...field,
				...updates,
				{id: 'because', label: look.say(forms.because), initial: why, isRequired: true, rows: 2},
			]}
			onDone={({because = '', machines = '', updates: which}) => settle(machines, 'withdrawn', because, which)}
		/>
	);
}
