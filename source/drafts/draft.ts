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
import {type Attachment, attachmentsOf} from './parts/attachments.js';
import type {Held} from './parts/advised.js';
import {contactOf} from './parts/contact.js';
import {subjectLine} from './parts/subject-line.js';
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

/**
 * Writes a mail from the case, the knowledge and what the engineer filled in. Nothing is guessed: a value that is not
 * known stands as a mark in the text and as a question in `open`. Throws TemplateError when a template is wrong or absent.
 */
export const draft = async (drafting: Drafting): Promise<Drafted> => {
	const {kind, language, view, knowledge, settings, slots} = drafting;
	const filling = startFilling(language, slots);
	const made = await makers[kind](drafting, filling);
	const lines = [settings.name, ...(settings.signature ?? '').split('\n')].filter(line => line.trim());
	const signature =
		lines.length > 0
			? lines.map((line, index) => filling.said(`signature.${index + 1}`, line)).join('\n')
			: filling.value(nameSlot);
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
		advised: made.advised ?? [],
		held: made.held ?? [],
		howtos: made.howtos ?? [],
		attachments: made.attachments ?? attachmentsOf(made.howtos ?? [], knowledge),
	};
};
