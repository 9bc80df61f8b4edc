import fc from 'fast-check';
import PostalMime from 'postal-mime';
import {draft} from '../../source/drafts/draft.js';
import {emlOf, type Letter} from '../../source/drafts/eml.js';
import {draftKinds} from '../../source/drafts/kinds.js';
import {knowledge, logsIn, refuted} from '../source/drafts/course.js';
import {now, settings} from '../source/drafts/example.js';
import type {Verdict} from './verdict.js';

/** What ends a header line, hides in one, or names another recipient. */
const evil = [
	'\r\nBcc: a@b.c',
	'\nX-Evil: 1',
	'\rTo: a@b.c',
	'\r\n\r\nbody',
	'\r\n Bcc: a@b.c',
	'\u2028To: a@b.c',
	'\u0085Cc: a@b.c',
	'\u000BBcc: a@b.c',
	'\0Bcc: a@b.c',
	'=?utf-8?q?=0D=0ABcc:_a@b.c?=',
	'=?utf-8?b?DQpCY2M6IGFAYi5j?=',
	', a@b.c',
	'; a@b.c',
	'> <a@b.c',
	'"; a@b.c',
	'(a@b.c)',
	'\r\nContent-Type: text/html\r\n\r\n<script>',
	'--d1--',
	'\r\n--b1\r\n',
];

/** `$` alone and `$&` are traps of replaceAll; the rest ends or opens a place of a template. */
const templates = [
	'{{ contact.surname }}',
	'{{settings}}',
	'{% raw %}',
	'{% endif %}',
	'{%- assign x = 1 -%}{{x}}',
	'{% render "closure.zh" %}',
	'{% include "part-owed.zh" %}',
	'{{ "a" | append: "b" }}',
	'{# c #}',
	'{% liquid echo 1 %}',
	'$&',
	'{{',
	'}}',
	'{%',
	'%}',
	'{{subject}}',
	'{{windows}}',
];

const words = fc.string({unit: 'grapheme', maxLength: 20});
const chinese = fc.constantFrom('补丁安装失败', '许先生 您好：', '回复：', '①②', '“引号”', '𠮷野家', '😀', 'ＫＢ４５');
const hostile = fc
	.array(fc.oneof(words, chinese, fc.constantFrom(...evil), fc.string({unit: 'binary', maxLength: 8})), {
		minLength: 1,
		maxLength: 4,
	})
	.map(parts => parts.join(''));

const clean = new Set([
	'to',
	'in-reply-to',
	'references',
	'subject',
	'message-id',
	'date',
	'x-unsent',
	'mime-version',
	'content-type',
]);

/** As the file must show it: one line without what is not shown, lone surrogates as the sign for what is no character. */
const shownLine = (text: string) =>
	text
		.replaceAll(/[\p{Control}\p{Default_Ignorable_Code_Point}\p{Surrogate}\u2028\u2029]+/gu, ' ')
		.replaceAll('=?', '= ?')
		.replaceAll(/\s+/g, ' ')
		.trim();
const bodyOf = (text: string) =>
	text
		.toWellFormed()
		.replaceAll(/\r\n|\r|\n/g, '\n')
		.trimEnd();

const wrongIn = async (letter: Letter): Promise<string | undefined> => {
	const mail = await PostalMime.parse(await emlOf(letter));
	const names = mail.headers.map(({key}) => key);
	const extra = names.filter((name, index) => !clean.has(name) || names.indexOf(name) < index);
	if (extra.length > 0) return `header ${extra.join(' ')}`;
	const recipients = [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].map(({address}) => address);
	if (recipients.some(address => address !== letter.to.address) || recipients.length > 1) return `to ${recipients}`;
	if (shownLine(mail.subject ?? '') !== shownLine(letter.subject)) return `subject ${JSON.stringify(mail.subject)}`;
	if (bodyOf(mail.text ?? '') !== bodyOf(letter.text)) return `body ${JSON.stringify(mail.text)}`;
	if (mail.attachments.length !== (letter.attachments?.length ?? 0)) return `files ${mail.attachments.length}`;
	return undefined;
};

const letters = fc.record({
	subject: hostile,
	text: hostile.map(text => `许先生 您好：\n${text.replaceAll('\0', '')}\n谢谢。`),
	name: hostile,
	address: fc.oneof(
		fc.constant('xu@example.com'),
		hostile.map(text => `xu@example.com${text}`),
	),
	id: hostile,
	inReplyTo: fc.oneof(fc.constant('a1@example.com'), hostile),
	file: hostile,
});

/** Header payloads through every field of a mail, the file read again by a parser that is not ours. */
export const withPayloads = async (count: number, seed: number): Promise<Verdict> => {
	const cases = fc.sample(letters, {numRuns: count, seed});
	const wrong: string[] = [];
	for (const {name, address, file, inReplyTo, ...rest} of cases) {
		const to = {name, address};
		const letter: Letter = {
			...rest,
			to,
			now,
			inReplyTo,
			references: [inReplyTo, 'a0@example.com'],
			attachments: [{name: file, text: '@echo off\r\n'}],
		};
		const found = await wrongIn(letter);
		if (found) wrong.push(`${found} of ${JSON.stringify(letter)}`);
	}

	return {
		what: `${count} header payloads through every field into .eml, read by postal-mime (seed ${seed})`,
		figure: wrong.length === 0 ? '0 extra headers, subject and body equal' : `${wrong.length} wrong: ${wrong[0]}`,
		goal: '0 extra headers, subject and body equal',
		isMet: wrong.length === 0,
	};
};

const inTemplate = fc
	.array(fc.oneof(fc.constantFrom(...templates), chinese), {minLength: 1, maxLength: 3})
	.map(parts => parts.join('一'));

/** Template text in the data of a case, through every kind of mail: it stands there as it was typed. */
export const withTemplates = async (count: number, seed: number): Promise<Verdict> => {
	const cases = fc.sample(fc.record({customer: inTemplate, symptom: inTemplate, promise: inTemplate}), {
		numRuns: count,
		seed,
	});
	const wrong: string[] = [];
	for (const [index, {customer, symptom, promise}] of cases.entries()) {
		const kind = draftKinds[index % draftKinds.length]!;
		const base = logsIn();
		const view = logsIn({
			case: {
				customer,
				symptoms: base.case.symptoms.map(one => ({...one, text: symptom, outcome: 'open', outcomeWords: symptom})),
				advice: [refuted],
				promises: [{id: 'p1', side: 'theirs', text: promise, kept: false, at: now}],
				hypotheses: base.case.hypotheses.map(one => ({...one, title: {zh: symptom, en: symptom}})),
			},
		});
		const slots = {next: promise, 'count.g1': '未知', 'count.g3': '未知', 'kb.KB452523': 'KB4525233', reopen: symptom};
		const {text} = await draft({kind, language: 'zh', view, knowledge, slots, settings, now});
		const said = {
			'first-response': [customer, symptom],
			'log-request': [promise],
			findings: [symptom],
			correction: [],
			'how-to': [],
			chaser: [promise],
			'call-summary': [promise],
			handover: [customer, symptom, promise],
			closure: [customer, symptom],
		}[kind];
		const lost = said.filter(one => !text.replaceAll(' ', '').includes(one.replaceAll(' ', '')));
		if (lost.length > 0) wrong.push(`${kind}: ${JSON.stringify(lost[0])}`);
	}

	return {
		what: `${count} mails with template text in their data (seed ${seed})`,
		figure: wrong.length === 0 ? 'all of it literal' : `${wrong.length} not literal: ${wrong[0]}`,
		goal: 'all of it literal',
		isMet: wrong.length === 0,
	};
};
