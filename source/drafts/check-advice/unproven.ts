import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {findCodes} from '../../text/codes.js';
import {findKbs} from '../../text/kb.js';
import {compareVersions, findVersions} from '../../text/versions.js';
import {plain} from '../slots.js';
import type {Problem, Rule} from '../check.js';
import {shareOf} from '../check/likeness.js';
import {isConditional, isNegated} from '../check/reading.js';

/** Words with which a sentence says that it is not sure, or that it asks. */
const hedges =
	/未经?(?:证实|验证|核实)|尚未|有待|待(?:确认|核实|验证|定)|可能|怀疑|推测|推断|疑似|初步|不排除|似乎|大概|应该|估计|倾向|猜测|是否|吗[？?]|[？?]\s*$|\bmay\b|\bmight\b|\bcould\b|\bsuspect|\blikely\b|\bprobabl|\bpossib|\bassum|\bnot (?:yet )?(?:proved|proven|tested|verified|confirmed|sure)|\bunverified|\bseems?\b|\bbelieve|\bwhether\b|\bthink\b|\bassessment\b|\?\s*$/i;
/** Words that say what a thing is, or what is the cause. */
const states =
	/是|为|带来|对应|包含|取代|需要|要求|表示|意思|means?\b|\bis\b|\bare\b|\bbrings?\b|\breplaces?\b|\brequires?\b/i;
const causes =
	/(?:根本)?原因(?:已(?:经)?(?:确认|查明|确定)[^，。]{0,4})?(?:是|为|在于|就是)|根因|已(?:经)?(?:证实|确认|确定|查明|确诊)|确诊|可以(?:确定|断定|肯定)|(?:是|系)由[^，。]{1,30}(?:导致|造成|引起|所致)|(?:导致|造成|引起)了?(?:本次|此次|该|这个)?(?:问题|故障|失败|回滚|卡住)|(?:root )?cause (?:is|was|has been)|\bis caused by|\bwas caused by|\bhas been (?:proved|proven|confirmed)|\bwe (?:have )?confirmed that/i;

const aboutKb = (sentence: string, {kb: all}: Knowledge) =>
	findKbs(sentence, {known: Object.keys(all)}).flatMap(({kb, index, text}) => {
		const entry = kb === undefined ? undefined : all[kb];
		if (!entry) return [];
		const stack = entry.stack?.confidence === 'unverified' ? entry.stack.version : undefined;
		const saysStack =
			stack !== undefined && findVersions(sentence).some(({version}) => compareVersions(version, stack) === 0);
		return entry.confidence === 'unverified' || saysStack ? [{index, text, what: entry.id}] : [];
	});

const aboutCode = (sentence: string, {codes}: Knowledge) =>
	findCodes(sentence).flatMap(({code, index, text}) => {
		const entry = codes[code];
		if (entry?.confidence !== 'unverified') return [];
		// The code itself stands in the log; what is not proved is what it means.
		const says = [entry.meaning.zh, entry.meaning.en].some(meaning => shareOf(meaning, sentence) > 0.4);
		return says ? [{index, text, what: code}] : [];
	});

/** Four Chinese letters in a row, or two words, that title and sentence share: 安全软件, security software. */
const isAbout = ({zh, en}: Both, sentence: string): boolean => {
	const lower = sentence.toLowerCase();
	const words = en.toLowerCase().match(/[a-z\d-]{3,}/g) ?? [];
	return (
		[...zh].some(
			(_, at) => /^\p{Script=Han}{4}$/u.test(zh.slice(at, at + 4)) && sentence.includes(zh.slice(at, at + 4)),
		) || words.slice(1).some((word, at) => lower.includes(`${words[at]} ${word}`))
	);
};

/** What the knowledge has not proved, and a suspicion that is still open, told as a fact. */
export const unproven: Rule = ({sentences, at}, {view, knowledge}) => {
	const open = view ? [...view.hypotheses, ...view.proposed].filter(({state}) => state === 'open') : [];
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		if (hedges.test(text) || isConditional(text)) continue;

		for (const {index: start, text: found, what} of states.test(text)
			? [...aboutKb(text, knowledge), ...aboutCode(text, knowledge)]
			: []) {
			problems.push({
				code: 'fact-unverified',
				level: 'warn',
				...at(index + start, found),
				message: {
					zh: `关于${what}的这一说法没有经过核实：请写明“未经核实”，或删去。`,
					en: `What is said of ${what} is not verified: say so, or take it out.`,
				},
				candidates: [],
			});
		}

		const cause = causes.exec(text);
		if (!cause || isNegated(text)) continue;
		const suspected = open.find(({title}) => isAbout(title, text));
		if (!suspected) continue;
		problems.push({
			code: 'fact-unverified',
			level: 'warn',
			...at(index + cause.index, cause[0]),
			message: {
				zh: `“${plain(suspected.title.zh)}”还只是怀疑，没有验证：请写“怀疑”或“初步判断”，并给出验证的方法。`,
				en: `“${plain(suspected.title.en)}” is suspected and not tested: say so, and name the test that decides.`,
			},
			candidates: [],
		});
	}

	return problems;
};
