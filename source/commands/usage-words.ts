import type {Language} from '../text/both.js';

const sentences: ReadonlyArray<readonly [pattern: RegExp, zh: string]> = [
	[/^missing required argument '(.+?)'/, '缺少 $1。'],
	[/^unknown option '(.+?)'/, '没有选项 $1。'],
	[/^unknown command '(.+?)'/, '没有命令 $1。'],
	[/^option '(.+?)' argument missing/, '选项 $1 后面缺少值。'],
];
const helpOfGroup = /casewalk ([a-z]+) \[options\] \[command\]/;

/** What commander says of a wrong command line, in the language; a group of commands named alone is told as such, not by its help. */
export const usageWords = (said: string, language: Language): string => {
	const group = helpOfGroup.exec(said)?.[1];
	if (group)
		return language === 'zh' ? `casewalk ${group} 后面缺少子命令。` : `casewalk ${group} takes a command of its own.`;
	const found = language === 'zh' ? sentences.find(([pattern]) => pattern.test(said)) : undefined;
	return found ? found[1].replace('$1', () => found[0].exec(said)?.[1] ?? '') : said;
};
