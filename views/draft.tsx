import {Box} from 'ink';
import {useEffect} from 'react';
import type {CaseView} from '../source/case/view.js';
import type {Both} from '../source/text/both.js';
import type {Problem} from '../source/drafts/check.js';
import type {Drafted} from '../source/drafts/kinds.js';
import {mayLeave} from '../source/drafts/may-leave.js';
import {isUnknown} from '../source/drafts/slots.js';
import {draftIn} from './draft-in.js';
import {Confirm} from './parts/confirm.js';
import {useKeys} from './parts/keymap.js';
import {useLive} from './parts/live.js';
import {type Look, useLook} from './parts/look.js';
import {Page as ScrolledPage} from './parts/page.js';
import {Rows} from './parts/rows.js';
import {blank, Line, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import type {Page} from './screen.js';
import {SlotForm} from './slot-form.js';
import {words} from './words.js';

type Written = Drafted & {readonly problems: readonly Problem[]; readonly isEdited: boolean};
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
			const {slots, text} = JSON.parse(made) as typeof draft;
			const mail = await doors.draft({view, kind, language, slots});
			const problems = await doors.check({
				view,
				kind,
				language,
				subject: mail.subject,
				text: text ?? mail.text,
				attachments: mail.attachments.map(({name}) => name),
			});
			if (isCurrent) live.set({...mail, text: text ?? mail.text, problems, isEdited: text !== undefined});
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

/** Why the mail may not leave; undefined: it may. */
const heldBecause = (written: Written | undefined): Both | undefined =>
	written ? mayLeave(written, written.problems) : words.draft.writing;

/** Open slots are asked, not listed a second time. */
const problemRows = (problems: readonly Problem[], columns: number, {say, glyphs}: Look): readonly Row[] =>
	problems
		.filter(({code}) => code !== 'slot-open')
		.toSorted((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn') || a.line - b.line)
		.flatMap(({level, line, message}) =>
			paragraph(say(message), columns, {
				lead: [
					level === 'block' ? span(`${glyphs.blocks} `, 'bad') : span(`${glyphs.warns} `, 'warn'),
					span(`${say(words.draft.line(line))}  `, level === 'block' ? 'bad' : 'warn'),
				],
			}),
		);

const stateRow = (written: Written | undefined, {say, glyphs}: Look): Row => {
	if (!written) return row(say(words.draft.writing), 'quiet');
	const {open, problems} = written;
	if (open.length > 0) return row(say(words.draft.slots(open.length)), 'warn');
	if (problems.some(({level}) => level === 'block')) return row(say(words.draft.problems(problems.length)), 'bad');
	const warns = problems.length > 0 ? [span(`${glyphs.dot}${say(words.draft.problems(problems.length))}`, 'warn')] : [];
	return [span(say(words.draft.clean), 'good'), ...warns];
};

export function DraftPage(props: Props) {
	const {page, view, columns, rows} = props;
	const {doors, go, actHere, tell, edit} = useRoom();
	const look = useLook();
	const {say, glyphs} = look;
	const {of: kind, language} = page;
	const {draft, written, unanswered} = useWritten(props);
	const held = heldBecause(written);
	const isFilling = page.slot !== undefined && unanswered.length > 0;
	const isOver = isFilling || page.sent === true;
	const save = (change: {slots?: Readonly<Record<string, string>>; text?: string}) =>
		actHere({
			do: 'save-draft',
			draft: draft.id,
			kind,
			language,
			slots: draft.slots,
			...(draft.text !== undefined && {text: draft.text}),
			...change,
		});
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
			copy: leaving(async ({text}) => {
				const {ok, how} = await doors.copy(text);
				tell(how, ok ? 'good' : 'warn');
			}),
			write: leaving(async ({text, subject}) => {
				const name = `${view.case.number ?? 'casewalk'}-${kind}`;
				const saved = await doors.saveEml({name, subject, text});
				tell(saved.ok ? words.draft.saved(saved.path) : saved.sentence, saved.ok ? 'good' : 'warn');
			}),
			sent: leaving(() => go({go: 'page', page: {...page, sent: true}})),
			editor() {
				if (!written) return;
				void edit(written.text).then(text => (text === written.text ? undefined : save({text})));
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
	const problems = problemRows(written?.problems ?? [], inner, look);
	const bottomRows = isOver
		? 9
		: Math.min(problems.length === 0 ? 0 : problems.length + 1, Math.max(3, Math.floor(rows / 4)));
	const textRows = rows - 3 - bottomRows;
	const title = [
		span(say(words.draft.kinds[kind]), 'title'),
		span(`${glyphs.dot}${say(words.draft.languages[language])}`, 'quiet'),
		span(written?.isEdited ? say(words.draft.edited) : '', 'warn'),
		span('   '),
		...stateRow(written, look),
	];
	const asked = unanswered[0];
	const content = mailRows(written, inner, asked && isFilling ? asked.line : undefined, look);
	const at = content.findIndex(spans => spans.some(({tone}) => tone === 'chosen'));
	return (
		<Box flexDirection="column" width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
			<Line spans={title} columns={inner} />
			<Line spans={[span(`${say(words.draft.subject)}  `, 'heading'), span(written?.subject ?? '')]} columns={inner} />
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
				<Confirm
					question={say(words.draft.sentAsk)}
					columns={inner}
					onYes={async () => {
						const {subject, text} = written;
						const advised = written.advised.map(it => ({step: it.step, subject: it.subject.id}));
						const {corrects} = written;
						const done = await actHere({
							do: 'mark-sent',
							advised,
							corrects,
							draft: draft.id,
							kind,
							language,
							subject,
							text,
						});
						go({go: 'back'});
						if (!done.ok) return;
						// The mail has left: back to the case, the next mail is another one.
						go({go: 'back'});
						if (!done.said) tell(words.draft.sent);
					}}
					onNo={() => go({go: 'back'})}
				/>
			)}
			{!isOver && <Rows content={problems.length > 0 ? [blank, ...problems] : []} columns={inner} rows={bottomRows} />}
		</Box>
	);
}

/** The mail's lines with their numbers; open slots stand out, the one being asked most. */
const mailRows = (
	written: Written | undefined,
	columns: number,
	asked: number | undefined,
	{say}: Look,
): readonly Row[] => {
	if (!written) return [row(say(words.draft.writing), 'quiet')];
	const open = new Set(written.open.map(({line}) => line));
	const bad = new Set(written.problems.filter(({level}) => level === 'block').map(({line}) => line));
	const held = (written.held ?? []).flatMap(({why}) =>
		paragraph(say(why), columns, {lead: row(`${say(words.draft.held)}  `, 'warn'), tone: 'quiet'}),
	);
	return [
		...written.text.split('\n').flatMap((text, index) => {
			const line = index + 1;
			const tone = line === asked ? 'chosen' : open.has(line) ? 'warn' : bad.has(line) ? 'bad' : 'plain';
			return paragraph(text, columns, {lead: row(`${line}`.padStart(3).padEnd(5), 'quiet'), tone});
		}),
		...(held.length > 0 ? [blank, ...held] : []),
	];
};
