import {readCode} from '../codes.js';
import {halfWidth} from '../half-width.js';
import {numberOf, numeral} from './numerals.js';
import type {Span} from './serials.js';

export type FoundSymptom = Span & {
	/** In full words: `卡在32%`. */
	readonly text: string;
	/** What can stand before 的 in a group's name: `进修复`. */
	readonly short: string;
};

export const percent = '(?:\\d{1,3}(?:\\.\\d{1,2})? ?%|百分之[零一二两三四五六七八九十百\\d]{1,5})';

/** `32%` from `32 %`, `百分之三十二`. */
export const percentOf = (said: string): string | undefined => {
	const half = halfWidth(said);
	if (half.endsWith('%')) return half.replace(' ', '');
	const number = numberOf(half.replace('百分之', ''));
	return number === undefined ? undefined : `${number}%`;
};

type Say = (...groups: ReadonlyArray<string | undefined>) => string | undefined;
type Rule = {readonly pattern: RegExp; readonly say: Say; readonly short?: Say};

const stuck = (at: string | undefined) => {
	const share = percentOf(at ?? '');
	return share && `卡在${share}`;
};
const hints = '(?:又|就|还是|然后|最后|都|也|一直|总是|老是|自动)?';
const object = '(KB ?\\d{6,8}|补丁|更新包|安装包|更新|驱动|堆栈更新|SSU)';
const failed = '(失败|不成功|报错|出错|不上去|不上|不了|不进去)';
const installs = (what: string | undefined, verb: string | undefined, how: string | undefined) => {
	const act = /^[装打]$/.test(verb ?? '') ? '安装' : (verb ?? '安装');
	const thing = what?.replaceAll(' ', '').toUpperCase() ?? '';
	return how?.startsWith('不') && how !== '不成功' ? `${thing}无法${act}` : `${thing === act ? '' : thing}${act}${how}`;
};
const boots: Readonly<Record<string, string>> = {
	起不来: '无法启动',
	启动不了: '无法启动',
	开不了机: '无法开机',
	不能开机: '无法开机',
	进不去系统: '无法进入系统',
	进不了系统: '无法进入系统',
	不能启动: '无法启动',
	进不了桌面: '无法进入桌面',
};

const rules: readonly Rule[] = [
	{
		pattern: new RegExp(
			`(自动)?重启(?:了)?(${numeral}|好?几|多)次(?:以后|之后|后)?${hints}(回滚|回退|还原更改|撤销更改)`,
			'g',
		),
		say: (self, times, end) => `${self ?? ''}重启${times}次后${end}`,
	},
	{
		pattern: new RegExp(
			`(?:卡|停|挂|停留)(?:住|死)?了?(?:在|到|于)?了?(?:大概|大约|约|差不多|进度)? ?(${percent})(?:的?(?:地方|位置|进度|那里|左右|界面|画面))?(?:一直)?(?:不动了?)?`,
			'g',
		),
		say: stuck,
	},
	{
		pattern: new RegExp(
			`(?:进度)?(?:走?到|在)?(${percent})(?:的时候|时|左右|那里|处)?${hints}(?:卡住|卡死|不动|停住|卡(?!在|到))了?`,
			'g',
		),
		say: stuck,
	},
	{
		pattern:
			/卡(?:住|死)?在了?((?:正在|启动|欢迎|登录|登陆|配置|准备|重启|开机|更新|补丁)[\p{Script=Han}A-Za-z]{0,10}|[\p{Script=Han}A-Za-z]{1,8}(?:界面|画面|页面|阶段|logo))/giu,
		say: screen => `卡在${screen}`,
	},
	{
		pattern:
			/(?:进入|进到|进去|进|跳到|弹出|弹|出现|停在|卡在)了?(自动|系统|启动|Windows)?修复(选项|界面|模式|环境|页面|画面)?(?!后|以后|之后|完|一下|命令|好|补丁|失败|成功|率)/gi,
		say: (which, what) => (which || (what && what !== '选项') ? `进入${which ?? ''}修复${what ?? ''}` : '进入修复选项'),
		short: (which, what) => `进${which ?? ''}修复${what ?? ''}`,
	},
	{
		pattern: new RegExp(`(?:无法|不能)(安装|更新|升级) ?${object}?`, 'gi'),
		say: (verb, what) => `${what?.replaceAll(' ', '').toUpperCase() ?? ''}无法${verb}`,
	},
	{
		pattern: new RegExp(`(?:安装|装|打)(?:不上|不了) ?${object}`, 'gi'),
		say: what => installs(what, '安装', '不上'),
	},
	{
		pattern: new RegExp(`(?:${object} ?)?${hints}没有?(?:安装|装|打)(?:上|成功|成)`, 'gi'),
		say: what => `${what?.replaceAll(' ', '').toUpperCase() ?? ''}未能安装`,
	},
	{
		pattern: new RegExp(`(?:安装|装|打) ?${object}(?:的?时候|时|总是|都|一直|也|还是|后)?${failed}`, 'gi'),
		say: (what, how) => installs(what, '安装', how),
	},
	{
		pattern: new RegExp(`(?:${object} ?${hints})?(安装|更新|升级|装|打)(?:的?时候|时)?${hints}${failed}`, 'gi'),
		say: installs,
	},
	{
		pattern:
			/起不来|启动不了|无法启动|不能启动|启动失败|开机失败|开不了机|不能开机|无法开机|进不[了去]系统|无法进入系统|进不了桌面/g,
		say: () => undefined,
	},
	{pattern: /(?:无限|反复|循环|不停地?|一直在?|不断)(?:自动)?重启/g, say: () => undefined},
	{pattern: new RegExp(`自动重启了?(${numeral}|好?几|多)次`, 'g'), say: times => `自动重启${times}次`},
	{
		pattern:
			/(?<!手动|手工|先|帮他?|给他?|可以|准备|允许)(?:自动)?(?:回滚|回退|还原更改|撤[销消]更改)(?!计划|方案|点|处理|操作|测试|补丁|到|机制|脚本|掉)/g,
		say: () => undefined,
	},
	{
		pattern: /卡(?:住|死)(?!在|到)了?(?:不动)?了?|(?:进度|画面|界面)不动了?/g,
		say: () => '卡住不动',
		short: () => '卡住',
	},
	{pattern: /蓝屏|黑屏|白屏|花屏|死机|(?:一直|无限|不停)转圈|拒绝访问/g, say: () => undefined},
	{pattern: /(?:stuck|hangs?|hung|freezes|frozen) (?:at|on) (\d{1,3} ?%)/gi, say: () => undefined},
	{
		pattern:
			/(?:reboots?|restarts?|rebooted|restarted) (?:\w{1,8} times|twice),? (?:and |then ){0,2}(?:rolls? back|rolled back|reverts?|reverted)/gi,
		say: () => undefined,
	},
	{
		pattern:
			/roll(?:s|ed|ing)? ?back(?! plan)|revert(?:s|ing|ed) changes|fail(?:s|ed)? to install(?: KB ?\d{6,8})?|(?:update|install(?:ation)?) (?:fails|failed)|won't install|blue ?screens?|BSOD|black screen|boot loops?|(?:keeps?|kept) (?:rebooting|restarting)|(?:won't|does not|doesn't|cannot|can't) (?:boot|start up)|(?:boots?|goes|went|drops?) (?:in)?to (?:the )?(?:automatic |startup )?(?:repair|recovery)(?: (?:options|screen|mode))?/gi,
		say: () => undefined,
	},
];

