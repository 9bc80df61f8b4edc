import {findMachines} from '../said/machines.js';
import {contentOf, likeness} from '../said/likeness.js';
import {type Judge, mistakeAt} from './mistake.js';

const another =
	/另(?:外)?一?台|第[二三四2-4]台|新(?:的)?问题?设备|新上传的|上一台|前一台|同样的设备|another (?:device|machine|PC|desktop|laptop|server)|second (?:device|machine|PC|desktop|laptop|server)|previous (?:device|machine)|same (?:issue|problem|result) (?:on|as)/i;
const repeatedShare = 0.5;
const same = 0.8;

/** M6: the analysis of one device typed again for another: a mail of which most stood in an earlier one. */
export const typedAgain: Judge = ({mails, stacks, machines: all}) => {
	const serials = all.map(({serial}) => serial);
	return mails.flatMap(mail => {
		if (!mail.isOurs) return [];
		const machines = findMachines(mail.text, serials).map(({serial}) => serial);
		const content = contentOf(mail);
		for (const before of mails.slice(0, mail.n - 1).toReversed()) {
			if (!before.isOurs) continue;
			const others = findMachines(before.text, serials).map(({serial}) => serial);
			const isOther =
				(machines.some(one => !others.includes(one)) && others.some(one => !machines.includes(one))) ||
				(another.test(mail.text) && (machines.length === 0 || machines.some(one => !others.includes(one))));
			if (!isOther) continue;
			const old = contentOf(before);
			const repeated = content.filter(({text}) => old.some(one => likeness(one.text, text) >= same));
			const share = content.length === 0 ? 0 : repeated.length / content.length;
			if (repeated.length < 3 || share < repeatedShare) continue;
			const percent = Math.round(share * 100);
			const of = new Map(stacks.said.flatMap(({machine, version}) => (machine ? [[machine, version] as const] : [])));
			const [here, there] = [machines, others].map(list => list.map(one => of.get(one)).find(Boolean));
			const differs =
				here && there && here !== there
					? {
							zh: `；两台的堆栈不同（${there}、${here}），两封里都没有`,
							en: `; their stacks differ (${there}, ${here}) and neither mail says so`,
						}
					: {zh: '', en: ''};
			return [
				mistakeAt('M6', mail, repeated[0]!, {
					sentence: {
						zh: `${mail.day.zh}的邮件有${percent}%的句子与${before.day.zh}那封相同，只是换了一台设备${differs.zh}。`,
						en: `${percent} % of the mail of ${mail.day.en} is that of ${before.day.en} again, for another device${differs.en}.`,
					},
					instead: {
						zh: '一次分析对多台设备，先列不同之处，相同的只写一遍。',
						en: 'One analysis over all machines, differences first; what is the same is written once.',
					},
				}),
			];
		}

		return [];
	});
};
