import type {Advised} from '../said/advice.js';
import {emptySteps, howtoIn} from '../said/howtos.js';
import {closingOf} from '../said/kinds.js';
import {daysBetween, daysOf, type Judge, mistakeAt} from './mistake.js';

/** M7: what a customer cannot do from its name is advised before, or without, the words that say how. */
export const lateHowto: Judge = ({advised, mails}) => {
	const byTopic = Map.groupBy(
		advised.filter(({topic, mail}) => topic?.isWork && closingOf(mail) === undefined),
		({what}) => what,
	);
	return [...byTopic.values()].flatMap(all => {
		const [first] = all as [Advised];
		const {topic, mail} = first;
		const told = mails.find(later => later.isOurs && later.n >= mail.n && howtoIn(later, topic!) !== undefined);
		const before = all.filter(one => told === undefined || one.mail.n < told.n).map(one => one.mail);
		const days = told && daysBetween(mail, told);
		const steps = told && howtoIn(told, topic!);
		const gaps: Array<{zh: string; en: string}> = [];
		if (typeof steps === 'object') {
			const empty = emptySteps(told!, steps);
			if (empty.length > 0)
				gaps.push({zh: `第${empty.join('、')}步只有图、没有文字`, en: `step ${empty.join(', ')} was only a picture`});
			if (topic!.must && !topic!.must.pattern.test(told!.text))
				gaps.push({zh: `没有写明${topic!.must.name.zh}`, en: `it does not say that ${topic!.must.name.en}`});
		}

		if (told && told.n === mail.n && gaps.length === 0) return [];
		const times = new Set(before.map(({n}) => n)).size;
		const late = {
			zh:
				told === undefined
					? `${daysOf(before).zh}建议了${topic!.name.zh}，始终没有给出做法`
					: times === 0
						? `${mail.day.zh}给出的${topic!.name.zh}做法不完整`
						: `${topic!.name.zh}先建议了${times}次（${daysOf(before).zh}），${told.day.zh}才给出做法${days ? `，隔了${days}天` : ''}`,
			en:
				told === undefined
					? `${topic!.name.en} is advised (${daysOf(before).en}) and never told how`
					: times === 0
						? `the how-to for ${topic!.name.en} of ${mail.day.en} is incomplete`
						: `${topic!.name.en} is advised ${times} time(s) (${daysOf(before).en}) before the how-to of ${told.day.en}${days ? `, ${days} days later` : ''}`,
		};
		const and = (language: 'zh' | 'en') =>
			gaps.map(gap => `${language === 'zh' ? '；' : '; '}${gap[language]}`).join('');
		return [
			mistakeAt('M7', mail, first.sentence, {
				sentence: {zh: `${late.zh}${and('zh')}。`, en: `${late.en}${and('en')}.`},
				instead: {
					zh: `操作卡随建议一起发出${topic!.howto ? `（howto/${topic!.howto}）` : ''}，每一步都是文字。`,
					en: `The how-to card travels with the advice${topic!.howto ? ` (howto/${topic!.howto})` : ''}, every step in words.`,
				},
			}),
		];
	});
};
