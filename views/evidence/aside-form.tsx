import type {Seen} from '../../source/case/reading/findings.js';
import {CaseForm, type Size} from '../case/case-form.js';
import {useLook} from '../parts/look.js';
import {paragraph} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {evidenceWords as words} from './words.js';

type Props = Size & {readonly seen: Seen; readonly onClosed: () => void};

/** Why a finding need not be told. */
export function AsideForm({seen: {id, finding, evidence}, onClosed, ...size}: Props) {
	const {actHere} = useRoom();
	const {say} = useLook();
	const {rule, line, title, meaning} = finding;
	return (
		<CaseForm
			{...size}
			title={say(words.asideTitle)}
			name={id}
			intro={[
				...paragraph(say(title ?? meaning), size.columns),
				...paragraph(say(words.asideIntro), size.columns, {tone: 'quiet'}),
			]}
			fields={[{id: 'reason', label: say(words.asideReason), hint: say(words.asideHint), isRequired: true}]}
			onClosed={onClosed}
			onDone={({reason = ''}) => actHere({do: 'set-aside', evidence: evidence.id, rule, line, reason})}
		/>
	);
}
