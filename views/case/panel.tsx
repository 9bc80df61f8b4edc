import type {CaseView} from '../../source/case/view.js';
import {Confirm} from '../parts/confirm.js';
import {useLook} from '../parts/look.js';
import {useRoom} from '../room.js';
import type {Panel} from '../screen.js';
import {words} from '../words.js';
import {Archive, EditCase, EditSymptom, Priority, Reopen, SettleConflict, SettleSymptom} from './case-forms.js';
import type {Size} from './case-form.js';
import {HowtoPanel} from './howto.js';
import {SettleAdvice, WithdrawAdvice} from '../ledger/advice-forms.js';
import {NextDate, PromiseForm, StartWaiting} from '../ledger/agenda-forms.js';
import {RaiseHypothesis, SettleHypothesis} from '../ledger/hypothesis-forms.js';
import {Drafts, Facts, Symptoms} from './lists.js';
import type {Place} from './place.js';
import {Attach, Consent, PassBy, SettleFact, StateFact} from './step-forms.js';
import {AddContact, AddSubject, AddSymptom, Split} from './subject-forms.js';

type Props = Size & {readonly panel: Panel; readonly view: CaseView; readonly place: Place};

/** What is open in the main pane instead of the step. */
export function PanelPane({panel, view, place, ...size}: Props) {
	const of = panel.of ?? '';
	switch (panel.kind) {
		case 'howto':
			return <HowtoPanel view={view} place={place} howto={of} {...size} />;
		case 'subject':
			return <AddSubject {...size} />;
		case 'split':
			return <Split place={place} {...size} />;
		case 'symptoms':
			return <Symptoms view={view} {...size} />;
		case 'symptom':
			return <AddSymptom place={place} {...size} />;
		case 'symptom-edit':
			return <EditSymptom view={view} symptom={of} {...size} />;
		case 'settle':
			return <SettleSymptom view={view} symptom={of} {...size} />;
		case 'facts':
			return <Facts view={view} place={place} {...size} />;
		case 'fact':
			return <StateFact place={place} fact={of} {...size} />;
		case 'letter':
			return <Letter place={place} fact={of} {...size} />;
		case 'settle-fact':
			return <SettleFact view={view} place={place} fact={of} {...size} />;
		case 'consent':
			return <Consent place={place} {...size} />;
		case 'skip':
		case 'defer':
			return <PassBy way={panel.kind} place={place} {...size} />;
		case 'attach':
			return <Attach place={place} {...size} />;
		case 'drafts':
			return <Drafts {...size} />;
		case 'contact':
			return <AddContact {...size} />;
		case 'priority':
			return <Priority view={view} {...size} />;
		case 'edit':
			return view.case.conflicts[0] ? (
				<SettleConflict conflict={view.case.conflicts[0]} {...size} />
			) : (
				<EditCase view={view} {...size} />
			);
		case 'fate':
			return <SettleAdvice view={view} advice={of} {...size} />;
		case 'withdraw':
			return <WithdrawAdvice view={view} advice={of} {...size} />;
		case 'hypothesis':
			return <RaiseHypothesis place={place} {...size} />;
		case 'settle-hypothesis':
			return <SettleHypothesis view={view} hypothesis={of} {...size} />;
		case 'promise':
			return <PromiseForm {...size} />;
		case 'waiting':
			return <StartWaiting {...size} />;
		case 'next-date':
			return <NextDate view={view} of={of} {...size} />;
		case 'archive':
			return <Archive view={view} {...size} />;
		case 'reopen':
			return <Reopen {...size} />;
		case 'end-call':
			return <EndCall {...size} />;
		case 'note':
		case 'proposals':
			return null;
	}
}

/** A call's end is never undone, so it is asked. */
function EndCall({columns}: Size) {
	const {actHere, go} = useRoom();
	const {say} = useLook();
	return (
		<Confirm
			question={say(words.confirm.endCall)}
			columns={columns}
			onYes={async () => {
				if ((await actHere({do: 'end-call'})).ok) go({go: 'back'});
			}}
			onNo={() => go({go: 'back'})}
		/>
	);
}

/** Asked from a how-to, and back to it. */
function Letter({place, fact, ...size}: Size & {readonly place: Place; readonly fact: string}) {
	const {go} = useRoom();
	const node = place.step?.node;
	const howto = node?.kind === 'do' ? node.howto : undefined;
	return (
		<StateFact
			place={place}
			fact={fact}
			onClosed={() => go(howto ? {go: 'panel', kind: 'howto', of: howto} : {go: 'back'})}
			{...size}
		/>
	);
}
