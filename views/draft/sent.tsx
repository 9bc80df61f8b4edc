import type {CaseView} from '../../source/case/view.js';
import {saidIn} from '../../source/drafts/past/said-in.js';
import type {Both, Language} from '../../source/text/both.js';
import {Form} from '../parts/form.js';
import {useLook} from '../parts/look.js';
import {useRoom} from '../room.js';
import type {Page} from '../screen.js';
import {words} from '../words.js';
import type {Written} from './rows.js';
import {Writing} from './writing.js';

type Props = {
	readonly page: Extract<Page, {kind: 'draft'}>;
	readonly view: CaseView;
	readonly written: Written;
	/** Why the draft itself may not leave; what left already is recorded all the same. */
	readonly held?: Both;
	/** Of the draft that is marked. */
	readonly id: string;
	readonly columns: number;
	readonly rows: number;
};

/** What left: the draft itself, a text, or the file of the mail. */
type Left = {readonly text: string; readonly subject?: string; readonly messageId?: string; readonly hasLeft?: boolean};

/** Asks how the mail left, and records that: the ledger follows the text that the customer has. */
export function Sent({page, view, written, held, id, columns, rows}: Props) {
	const {doors, go, actHere, tell} = useRoom();
	const {say} = useLook();
	const {of: kind, language, sent} = page;
	const scratch = (field: string) => `sent/${view.case.id}/${id}/${field}`;
	const back = () => go({go: 'back'});

	const mark = async ({text, subject = written.subject, messageId, hasLeft}: Left) => {
		const done = await actHere({
			do: 'mark-sent',
			...saidIn(text, written, doors.knowledge, language),
			draft: id,
			kind,
			language,
			subject,
			text,
			...(hasLeft && {hasLeft}),
			...(messageId && {messageId}),
		});
		back();
		if (!done.ok) return;
		// The mail has left: back to the case, the next mail is another one.
		back();
		const wrong = hasLeft ? await mistakesIn(text, subject) : 0;
		if (wrong > 0) tell(words.draft.sentWrong(wrong), 'warn');
		else if (!done.said) tell(words.draft.sent);
	};

	const mistakesIn = async (text: string, subject: string) => {
		const asked = {view, kind, language: language satisfies Language, subject, text};
		const problems = await doors.check({...asked, attachments: written.attachments.map(({name}) => name)});
		return problems.filter(({level}) => level === 'block').length;
	};

	const markFile = async (path: string) => {
		const read = await doors.readSent(path);
		if (read.ok) await mark({...read, hasLeft: true});
		else tell(read.sentence, 'warn');
	};

	if (sent === 'pasted') {
		return (
			<Writing
				title={say(words.draft.pasteTitle)}
				hint={say(words.draft.pasteHint)}
				initial=""
				scratch={scratch('text')}
				columns={columns}
				rows={rows}
				onSave={text => (text.trim() === '' ? tell(words.draft.pasteHint, 'warn') : mark({text, hasLeft: true}))}
				onBack={back}
			/>
		);
	}

	const isFile = sent === 'file';
	return (
		<Form
			key={sent}
			title={say(isFile ? words.draft.fileTitle : words.draft.sentHow)}
			fields={
				isFile
					? [{id: 'path', label: say(words.draft.file), hint: say(words.draft.fileHint), isRequired: true}]
					: [
							{
								id: 'how',
								label: say(words.draft.sentAs),
								isRequired: true,
								options: (['drafted', 'pasted', 'file'] as const).map(how => ({
									id: how,
									label: say(words.draft.sentWays[how]),
								})),
							},
						]
			}
			columns={columns}
			rows={rows}
			kept={field => (field === 'path' ? doors.desk.kept(scratch(field)) : undefined)}
			keep={(field, value) => {
				if (field === 'path') doors.desk.keep(scratch(field), value);
			}}
			onBack={back}
			onMissing={label => tell(words.needed(label), 'warn')}
			onDone={({how, path = ''}) => {
				if (isFile) return markFile(path);
				if (how === 'drafted') return held ? tell(held, 'warn') : mark({text: written.text});
				return go({go: 'page', page: {...page, sent: how === 'file' ? 'file' : 'pasted'}});
			}}
		/>
	);
}
