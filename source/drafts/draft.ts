import type {AdvisedFor} from '../case/view.js';
import type {DraftKind, Drafted, Drafting} from './kinds.js';
import {callSummary} from './mails/call-summary.js';
import {chaser} from './mails/chaser.js';
import {closure} from './mails/closure.js';
import {correction} from './mails/correction.js';
import {findings} from './mails/findings.js';
import {firstResponse} from './mails/first-response.js';
import {handover} from './mails/handover.js';
import {howTo} from './mails/how-to.js';
import {logRequest} from './mails/log-request.js';
import {type Attachment, attachmentsOf} from './advice/attachments.js';
import type {Held} from './advice/advised.js';
import {contactOf} from './letter/contact.js';
import type {HowtoInWords} from './advice/howto.js';
import {handoverSubject, subjectLine} from './scope/subject-line.js';
import {areAttached} from './advice/worded.js';
import {takenBack} from './past/taken-back.js';
import {widen} from './punctuation.js';
import {render} from './render.js';
import {type Filling, startFilling} from './slots.js';

type Made = {
	readonly values: Readonly<Record<string, unknown>>;
	readonly advised?: readonly AdvisedFor[];
	readonly held?: readonly Held[];
	readonly howtos?: readonly string[];
	/** Absent: what the how-tos of the text give the customer. */
	readonly attachments?: readonly Attachment[];
};

const makers: Readonly<Record<DraftKind, (drafting: Drafting, filling: Filling) => Made | Promise<Made>>> = {
	'first-response': firstResponse,
	'log-request': logRequest,
	findings,
	correction,
	'how-to': howTo,
	chaser,
	'call-summary': callSummary,
	handover,
	closure,
};

const nameSlot = {
	slot: 'signature',
	label: {zh: '落款', en: 'your name'},
	isNeeded: true,
	ask: {zh: '邮件落款写谁？（可在设置中填好）', en: 'Who signs the mail? (the settings can keep it)'},
};

/** Slots that are about one mail; anything else that was filled in holds for the next mail as well. */
const ofOneMail =
	/^(?:next|news|conclusion|missing|said|corrected|tests|howto|agreed|reopen|(?:advice|withdrawn|outcome|fate)\..*)$/;

/** What the engineer filled into other mails of this case in this language, the latest last. */
const toldBefore = ({view, language}: Drafting): Readonly<Record<string, string>> =>
	Object.fromEntries(
		view.case.drafts
			.filter(saved => saved.language === language)
			.flatMap(({slots}) => Object.entries(slots))
			.filter(([slot, value]) => !ofOneMail.test(slot) && value.trim() !== ''),
	);

const howtosIn = ({howtos}: Made['values']): readonly HowtoInWords[] =>
	Array.isArray(howtos) ? (howtos as readonly HowtoInWords[]) : [];

/**
 * Writes a mail from the case, the knowledge and what the engineer filled in. Nothing is guessed: a value that is not
 * known stands as a mark in the text and as a question in `open`. Throws TemplateError when a template is wrong or absent.
 */
export const draft = async (drafting: Drafting): Promise<Drafted> => {
	const {kind, language, view, knowledge, settings, slots} = drafting;
	const filling = startFilling(language, {...toldBefore(drafting), ...slots});
	const made = await makers[kind](drafting, filling);
	// The next mail to the customer carries what we owe him, whatever else it is about.
	const {items: corrections, corrects} =
		kind === 'handover' ? {items: [], corrects: []} : takenBack(view, knowledge, filling, drafting.now, drafting.for);
	const lines = [settings.name, ...(settings.signature ?? '').split('\n')].filter(line => line.trim());
	const signature =
		lines.length > 0
			? lines.map((line, index) => filling.said(`signature.${index + 1}`, line)).join('\n')
			: kind === 'handover'
				? ''
				: filling.value(nameSlot);
	// A how-to mail is its steps; in any other they may go as files.
	const files = kind !== 'how-to' && areAttached(filling) ? howtosIn(made.values) : [];
	const values = {...made.values, ...(files.length > 0 && {howtos: []}), corrections, signature};
	const finished = (rendered: string) => filling.settle(language === 'zh' ? widen(rendered) : rendered);
	const {text, open} = finished(await render(`${kind}.${language}`, values, knowledge.templates));
	const steps = await Promise.all(
		files.map(async howto => {
			const rendered = await render(`part-howto.${language}`, {howto}, knowledge.templates);
			return {name: `${howto.title}.txt`, text: `\uFEFF${finished(rendered).text.replaceAll('\n', '\r\n')}`};
		}),
	);
	// A handover is between colleagues: it never carries the customer's address.
	const contact = kind === 'handover' ? undefined : contactOf(view);

	return {
		kind,
		language,
		to: {
			name: contact ? `${contact.surname}${contact.title}` : '',
			...(contact?.address ? {address: contact.address} : {}),
		},
		subject: kind === 'handover' ? handoverSubject(view, language) : subjectLine(view, language),
		text,
		open,
		advised: made.advised ?? [],
		held: made.held ?? [],
		corrects,
		howtos: made.howtos ?? [],
		attachments: [...(made.attachments ?? attachmentsOf(made.howtos ?? [], knowledge)), ...steps],
	};
};
