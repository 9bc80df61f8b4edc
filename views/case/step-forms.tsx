import type {Done} from '../../source/case/acts/action.js';
import {useLook} from '../parts/look.js';
import {paragraph, type Row, row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {about, words} from '../words.js';
import {CaseForm, type Size} from './case-form.js';
import {sourceWords, valuesOf, valueWords} from './facts.js';
import type {Place} from './place.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';

const {forms} = words;
type PlaceProps = Size & {readonly place: Place};

/** Skip or defer: both take a reason. */
export function PassBy({way, place, ...size}: PlaceProps & {readonly way: 'skip' | 'defer'}) {
	const {actHere} = useRoom();
	const {say} = useLook();
	return (
		<CaseForm
			{...size}
			title={say(forms[way])}
			intro={place.step ? paragraph(say(place.step.node.title), size.columns, {tone: 'quiet'}) : []}
			fields={[{id: 'reason', label: say(forms.reason), isRequired: true}]}
			onDone={({reason = ''}) =>
				actHere({do: way, walk: place.walk?.record.id ?? '', path: place.step?.path ?? '', reason})
			}
		/>
	);
}

/** The risk is read aloud from here; who agreed and what is backed up are typed before the step opens. */
export function Consent({place, ...size}: PlaceProps) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const node = place.step?.node;
	const consent = node?.kind === 'do' ? node.consent : undefined;
	const {columns} = size;
	const intro: readonly Row[] = consent
		? [
				row(say(words.step.consent), 'bad'),
				...paragraph(say(consent.risk), columns, {lead: row('  '), tone: 'warn'}),
				...paragraph(say(consent.backup), columns, {lead: row(`${say(words.step.backup)}  `, 'heading')}),
				...paragraph(say(consent.by), columns, {lead: row(`${say(words.step.agree)}  `, 'heading')}),
			]
		: [];
	return (
		<CaseForm
			{...size}
			title={say(forms.consent)}
			intro={intro}
			fields={[
				{id: 'by', label: say(forms.consentBy), isRequired: true},
				{id: 'backup', label: say(forms.consentBackup), hint: say(forms.consentBackupHint), isRequired: true},
			]}
			onDone={({by = '', backup = ''}) =>
				actHere({do: 'consent', walk: place.walk?.record.id ?? '', path: place.step?.path ?? '', by, backup})
			}
		/>
	);
}

type FactProps = PlaceProps & {readonly fact: string; readonly onClosed?: () => void};

/** A fact stated by somebody: typed, or chosen where its values are known. */
export function StateFact({fact: name, place, onClosed, ...size}: FactProps) {
	const {actHere, doors} = useRoom();
	const {say} = useLook();
	const fact = doors.knowledge.facts[name];
	const title = fact?.title ?? {zh: name, en: name};
	const values = valuesOf(fact).slice(0, 9);
	const subject = place.subject?.id;
	return (
		<CaseForm
			{...size}
			title={say(about(forms.fact, title))}
			{...(onClosed && {onClosed})}
			intro={fact ? paragraph(say(fact.ask), size.columns, {lead: row(`${say(words.step.say)}  `, 'accent')}) : []}
			fields={[
				{
					id: 'value',
					label: say(forms.value),
					isRequired: true,
					...(values.length > 0 && {options: values.map(it => ({id: it.id, label: say(it.words)}))}),
				},
				{
					id: 'by',
					label: say(forms.by),
					initial: 'customer',
					options: [
						{id: 'customer', label: say(words.sources.customer)},
						{id: 'engineer', label: say(words.sources.engineer)},
					],
				},
			]}
			onDone={({value = '', by}) =>
				actHere({
					do: 'state-fact',
					...(subject !== undefined && {subject}),
					fact: name,
					value,
					by: by === 'engineer' ? 'engineer' : 'customer',
				})
			}
		/>
	);
}

/** Sources disagree: a person says which value holds, and why. */
export function SettleFact({
	fact: name,
	view,
	place,
	...size
}: PlaceProps & {readonly fact: string; readonly view: CaseView}) {
	const {actHere, doors} = useRoom();
	const {say} = useLook();
	const fact = doors.knowledge.facts[name];
	const subject = place.subject?.id;
	const found = view.factsOf(subject)(name);
	const statements = found.state === 'unknown' ? [] : found.because;
	const values = [...new Set(statements.map(({value}) => value))].slice(0, 9);
	return (
		<CaseForm
			{...size}
			title={say(about(forms.settleFact, fact?.title ?? {zh: name, en: name}))}
			intro={statements.map(({value, source}) => [
				span(`  ${say(valueWords(value, fact))}  `),
				span(say(sourceWords(source)), 'quiet'),
			])}
			fields={[
				{
					id: 'value',
					label: say(forms.value),
					isRequired: true,
					options: values.map(id => ({id, label: say(valueWords(id, fact))})),
				},
				{id: 'because', label: say(forms.because), isRequired: true},
			]}
			onDone={({value = '', because = ''}) =>
				actHere({do: 'settle-fact', ...(subject !== undefined && {subject}), fact: name, value, because})
			}
		/>
	);
}

/** A log may take its time: what is not done in a moment goes on behind, and says itself what came of it. */
const atOnce = (work: Promise<Done>): Promise<Done> =>
	Promise.race([
		work,
		new Promise<Done>(resolve => {
			setTimeout(() => resolve({ok: true, said: forms.reading}), 120);
		}),
	]);

/** Paths are pasted; reading goes on in the background, the call with it. */
export function Attach({place, ...size}: PlaceProps) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const {subject} = place;
	const name = subject ? subjectName(subject) : say(forms.wholeCase);
	return (
		<CaseForm
			{...size}
			title={say(forms.attach)}
			intro={paragraph(say(forms.attachIntro(name)), size.columns, {tone: 'quiet'})}
			fields={[
				{id: 'path', label: say(forms.path), hint: say(forms.pathHint), isRequired: true},
				{id: 'caption', label: say(forms.caption), hint: say(forms.captionHint)},
			]}
			onDone={({path = '', caption}) =>
				atOnce(
					actHere({
						do: 'attach',
						paths: pathsIn(path),
						...(subject && {subject: subject.id}),
						...(caption && {caption}),
					}),
				)
			}
		/>
	);
}

/** Paths as terminals paste and drop them: in quotes, several of them, or one with blanks. */
export const pathsIn = (text: string): readonly string[] => {
	const quoted = [...text.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, double, single]) => double ?? single ?? '');
	return quoted.length > 0 ? quoted : [text.trim()];
};
