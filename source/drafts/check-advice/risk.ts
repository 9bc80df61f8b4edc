import type {Problem, Rule} from '../check.js';
import {saysBackup, saysRisk} from '../advice/risk-words.js';
import {isNegated, isQuestion} from '../check/reading.js';

const risky =
	/强制?(?:关机|断电|重启)|强行(?:关机|断电|重启)|硬(?:关机|重启)|长按电源|(?:按住|关闭|关掉|切断)电源|直接(?:断电|关电源)|拔(?:掉)?电源|remove-package|revertpendingactions|\bbootrec\b|\bbcdboot\b|bcdedit\b.{0,40}\/(?:set|delete|import)|\breg (?:load|delete)\b|(?:重命名|改名|删除|删掉|\bren(?:ame)?\b|\bdel(?:ete)?\b).{0,60}pending\.xml|takeown|icacls\b.{0,40}\/reset|diskpart\b.{0,40}(?:clean|format)|forc(?:e|ed|ibly)[\s-]{1,3}(?!no\b)(?:a |the )?(?:\w+ )?(?:shut ?down|shut(?:ting)? (?:it )?(?:down|off)|power(?:ing)?[- ]?off|power[- ]?down|restart|reboot)|hard (?:reset|reboot|power)|hold (?:down )?the power button|pull the plug|power (?:it|the machine) off/i;
const inWinPe =
	/(?:WinPE|PE环境|PE系统|PE).{0,30}(?:卸载|移除)|(?:卸载|移除).{0,12}(?:补丁|更新|KB\d).{0,30}(?:WinPE|PE环境)/i;
/** What happened, what a log shows, what is only asked or not advised. */
const told =
	/曾|已经?(?:被)?(?:强|执行|尝试|做)|尝试过|做过|发生过|客户反馈|用户反馈|日志显示|被[^，。；]{1,12}打断|是否(?:做过|有过|曾)|had been|was |were |after (?:the|a) forced|has been|did you|interrupted by|reported|the log shows/i;
const words = {zh: '按实际风险改写', en: 'to be put in the words of this step'};
const riskWords = {
	zh: {text: '这一步可能导致系统无法启动或数据丢失。', why: words},
	en: {text: 'This step may leave Windows unable to start, or lose data.', why: words},
};
const backupWords = {
	zh: {text: '操作前请先打快照或做整盘镜像，并确认可以还原。', why: words},
	en: {text: 'Take a snapshot or a disk image first, and make sure that it can be restored.', why: words},
};

/** Said of the step as a reason not to take it: 不要执行：强制重启可能导致系统无法启动. */
const warns = /^[^，。；,.;]{0,8}(?:可能|会|容易|\bmay\b|\bcan\b|\bcould\b|\bmight\b)/i;
/** A part of the mail that says risk and backup for all of its steps. */
const section = /^[ \t]*(?:风险|备份|注意|警告|Risk|Backup|Warning|Caution)[^\n：:]{0,10}[：:][^\n]*/gim;

/**
 * A risky step needs its risk and a backup beside it: in its own paragraph, one that touches it, or a part of the mail
 * headed so. Said once for the first risky words of a paragraph.
 */
export const riskySteps: Rule = ({own, sentences, blocks, at}) => {
	const problems: Problem[] = [];
	const seen = new Set<number>();
	const headed = own.match(section) ?? [];
	// The heading alone names no risk: 风险：12月补丁日之前没有结论.
	const risks = headed.map(line => line.replace(/^[^：:]*[：:]/, '')).join('\n');
	const isChinese = /\p{Script=Han}/u.test(own);

	for (const {text, index, block} of sentences) {
		const found = risky.exec(text) ?? inWinPe.exec(text);
		if (!found || seen.has(block) || told.test(text) || isQuestion(text)) continue;
		const clause = /[^，。；：,.;:]*$/.exec(text.slice(0, found.index))![0];
		const isReason = isNegated(text) && warns.test(text.slice(found.index + found[0].length));
		if (isNegated(clause) || isReason) continue;
		seen.add(block);

		const beside = blocks.slice(Math.max(0, block - 1), block + 2).join('\n');
		const place = at(index + found.index, found[0]);

		if (!saysRisk.test(beside) && !saysRisk.test(risks)) {
			problems.push({
				code: 'risk-unsaid',
				level: 'block',
				...place,
				message: {
					zh: `“${found[0]}”有风险：请写明可能的后果，或删去这一步。`,
					en: `“${found[0]}” is risky: say what may go wrong, or take the step out.`,
				},
				candidates: [isChinese ? riskWords.zh : riskWords.en],
			});
		}

		if (!saysBackup.test(beside) && !headed.some(line => saysBackup.test(line))) {
			problems.push({
				code: 'backup-unsaid',
				level: 'block',
				...place,
				message: {
					zh: `“${found[0]}”之前要有备份：请写明先做什么备份或快照。`,
					en: `“${found[0]}” needs a backup first: say which backup or snapshot to take.`,
				},
				candidates: [isChinese ? backupWords.zh : backupWords.en],
			});
		}
	}

	return problems;
};
