import {Box} from 'ink';
import {useEffect} from 'react';
import type {CaseView} from '../../source/case/view.js';
import {asEdited} from '../../source/drafts/as-edited.js';
import {threadOf} from '../../source/drafts/eml.js';
import {mayLeave} from '../../source/drafts/may-leave.js';
import {isUnknown} from '../../source/drafts/slots.js';
import type {Both} from '../../source/text/both.js';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {useLook} from '../parts/look.js';
import {Page as ScrolledPage} from '../parts/page.js';
import {Rows} from '../parts/rows.js';
import {blank, Line, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import type {Page} from '../screen.js';
import {about, words} from '../words.js';
import {type DraftInHand, draftIn} from '../../source/drafts/in-hand.js';
import {headRows, mailRows, remarkRows, stateRow, type Written} from './rows.js';
import {Sent} from './sent.js';
import {SlotForm} from './slot-form.js';
import {Writing} from './writing.js';

type Props = {
	readonly page: Extract<Page, {kind: 'draft'}>;
	readonly view: CaseView;
	readonly columns: number;
	readonly rows: number;
};

/** The mail as the case, the slots and the engineer's own edits make it, checked; written anew when one of them changes. */
const useWritten = ({page: {of: kind, language}, view}: Props) => {
	const {doors, tell} = useRoom();
	const [written, live] = useLive<Written | undefined>(undefined);
	const draft = draftIn(view.case, kind, language);
	const made = JSON.stringify(draft);
	useEffect(() => {
		let isCurrent = true;
		const write = async () => {
			const {slots, text, base} = JSON.parse(made) as typeof draft;
			const generated = await doors.draft({view, kind, language, slots});
			const mail = asEdited(generated, {...(text !== undefined && {text}), ...(base !== undefined && {base})});
			const problems = await doors.check({
				view,
				kind,
				language,
				subject: mail.subject,
				text: mail.text,
				attachments: mail.attachments.map(({name}) => name),
			});
			if (isCurrent) live.set({...mail, problems});
		};
		write().catch((error: unknown) => tell(words.failed(String(error)), 'warn'));
		return () => {
			isCurrent = false;
		};
	}, [made, view, kind, language, doors, tell, live]);
	// Answered slots leave the queue at once, before the mail is written anew.
	const unanswered = (written?.open ?? []).filter(({slot}) => {
		const answer = draft.slots[slot]?.trim();
		return !answer || isUnknown(answer);
	});
	return {draft, written, unanswered};
};

const ownIn = ({text, base}: DraftInHand) => ({
	...(text !== undefined && {text}),
	...(base !== undefined && {base}),
});

/** Why the mail may not leave; undefined: it may. */
const heldBecause = (written: Written | undefined): Both | undefined =>
	written ? mayLeave(written, written.problems) : words.draft.writing;

export function DraftPage(props: Props) {
	const {page, view, columns, rows} = props;
	const {doors, go, actHere, tell, edit} = useRoom();
	const look = useLook();
	const {say, glyphs} = look;
	const {of: kind, language} = page;
	const {draft, written, unanswered} = useWritten(props);
	const held = heldBecause(written);
	const name = `${view.case.number ?? 'casewalk'}-${kind}`;
	const isFilling = page.slot !== undefined && unanswered.length > 0;
	const isOver = isFilling || page.sent !== undefined || page.isEditing === true;
	const save = (change: {slots?: Readonly<Record<string, string>>; text?: string; base?: string}) =>
		actHere({do: 'save-draft', draft: draft.id, kind, language, ...ownIn(draft), slots: draft.slots, ...change});
	const saveText = async (text: string) => {
		if (written && text !== written.text) await save({text, base: written.generated});
	};

	const leaving = (run: (mail: Written) => unknown) => ({
		run: () => written && run(written),
		...(held && {off: held}),
	});

	useKeys(
		'draft',
		{
			fill: {
				run: () => go({go: 'page', page: {...page, slot: 'on'}}),
				...(unanswered.length === 0 && {off: words.draft.nothingOpen}),
			},
			copy: leaving(async ({text, attachments}) => {
				const {ok, how} = await doors.copy(text);
				const files = attachments.length;
				tell(files > 0 ? about(say => words.draft.withoutFiles(say, files), how) : how, ok ? 'good' : 'warn');
			}),
			write: leaving(async ({to, text, subject, attachments}) => {
				const saved = await doors.saveEml({
					name,
					case: view.case.id,
					to,
					subject,
					text,
					attachments,
					...threadOf(view.case),
				});
				tell(saved.ok ? words.draft.saved(saved.path) : saved.sentence, saved.ok ? 'good' : 'warn');
			}),
			text: leaving(async ({text}) => {
				const saved = await doors.saveFile({name: `${name}.txt`, text, case: view.case.id});
				tell(saved.ok ? words.draft.saved(saved.path) : saved.sentence, saved.ok ? 'good' : 'warn');
			}),
			sent: () => {
				if (written) go({go: 'page', page: {...page, sent: 'how'}});
			},
			edit: () => {
				if (written) go({go: 'page', page: {...page, isEditing: true}});
			},
			editor() {
				if (written) void edit(written.text).then(saveText);
			},
			files: {
				run: () => save({slots: {...draft.slots, howtos: draft.slots['howtos'] === 'attached' ? '' : 'attached'}}),
				...((written?.howtos.length ?? 0) === 0 && {off: words.draft.noHowto}),
			},
			seen: {
				run: () => written && save({text: written.text, base: written.generated}),
				...(!written?.changes.length && {off: words.draft.nothingNew}),
			},
			language: () => go({go: 'page', page: {kind: 'draft', of: kind, language: language === 'zh' ? 'en' : 'zh'}}),
			again: {
				run: () => actHere({do: 'save-draft', draft: draft.id, kind, language, slots: draft.slots}),
				...(draft.text === undefined && {off: words.draft.notEdited}),
			},
			back: () => go({go: 'back'}),
		},
		{isActive: !isOver},
	);

	const inner = Math.min(columns - 2, 120);
	const head = headRows(written, look);
	const remarks = remarkRows(written, inner, look);
	const bottomRows =
		isFilling || page.sent === 'how' || page.sent === 'file'
			? 9
			: Math.min(remarks.length, Math.max(3, Math.floor(rows / 3)));
	const textRows = rows - 2 - head.length - bottomRows;
	const title = [
		span(say(words.draft.kinds[kind]), 'title'),
		span(`${glyphs.dot}${say(words.draft.languages[language])}`, 'quiet'),
		span(written?.isEdited ? say(words.draft.edited) : '', 'warn'),
		span('   '),
		...stateRow(written, look),
	];
	if (written && (page.isEditing || page.sent === 'pasted')) {
		return (
			<Box flexDirection="column" width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
				{page.isEditing ? (
					<Writing
						title={say(words.draft.editing)}
						initial={written.text}
						scratch={`draft/${view.case.id}/${draft.id}`}
						columns={inner}
						rows={rows}
						onSave={async text => {
							await saveText(text);
							go({go: 'back'});
						}}
					/>
				) : (
					<Sent
						page={page}
						view={view}
						written={written}
						{...(held && {held})}
						id={draft.id}
						columns={inner}
						rows={rows}
					/>
				)}
			</Box>
		);
	}

	const asked = unanswered[0];
	const content = mailRows(written, inner, asked && isFilling ? asked.line : undefined, look);
	const at = content.findIndex(spans => spans.some(({tone}) => tone === 'chosen'));
	return (
		<Box flexDirection="column" width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
			<Line spans={title} columns={inner} />
			{head.map((spans, index) => (
				<Line key={index} spans={spans} columns={inner} />
			))}
			<Line spans={blank} columns={inner} />
			{isFilling ? (
				<Rows
					content={content}
					columns={inner}
					rows={textRows}
					top={Math.max(0, Math.min(at - 2, content.length - textRows))}
				/>
			) : (
				<ScrolledPage place="draft" content={content} columns={inner} rows={textRows} isActive={!isOver} />
			)}
			{isFilling && asked && (
				<SlotForm
					key={asked.slot}
					slot={asked}
					left={unanswered.length}
					view={view}
					kind={kind}
					columns={inner}
					rows={bottomRows}
					onFilled={values => save({slots: {...draft.slots, ...values}})}
				/>
			)}
			{page.sent && written && (
				<Sent
					page={page}
					view={view}
					written={written}
					{...(held && {held})}
					id={draft.id}
					columns={inner}
					rows={bottomRows}
				/>
			)}
			{!isOver && <Rows content={remarks} columns={inner} rows={bottomRows} />}
		</Box>
	);
}
