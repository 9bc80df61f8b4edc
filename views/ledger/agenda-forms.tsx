import type {Done} from '../../source/case/acts/action.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {dayNamed} from '../../source/text/day.js';
import {dateOf} from '../../source/text/time.js';
import {nodeAt} from '../../source/walk/place.js';
import {CaseForm, optionsOf, type Size} from '../case/case-form.js';
import {useLook} from '../parts/look.js';
import {paragraph, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';

const {forms, agenda} = words;

/** A day as it is said on the phone becomes a day of the calendar, or a sentence. */
const useDay = () => {
	const {doors, tell} = useRoom();
	return (typed: string): {readonly day?: string; readonly wrong?: Done} => {
		if (typed.trim() === '') return {};
		const day = dayNamed(typed, doors.now());
		if (day !== undefined) return {day};
		tell(agenda.wrongDate(typed), 'warn');
		return {wrong: {ok: false, sentence: agenda.wrongDate(typed)}};
	};
};

export function PromiseForm(size: Size) {
	const {actHere} = useRoom();
	const look = useLook();
	const dayOf = useDay();
	return (
		<CaseForm
			{...size}
			title={look.say(forms.promise)}
			fields={[
				{id: 'side', label: look.say(forms.side), initial: 'ours', options: optionsOf(forms.sides, look.say)},
				{id: 'text', label: look.say(forms.promiseText), isRequired: true},
				{id: 'due', label: look.say(forms.due), hint: look.say(agenda.dateHint)},
				{id: 'owner', label: look.say(agenda.owner), hint: look.say(forms.optional)},
			]}
			onDone={async ({side, text = '', due = '', owner = ''}) => {
				const {day, wrong} = dayOf(due);
				return (
					wrong ??
					actHere({
						do: 'promise',
						side: side === 'theirs' ? 'theirs' : 'ours',
						text,
						...(day !== undefined && {due: day}),
						...(owner && {owner}),
					})
				);
			}}
		/>
	);
}

/** Waits of the trees that have a kit: what is waited for most, with all that must lie ready. */
const usualWaits = ({trees}: Knowledge) =>
	Object.values(trees).flatMap(tree =>
		Object.entries(tree.nodes).flatMap(([id, node]) =>
			node.kind === 'wait' && (node.same ?? []).length > 0 ? [{id: `${tree.id}/${id}`, condition: node.condition}] : [],
		),
	);

export function StartWaiting(size: Size) {
	const {actHere, doors} = useRoom();
	const look = useLook();
	const dayOf = useDay();
	const usual = usualWaits(doors.knowledge).slice(0, 9);
	return (
		<CaseForm
			{...size}
			title={look.say(agenda.wait)}
			intro={usual.flatMap(({condition}, index) =>
				paragraph(look.say(condition), size.columns, {lead: [span(`  ${index + 1}  `, 'key')]}),
			)}
			fields={[
				{
					id: 'condition',
					label: look.say(agenda.condition),
					isRequired: true,
					canType: true,
					options: usual.map(({condition, id}) => ({id, label: look.say(condition)})),
				},
				{
					id: 'owner',
					label: look.say(agenda.owner),
					initial: 'customer',
					canType: true,
					options: optionsOf(agenda.owners, look.say),
				},
				{id: 'next', label: look.say(agenda.next), hint: look.say(agenda.dateHint), isRequired: true},
			]}
			onDone={async ({condition = '', owner = '', next = ''}) => {
				const {day, wrong} = dayOf(next);
				const isUsual = nodeAt(doors.knowledge.trees, condition)?.kind === 'wait';
				return (
					wrong ??
					actHere({
						do: 'start-waiting',
						...(isUsual ? {like: condition} : {condition}),
						owner,
						...(day !== undefined && {next: day}),
					})
				);
			}}
		/>
	);
}

/** Another date for a promise or a wait, or its first one. */
export function NextDate({view, of, ...size}: Size & {readonly view: CaseView; readonly of: string}) {
	const {actHere} = useRoom();
	const look = useLook();
	const dayOf = useDay();
	const promise = view.case.promises.find(({id}) => id === of);
	const waiting = view.case.waiting.find(({id}) => id === of);
	const what = promise?.text ?? (waiting ? look.say(waiting.condition) : '');
	const now = promise?.due ?? waiting?.next;
	return (
		<CaseForm
			{...size}
			title={look.say(agenda.nextDate)}
			intro={paragraph(what, size.columns, {tone: 'quiet'})}
			fields={[
				{
					id: 'next',
					label: look.say(promise ? forms.due : agenda.next),
					hint: [now && look.say(agenda.nowOn(dateOf(now))), look.say(agenda.dateHint)]
						.filter(Boolean)
						.join(look.glyphs.dot),
					isRequired: true,
				},
			]}
			onDone={async ({next = ''}) => {
				const {day = '', wrong} = dayOf(next);
				if (wrong) return wrong;
				return actHere(
					promise ? {do: 'move-promise', promise: of, due: day} : {do: 'move-waiting', waiting: of, next: day},
				);
			}}
		/>
	);
}
