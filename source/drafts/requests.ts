import type {CaseView} from '../case/view.js';
import {dateOf} from '../text/time.js';
import type {Drafting} from './kinds.js';
import {logsInWords} from './first-response.js';
import {paragraphs} from './parts/advice.js';
import {collect} from './parts/collect.js';
import {salutation} from './parts/contact.js';
import {channelInWords, hotlineInWords} from './parts/hotline.js';
import {unended} from './parts/join.js';
import {opening} from './parts/opening.js';
import {type Filling, plain} from './slots.js';

const missingSlot = {
	slot: 'missing',
	label: {zh: '还缺什么', en: 'what is missing'},
	ask: {zh: '还在等客户的什么？', en: 'What do we still wait for?'},
};

/** `2026-11-25` as each language writes a day in a mail. */
const dayInWords = (day: string, language: Filling['language']) => {
	const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
	if (!year) return day;
	return language === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${year}-${month}-${date}`;
};

/** The date by which something happens: one that lies behind us is asked again. */
const nextDate = (view: CaseView, filling: Filling, now: string) => {
	const waiting = view.case.waiting.findLast(({to, next}) => to === undefined && next);
	const known = waiting?.next !== undefined && dateOf(waiting.next) >= dateOf(now) ? dateOf(waiting.next) : undefined;

	return dayInWords(
		filling.value(
			{
				slot: 'next',
				label: {zh: '下次联系的日期', en: 'the next date'},
				isNeeded: true,
				ask: {
					zh: '我们哪一天再联系客户？（如2026-11-25）',
					en: 'On which day do we get in touch again? (as 2026-11-25)',
				},
			},
			known,
		),
		filling.language,
	);
};

/** What the customer still owes: his promises, the condition we wait for and what belongs to it. */
const missingFrom = (view: CaseView, filling: Filling): readonly string[] => {
	const {language} = filling;
	const promised = view.case.promises
		.filter(({side, kept}) => side === 'theirs' && !kept)
		.map(({id, text, due}) => {
			const said = unended(filling.said(`promise.${id}`, text));
			if (!due) return said;
			return language === 'zh'
				? `${said}（您计划于${dayInWords(due, 'zh')}提供）`
				: `${said} (planned for ${dayInWords(due, 'en')})`;
		});
	const waited = view.case.waiting
		.filter(({to}) => to === undefined)
		.map(({condition}) => unended(plain(condition[language])));
	const kit = view.walks.flatMap(({walk}) => {
		const here = walk.standing.at === 'waiting' ? walk.trail.at(-1)?.node : undefined;
		return here?.kind === 'wait' ? (here.kit ?? []).map(item => unended(plain(item[language]))) : [];
	});

	return [...new Set([...waited, ...kit, ...promised])];
};

/** Says what is still missing and when we speak again; `for` narrows nothing here, the case waits as a whole. */
export const chaser = ({view, settings, now}: Drafting, filling: Filling) => {
	const missing = missingFrom(view, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			missing: missing.length > 0 ? missing : [filling.value(missingSlot)],
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, filling.language),
		},
		advised: [],
		held: [],
		attachments: [],
	};
};

/** Asks for the files that the open questions need. */
export const logRequest = ({view, knowledge, settings, now, for: ids}: Drafting, filling: Filling) => {
	const advice = paragraphs(view, knowledge, filling, ids);
	const collected = collect(view, knowledge, filling, ids);
	const advised = advice.given.filter(({collects, risk}) => collects.length > 0 && risk !== 'high');
	const howtos = advice.howtos.filter(({id}) => advised.some(({howto}) => howto === id));

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			saidOnPhone: advice.saidOnPhone,
			...logsInWords(collected, filling),
			missing: collected.length === 0 ? filling.value(missingSlot) : null,
			channel: channelInWords(settings.channel, filling),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, filling.language),
			howtos,
		},
		advised,
		held: advice.held,
		attachments: howtos.map(({id}) => id),
	};
};
