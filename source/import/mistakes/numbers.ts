import {lookUpKb} from '../../knowledge/kb.js';
import {findKbs} from '../../text/kb.js';
import {closingOf} from '../said/kinds.js';
import type {Mail, Sentence} from '../said/reading.js';
import {systemsSaid} from '../said/systems.js';
import {type Judge, mistakeAt} from './mistake.js';

const inquires =
	/核对|核实|确认|是否|请问|少一位|多一位|位数|有误|写错|更正|应为|应该是|笔误|check|confirm|verify|typo|digit|should be|meant|correct/i;

/** M4: a number that cannot be a KB, and nobody asks. */
export const malformedKb: Judge = ({mails, knowledge}) => {
	const known = Object.keys(knowledge.kb);
	const found = new Map<string, Array<{mail: Mail; sentence: Sentence}>>();
	const asked = new Set<string>();
	for (const mail of mails)
		for (const sentence of mail.sentences)
			for (const {token, verdict} of findKbs(sentence.text, {known})) {
				if (verdict !== 'malformed') continue;
				const beside = mail.sentences.filter(({line}) => Math.abs(line - sentence.line) <= 1);
				const isAsked = beside.some(
					({text}) => inquires.test(text) && (text.includes(token) || /编号|补丁号|KB ?号|KB number/i.test(text)),
				);
				if (isAsked) asked.add(token);
				found.set(token, [...(found.get(token) ?? []), {mail, sentence}]);
			}

	return [...found].flatMap(([token, places]) => {
		const [first] = places as [(typeof places)[0]];
		const last = places.at(-1)!;
		if (asked.has(token)) return [];
		const isClosed = last !== first && closingOf(last.mail) !== undefined;
		const ran: {readonly zh: string; readonly en: string} =
			last.mail === first.mail
				? {zh: '', en: ''}
				: {
						zh: `，${last.mail.day.zh}${isClosed ? '的结案邮件' : ''}里还在`,
						en: `, and still stands in ${isClosed ? 'the closure' : 'the mail'} of ${last.mail.day.en}`,
					};
		const [family] = systemsSaid(mails).keys();
		const near = findKbs(first.mail.text, {known}).flatMap(({kb}) => kb ?? []);
		const {why, candidates} = lookUpKb(token, knowledge, {...(family && {family}), near});
		const fits = candidates.slice(0, 3).map(({kb}) => kb);
		return [
			mistakeAt('M4', first.mail, first.sentence, {
				sentence: {
					zh: `${token}不是有效的补丁编号（${why?.zh ?? '格式不对'}），${first.mail.day.zh}写下后没有人核对${ran.zh}。`,
					en: `${token} is no valid KB number (${why?.en ?? 'wrong form'}); written on ${first.mail.day.en}, nobody asks${ran.en}.`,
				},
				instead: {
					zh: `听到就标出并请客户逐位核对${fits.length > 0 ? `（可能是${fits.join('或')}）` : ''}；它进不了结案邮件。`,
					en: `Flagged as it is heard and asked digit by digit${fits.length > 0 ? ` (it may be ${fits.join(' or ')})` : ''}; it cannot stand in a closure.`,
				},
			}),
		];
	});
};
