import {useLook} from '../parts/look.js';
import {row} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';
import {CaseForm, optionsOf, type Size} from './case-form.js';
import type {Place} from './place.js';
import {subjectName} from '../../source/case/reading/subject.js';

const {forms} = words;
const count = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined);

export function AddSubject(size: Size) {
	const {actHere} = useRoom();
	const {say} = useLook();
	return (
		<CaseForm
			{...size}
			title={say(forms.subject)}
			fields={[
				{
					id: 'kind',
					label: say(forms.kind),
					initial: 'group',
					options: [
						{id: 'group', label: say(forms.group)},
						{id: 'device', label: say(forms.device)},
						{id: 'planned', label: say(forms.planned)},
					],
				},
				{id: 'name', label: say(forms.name), hint: say(forms.nameHint)},
				{id: 'serial', label: say(forms.serial), hint: say(forms.serialHint)},
				{id: 'count', label: say(forms.count), hint: say(forms.countHint)},
			]}
			onDone={({kind, name = '', serial, count: machines}) =>
				actHere(
					kind === 'device' || kind === 'planned'
						? {
								do: 'add-device',
								...(serial && {serial}),
								...(name && {name}),
								...(kind === 'planned' && {planned: true}),
							}
						: {do: 'add-group', name, ...(count(machines) !== undefined && {count: count(machines)!})},
				)
			}
		/>
	);
}

export function Split({place, ...size}: Size & {readonly place: Place}) {
	const {actHere} = useRoom();
	const {say} = useLook();
	return (
		<CaseForm
			{...size}
			title={say(forms.split)}
			intro={[row(place.subject ? subjectName(place.subject) : '', 'quiet')]}
			fields={[{id: 'serials', label: say(forms.serials), hint: say(forms.serialsHint), isRequired: true, rows: 3}]}
			onDone={({serials = ''}) =>
				actHere({
					do: 'split-group',
					subject: place.subject?.id ?? '',
					serials: serials.split(/[\s,，、;；]+/).filter(Boolean),
				})
			}
		/>
	);
}

export function AddContact(size: Size) {
	const {actHere} = useRoom();
	const {say, language} = useLook();
	const titles =
		language === 'zh' ? ['先生', '女士', '工', '经理', '主任', '老师', '总'] : ['先生', '女士', '工', '经理'];
	const english: Readonly<Record<string, string>> = {
		先生: 'Mr.',
		女士: 'Ms.',
		工: '工 (engineer)',
		经理: '经理 (manager)',
	};
	return (
		<CaseForm
			{...size}
			title={say(forms.contact)}
			fields={[
				{id: 'surname', label: say(forms.surname), isRequired: true},
				{
					id: 'title',
					label: say(forms.title),
					canType: true,
					options: [
						...titles.map(id => ({id, label: language === 'zh' ? id : (english[id] ?? id)})),
						{id: '', label: say(forms.titleUnknown)},
					],
				},
				{id: 'role', label: say(forms.role), initial: 'customer', options: optionsOf(forms.roles, say)},
				{id: 'address', label: say(forms.address), hint: say(forms.optional)},
			]}
			onDone={({surname = '', title = '', role, address}) =>
				actHere({
					do: 'add-contact',
					surname,
					title,
					role: role === 'tam' || role === 'vendor' ? role : 'customer',
					...(address && {address}),
				})
			}
		/>
	);
}

export function AddSymptom({place, ...size}: Size & {readonly place: Place}) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const subjects = place.subjects.slice(0, 8).map(it => ({id: it.id, label: subjectName(it)}));
	return (
		<CaseForm
			{...size}
			title={say(forms.symptom)}
			fields={[
				{id: 'text', label: say(forms.symptomText), isRequired: true},
				{
					id: 'subject',
					label: say(forms.symptomSubject),
					initial: place.subject?.id ?? '',
					options: [...subjects, {id: '', label: say(forms.wholeCase)}],
				},
				{id: 'affected', label: say(forms.affected), hint: say(forms.optional)},
				{id: 'total', label: say(forms.total), hint: say(forms.optional)},
				{id: 'since', label: say(forms.since), hint: say(forms.optional)},
			]}
			onDone={({text = '', subject, affected, total, since}) =>
				actHere({
					do: 'add-symptom',
					text,
					subjects: subject ? [subject] : [],
					...(count(affected) !== undefined && {affected: count(affected)!}),
					...(count(total) !== undefined && {total: count(total)!}),
					...(since && {since}),
				})
			}
		/>
	);
}
