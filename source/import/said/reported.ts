import {symptomsIn} from '../../text/note/symptoms.js';
import {definitionOf} from './kinds.js';
import type {Mail, Sentence} from './reading.js';

/** A symptom that the thread reports, and how later mails speak of the same. */
export type Reported = {
	readonly text: string;
	readonly pattern: RegExp;
	/** The kind of machine that alone shows it: `云桌面`. */
	readonly on?: string;
	readonly mail: Mail;
	readonly sentence: Sentence;
};

/** Spellings of one trouble; the first that fits a symptom is its kind. */
const kinds: readonly RegExp[] = [
	/修复(?:选项|界面|模式|环境|页面|画面)|自动修复|(?:repair|recovery) (?:options?|screen|mode|environment)|automatic repair/i,
	/蓝屏|BSOD|blue ?screens?|bug ?check|停止代码|stop code/i,
	/黑屏|black screen/i,
	/白屏|white screen/i,
	/(?:反复|循环|无限|不断|一直)(?:自动)?重启|boot loops?|(?:keeps?|kept) (?:rebooting|restarting)|restarts? (?:again and again|in a loop)/i,
	/无法(?:启动|开机|进入系统|进入桌面)|不能(?:启动|开机)|启动不了|起不来|(?:won't|cannot|can't|does not|doesn't|no longer) (?:boot|start)/i,
	/拒绝访问|access denied/i,
	/回滚|还原更改|撤[销消]更改|roll(?:s|ed|ing)? ?back|revert/i,
	/安装(?:补丁|更新)?[^。，,\n]{0,6}失败|补丁[^。，,\n]{0,6}失败|(?:更新|升级)失败|无法安装|安装不上|fail(?:s|ed|ing)? to install|install(?:ation)?s? (?:fails?|failed|failure)|updates?(?: KB\d+)? (?:fails?|failed)|won't install/i,
	/卡[在住死顿]|停在|hangs?\b|hung\b|stuck|frozen|freezes/i,
];

const machine =
	/云桌面|虚拟机|笔记本|台式机|服务器|一体机|自助机|laptops?|desktops?|servers?|virtual machines?|kiosks?|tablets?/i;

const patternOf = (text: string): RegExp => {
	const share = /\d{1,3}(?:\.\d+)?\s?%/.exec(text)?.[0];
	if (share) return new RegExp(`(?<!\\d)${share.replace(/\s?%/, '\\s?[%％]').replace('.', '\\.')}`);
	const kind = kinds.find(pattern => pattern.test(text));
	return kind ?? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
};

/** Symptoms in a piece of text; a definition says nothing else, there a known kind of trouble is enough. */
const troublesIn = (piece: string, isDefinition: boolean): readonly string[] => {
	const found = symptomsIn(piece).map(({text}) => text);
	if (found.length > 0 || !isDefinition) return found;
	const kind = kinds.map(pattern => pattern.exec(piece)?.[0]).find(Boolean);
	return kind === undefined ? [] : [kind];
};

/** What is wrong, as the problem definition says it, or the first mail that says anything; each kind once. */
export const reportedIn = (mails: readonly Mail[]): readonly Reported[] => {
	const defining = mails.find(mail => definitionOf(mail).length > 0);
	const where = defining
		? [{mail: defining, sentences: definitionOf(defining)}]
		: mails.map(mail => ({mail, sentences: mail.sentences}));
	for (const {mail, sentences} of where) {
		const found = new Map<string, Reported>();
		for (const sentence of sentences)
			for (const piece of sentence.text.split(/[、，,；;：:]|(?<=[\p{Script=Han}])\s+(?=[\p{Script=Han}])|\band\b/u))
				for (const text of troublesIn(piece, defining !== undefined)) {
					const pattern = patternOf(text);
					const on = machine.exec(piece)?.[0]?.toLowerCase().replace(/s$/, '');
					if (!found.has(pattern.source)) found.set(pattern.source, {text, pattern, mail, sentence, ...(on && {on})});
				}

		const all = [...found.values()];
		if (all.length > 0)
			return all.map(({on, ...one}) =>
				on === undefined || all.some(other => other.text !== one.text && other.on === on) ? one : {...one, on},
			);
	}

	return [];
};
