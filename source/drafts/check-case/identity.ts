import type {Problem, Rule} from '../check.js';
import {isCorrection} from '../check/reading.js';

const otherCase =
	/拆分|拆为|另一|另开|另行|新开|新建|关联|相关|此前|之前|原案例|历史|参考|split|separate|related|another|previous|earlier|new case|see also/i;
const serialLike = /(?<![\w.\\/-])(?=[A-Z\d]*\d[A-Z\d]*\d[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{8,20}(?![\w\\/]|[.-]\w)/g;
const saysDevice = /(?:设备|序列号|机器|电脑|主机|终端|S\/N|SN|serial(?: number)?|device|machine)\s*[：:#（(]?\s*$/i;

const isOneSlip = (a: string, b: string): boolean => {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const [restA, restB] = [a.slice(at), b.slice(at)];
	return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
};

/** Another case's number, and a serial that no device of the case has. */
export const identity: Rule = ({sentences, subjects, at}, {view}) => {
	if (!view) return [];
	const problems: Problem[] = [];
	const {number, subjects: machines} = view.case;
	const places = [...sentences, ...subjects];

	const prefix = /^[A-Za-z]{2,8}(?=-\d)/.exec(number ?? '')?.[0];
	for (const {text, index} of prefix ? places : []) {
		if (otherCase.test(text)) continue;
		for (const {0: found, index: start} of text.matchAll(new RegExp(`(?<![\\w-])${prefix}-\\d[\\w-]*`, 'gi'))) {
			if (number!.toLowerCase().startsWith(found.toLowerCase())) continue;
			problems.push({
				code: 'case-number',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `本案例的编号是${number}，不是${found}：请改正，或确认邮件没有写错案例。`,
					en: `This case is ${number}, not ${found}: correct it, or make sure the mail is for the right case.`,
				},
				candidates: [{text: number!, why: {zh: '本案例的编号', en: 'the number of this case'}}],
			});
		}
	}

	const serials = machines.flatMap(({serial}) => (serial ? [serial.toUpperCase()] : []));
	for (const {text, index} of serials.length > 0 ? sentences : []) {
		if (isCorrection(text)) continue;
		for (const {0: found, index: start} of text.matchAll(serialLike)) {
			if (serials.includes(found) || /^(?:KB|0X)\d/.test(found)) continue;
			const near = serials.filter(serial => isOneSlip(serial, found));
			const alike = near.length > 0 || serials.some(serial => serial.slice(0, 3) === found.slice(0, 3));
			if (!alike && !saysDevice.test(text.slice(0, start))) continue;
			problems.push({
				code: 'device',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `案例里没有序列号为${found}的设备${near.length > 0 ? `，是否为${near.join('或')}` : ''}：请核对，确有此设备就先加入案例。`,
					en: `No device of this case has the serial ${found}${near.length > 0 ? `; is it ${near.join(' or ')}?` : ':'} check it, or add the device to the case first.`,
				},
				candidates: near.map(serial => ({
					text: serial,
					why: {zh: '案例中的设备，只差一位', en: 'a device of the case, one character away'},
				})),
			});
		}
	}

	return problems;
};
