import {familyNames} from '../../knowledge/names.js';
import {familiesOfKb} from '../../drafts/scope/system.js';
import {findKbs} from '../../text/kb.js';
import {findProducts} from '../../text/products.js';
import {systemsSaid} from '../said/systems.js';
import {type Judge, mistakeAt} from './mistake.js';

const settles =
	/(?:主题|标题|工单)[^。\n]{0,30}(?:有误|写错|不符|不一致|笔误|更正|应为)|实际(?:是|为|运行|系统)|而非|并非|不是|更正|请(?:您)?确认[^。\n]{0,24}系统|是什么系统|(?:subject|ticket|title)[^.\n]{0,40}(?:wrong|incorrect|says|instead|but)|actually|in fact|not Windows|which (?:system|version|edition)|mismatch/i;

/** M5: the subject names one system, the mails or their updates another, and nobody asks. */
export const contradictedSystem: Judge = ({subject = '', mails, knowledge}) => {
	const first = mails.find(({isOurs}) => isOurs) ?? mails[0];
	if (!first) return [];
	const titled = [subject, ...mails.map(mail => mail.subject ?? '')]
		.flatMap(findProducts)
		.find(({family}) => family !== undefined);
	const named = systemsSaid(mails);
	const edition = mails
		.flatMap(mail => mail.sentences.map(sentence => ({mail, sentence, found: findProducts(sentence.text)})))
		.find(({found, sentence}) => found.some(({kind}) => kind === 'edition') && !settles.test(sentence.text));
	const claimed = titled ?? edition?.found.find(({kind}) => kind === 'edition');
	const isSettled = mails.some(({sentences}) =>
		sentences.some(
			({text}) => settles.test(text) && (findProducts(text).length > 0 || /系统|版本|OS|system/i.test(text)),
		),
	);
	if (!claimed?.family || isSettled) return [];
	const {family} = claimed;
	const instead = {
		zh: '主题、正文、日志和补丁适用系统放在一起比，矛盾只问客户一次，问清前不写成事实。',
		en: 'Subject, body, logs and the products of the updates are held together, and the contradiction is asked once.',
	};

	const other = [...named].find(([one]) => one !== family);
	if (other && !named.has(family)) {
		const [, {mail, sentence, said}] = other;
		return [
			mistakeAt('M5', mail, sentence, {
				sentence: {
					zh: `主题写的是${claimed.product}（${familyNames[family]}），正文写的是${said}，没有人问过。`,
					en: `The subject says ${claimed.product} (${familyNames[family]}), the body ${said}, and nobody asks.`,
				},
				instead,
			}),
		];
	}

	if (named.size > 1) return [];
	for (const mail of mails)
		for (const sentence of mail.sentences)
			for (const {kb} of findKbs(sentence.text)) {
				const entry = kb === undefined ? undefined : knowledge.kb[kb];
				if (!entry || entry.confidence === 'unverified') continue;
				const [only, more] = familiesOfKb(entry);
				if (!only || more || only === family || only === 'other') continue;
				return [
					mistakeAt('M5', mail, sentence, {
						sentence: {
							zh: `${titled ? '主题' : '正文'}写的是${claimed.product}（${familyNames[family]}），${kb}却是${familyNames[only]}的更新，没有人问过。`,
							en: `The ${titled ? 'subject' : 'body'} says ${claimed.product} (${familyNames[family]}), but ${kb} is for ${familyNames[only]}, and nobody asks.`,
						},
						instead,
					}),
				];
			}

	return [];
};