const notSaid =
	/(?:没有?|未|不|并未|别|勿|从未)(?:再|出现|发生|有|会|见|看到|发现|遇到|自动|直接){0,2}$|\b(?:no|not|never|didn't|doesn't|without|isn't)(?: \w{1,8})? $/i;
const doubtful =
	/[?？]|吗|是否|是不是|有没有|有无|会不会|能不能|要不要|多少|哪[些台个里]|什么|怎么|请问|如果|要是|假如|万一|一旦|避免|防止|以免|担心|怕[会出]|可能会|(?:建议|尝试|试试|试一下|麻烦|计划|打算)|(?<!正在)准备(?!配置)|\b(?:if|whether|should|please|could you|can you|in case)\b/i;
const over =
	/恢复(?:了|正常)|好了|解决了|修好|没问题|没事了?|正常了|正常$|能进系统|可以进系统|不再|消失了|\b(?:fixed|resolved|works now|is fine|are fine)\b/i;

/** A question, a plan or good news says nothing that is wrong now. */
export const isAsserted = (clause: string): boolean => !doubtful.test(clause) && !over.test(clause);

const codeAfter = /^ ?(?:错误|报错)?(?:代?码)?(?:是|为|[:： ]){0,2} ?(0x[\da-f]{1,8}|[89c-e][\da-f]{7})(?![\da-z])/i;

/** Without one of these no rule can match: most clauses are passed over at once. */
const hint =
	/[卡停挂%启起修装打更升滚退还撤机蓝黑白花转绝]|百分|系统|桌面|stuck|h[au]ng|fr[eo]ez|boot|start|roll|revert|fail|install|screen|BSOD/i;

/** What is wrong, in one clause of a note: phrases engineers type, in full words; nothing that is asked, denied, planned or over. */
export const symptomsIn = (clause: string): FoundSymptom[] => {
	if (!hint.test(halfWidth(clause)) || !isAsserted(clause)) return [];
	const half = halfWidth(clause);
	const found: FoundSymptom[] = [];
	for (const {pattern, say, short} of rules) {
		for (const match of half.matchAll(pattern)) {
			const from = match.index;
			let to = from + match[0].length;
			if (notSaid.test(half.slice(Math.max(0, from - 12), from))) continue;
			if (found.some(other => other.from < to && from < other.to)) continue;
			const said = clause.slice(from, to).trim();
			const words = say(...match.slice(1)) ?? boots[said] ?? said;
			const code = codeAfter.exec(half.slice(to, to + 24));
			const read = code && (/蓝屏|BSOD|blue/i.test(said) ? code[1] : readCode(code[1]!));
			if (code) to += code[0].length;
			found.push({from, to, text: read ? `${words}（${read}）` : words, short: short?.(...match.slice(1)) ?? words});
		}
	}

	return found.toSorted((a, b) => a.from - b.from);
};
