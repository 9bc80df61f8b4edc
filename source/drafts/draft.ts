import type {AdvisedFor, CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Language} from '../text/both.js';
import type {Instant} from '../text/time.js';
import {closure} from './closure.js';
import {firstResponse} from './first-response.js';
import type {Held} from './parts/advised.js';
import {contactOf} from './parts/contact.js';
import {subjectLine} from './parts/subject-line.js';
import {widen} from './punctuation.js';
import {render} from './render.js';
import {chaser, logRequest} from './requests.js';
import {type Filling, type OpenSlot, startFilling} from './slots.js';

export const draftKinds = ['first-response', 'log-request', 'chaser', 'closure'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** Who writes, and by which ways the customer reaches us. */
export type DraftSettings = {
	readonly name: string;
	/** Below the name, lines as typed. */
	readonly signature?: string;
	/** The hotline's number, or the words for it; empty: 400热线. */
	readonly hotline: string;
	/** Where logs are uploaded, `CDUC`. */
	readonly channel: string;
};

export type Drafting = {
	readonly kind: DraftKind;
	readonly language: Language;
	readonly view: CaseView;
	readonly knowledge: Knowledge;
	/** What the engineer filled in, by slot. */
	readonly slots: Readonly<Record<string, string>>;
	readonly settings: DraftSettings;
	readonly now: Instant;
	/** Subjects the mail speaks of; absent: all. */
	readonly for?: readonly string[];
};

export type Drafted = {
	readonly kind: DraftKind;
	readonly language: Language;
	readonly to: {readonly name: string; readonly address?: string};
	readonly subject: string;
	readonly text: string;
	/** Values that nobody has said: the draft may not leave while there is one. */
	readonly open: readonly OpenSlot[];
	/** The advice that this mail gives: the ledger's entries once it is sent. */
	readonly advised: readonly AdvisedFor[];
	/** Advice that the mail leaves out, with what would let it in. */
	readonly held: readonly Held[];
	/** How-tos that the text brings in words. */
	readonly attachments: readonly string[];
};

type Made = {
	readonly values: Readonly<Record<string, unknown>>;
	readonly advised: readonly AdvisedFor[];
	readonly held: readonly Held[];
	readonly attachments: readonly string[];
};

const makers: Readonly<Record<DraftKind, (drafting: Drafting, filling: Filling) => Made | Promise<Made>>> = {
	'first-response': firstResponse,
	'log-request': logRequest,
	chaser,
	closure,
};

/**
 * Writes a mail from the case, the knowledge and what the engineer filled in. Nothing is guessed: a value that is not
 * known stands as a mark in the text and as a question in `open`. Throws TemplateError when a template is wrong or absent.
 */
export const draft = async (drafting: Drafting): Promise<Drafted> => {
	const {kind, language, view, knowledge, settings, slots} = drafting;
	const filling = startFilling(language, slots);
	const made = await makers[kind](drafting, filling);
	const signature = [settings.name, ...(settings.signature ?? '').split('\n')]
		.filter(line => line.trim())
		.map((line, index) => filling.said(`signature.${index + 1}`, line))
		.join('\n');
	const rendered = await render(`${kind}.${language}`, {...made.values, signature}, knowledge.templates);
	const {text, open} = filling.settle(language === 'zh' ? widen(rendered) : rendered);
	const contact = contactOf(view);

	return {
		kind,
		language,
		to: {
			name: contact ? `${contact.surname}${contact.title}` : '',
			...(contact?.address ? {address: contact.address} : {}),
		},
		subject: subjectLine(view, language),
		text,
		open,
		advised: made.advised,
		held: made.held,
		attachments: made.attachments,
	};
};
