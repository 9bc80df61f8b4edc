import {closingOf} from '../said/kinds.js';
import {contentOf, likeness} from '../said/likeness.js';
import {promisesIn} from '../said/promises.js';
import {findTimes} from '../../text/note/when.js';
import {findKbs} from '../../text/kb.js';
import {findVersions} from '../../text/versions.js';
import type {Mail} from '../said/reading.js';
import {daysBetween, type Judge, mistakeAt} from './mistake.js';

const instead = {
	zh: '等待是一种状态：条件、由谁、备好什么、下次日期；每次催办写明还缺什么，承诺都带日期。',
	en: 'Waiting is a state: condition, owner, readiness kit, next date; each chaser names what is still missing, each promise its day.',
};

const nearlyEqual = 0.65;
const shortMail = 5;
const longSilence = 8;
const nextDate =
	/下周|本周|明天|后天|周[一二三四五六日天][^报]|下次(?:联系|跟进|沟通)|(?:next|this) week|(?:next|on|by) (?:Mon|Tues|Wednes|Thurs|Fri)day|tomorrow|(?:in|within) \S+ (?:\w+ )?days?/i;

const words = (mail: Mail) =>
	contentOf(mail)
		.map(({text}) => text.replace(/^如电话中所说[，,]?|^as discussed[^,]*,?/i, ''))
		.join('');

const namesDate = (mail: Mail) =>
	mail.sentences.some(
		({text}) =>
			nextDate.test(text) ||
			findTimes(text).some(
				({kind, from}) => kind === 'date' && from >= 0 && /前|后|再|by|before|on|until|之前/.test(text),
			),
	);

const isChaser = (mail: Mail) =>
	mail.isOurs &&
	contentOf(mail).length > 0 &&
	contentOf(mail).length <= shortMail &&
	closingOf(mail) === undefined &&
	findVersions(mail.text).length === 0;

/** M10: a chaser that says what the one before said. */
const sameChaser: Judge = ({mails}) => {
	const chasers = mails.filter(isChaser);
	return chasers.slice(1).flatMap((mail, index) => {
		const before = chasers[index]!;
		if (mails.some(({n, isOurs}) => n > before.n && n < mail.n && isOurs)) return [];
		const alike = likeness(words(before), words(mail));
		const isNews = findKbs(mail.text).some(({token}) => !before.text.includes(token));
		if (alike < nearlyEqual || isNews) return [];
		return [
			mistakeAt('M10', mail, contentOf(mail)[0]!, {
				sentence: {
					zh: `${mail.day.zh}的催办与${before.day.zh}的几乎一样，没有说还缺什么。`,
					en: `The chaser of ${mail.day.en} is nearly that of ${before.day.en}: nothing says what is still missing.`,
				},
				instead,
			}),
		];
	});
};

/** M10: weeks without a mail, and none of those before named the next date. */
const silence: Judge = ({mails}) =>
	mails.slice(1).flatMap((mail, index) => {
		const before = mails[index]!;
		const days = daysBetween(before, mail);
		const last = mails.findLast(({n, isOurs}) => n <= before.n && isOurs);
		if (days === undefined || days < longSilence || !last || namesDate(before) || namesDate(last)) return [];
		if (closingOf(before)) return [];
		return [
			mistakeAt('M10', last, contentOf(last).at(-1) ?? last.sentences[0]!, {
				sentence: {
					zh: `${before.day.zh}到${mail.day.zh}之间${days}天没有邮件，之前也没有约定下次日期。`,
					en: `${days} silent days between ${before.day.en} and ${mail.day.en}, and no next date had been named.`,
				},
				instead,
			}),
		];
	});

/** M10: a promise of ours that names no day. */
const undated: Judge = thread =>
	promisesIn(thread)
		.filter(({side, when}) => side === 'ours' && when === undefined)
		.map(({mail, sentence}) =>
			mistakeAt('M10', mail, sentence, {
				sentence: {
					zh: `${mail.day.zh}的承诺没有日期。`,
					en: `The promise of ${mail.day.en} names no date.`,
				},
				instead,
			}),
		);

export const waiting: Judge = thread => [...sameChaser(thread), ...silence(thread), ...undated(thread)];
