import type {CaseView} from '../../source/case/view.js';
import type {Hypothesis, Knowledge} from '../../source/knowledge/schema.js';
import {CaseForm, optionsOf, type Size} from '../case/case-form.js';
import type {Place} from '../case/place.js';
import {useLook} from '../parts/look.js';
import {paragraph} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';

const {forms, hypotheses} = words;

/** The one of the knowledge that these words mean, if they mean one only. */
const meant = (typed: string, {hypotheses: known}: Knowledge): Hypothesis | undefined => {
	const wanted = typed.trim().toLowerCase();
	const found = Object.values(known).filter(({id, title, names = []}) =>
		[id, title.zh, title.en, ...names].some(name => name.toLowerCase().includes(wanted)),
	);
	return found.length === 1 ? found[0] : undefined;
};

export function RaiseHypothesis({place, ...size}: Size & {readonly place: Place}) {
	const {actHere, doors} = useRoom();
	const look = useLook();
	const subject = place.subjects.length === 1 ? place.subject?.id : undefined;
	return (
		<CaseForm
			{...size}
			title={look.say(hypotheses.raise)}
			fields={[
				{id: 'title', label: look.say(hypotheses.cause), hint: look.say(hypotheses.causeHint), isRequired: true},
				{id: 'because', label: look.say(hypotheses.because), hint: look.say(forms.optional)},
			]}
			onDone={({title = '', because = ''}) => {
				const known = meant(title, doors.knowledge);
				return actHere({
					do: 'raise-hypothesis',
					...(known ? {hypothesis: known.id} : {title}),
					...(subject !== undefined && {subject}),
					because,
				});
			}}
		/>
	);
}

export function SettleHypothesis({
	view,
	hypothesis,
	...size
}: Size & {readonly view: CaseView; readonly hypothesis: string}) {
	const {actHere} = useRoom();
	const look = useLook();
	const found = view.hypotheses.find(({id}) => id === hypothesis);
	const {supported, refuted} = hypotheses;
	return (
		<CaseForm
			{...size}
			title={look.say(hypotheses.settle)}
			intro={[
				...paragraph(found ? look.say(found.title) : '', size.columns, {tone: 'title'}),
				...(found?.test ? paragraph(look.say(found.test.words), size.columns, {tone: 'quiet'}) : []),
			]}
			fields={[
				{
					id: 'to',
					label: look.say(hypotheses.verdict),
					isRequired: true,
					options: optionsOf({supported, refuted}, look.say),
				},
				{id: 'because', label: look.say(hypotheses.because), isRequired: true, rows: 2},
			]}
			onDone={({to, because = ''}) =>
				actHere({do: 'settle-hypothesis', hypothesis, to: to === 'supported' ? 'supported' : 'refuted', because})
			}
		/>
	);
}
