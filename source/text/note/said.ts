import type {Clause} from './clauses.js';
import {findProducts} from '../products.js';
import {isAsserted} from './symptoms.js';
import {findVersions} from '../versions.js';

/** A fact that a note says outright, in the names and values of `knowledge/facts.yaml`. */
export type SaidFact = {readonly fact: string; readonly value: string};

const denied =
	/(?:不是|并非|非|没有?|无|未|不用|不带|isn't|not|no) ?(?:装|安装|用|any )?[\p{Script=Han}A-Za-z]{0,3} ?$/iu;
const leaving = /升级?[到至成]|换[成到]|改[成到]|降[到级]|迁移?[到至]|重装|打算|计划|upgrade to|migrate/i;
const healthy = /没问题|正常|没事|不影响|没出现|\b(?:fine|ok|works)\b/i;
const otherwise = /还是|或者?|\bor\b/i;

const forms: ReadonlyArray<readonly [RegExp, string]> = [
	[/非持久化?|不持久|重启(?:后|就|会|即|自动)?还原|还原型|池化(?:云?桌面)?|non-?persistent/gi, 'non-persistent'],
	[/(?<!非|不)持久化?(?:的)?(?:云?桌面|虚拟机)|专[有属](?:云?桌面|虚拟机)|(?<!non-?|non )persistent/gi, 'persistent'],
	[/物理机|实体机|台式机|笔记本|physical (?:machine|pc|device)s?|laptops?/gi, 'physical'],
];
const agents =
	/(?<![A-Za-z])TMS(?![A-Za-z\d])|奇安信(?:天擎)?|360(?:天擎|安全卫士|杀毒|终端)|天擎|火绒|赛门铁克|Symantec|McAfee|迈克菲|卡巴斯基|Kaspersky|趋势科技|OfficeScan|亚信安全|北信源|联软|瑞星|江民|天融信|金山(?:毒霸|终端)|深信服EDR|CrowdStrike|Sophos|ESET|Check ?Point/gi;
const anyAgent =
	/(?:装了|装有|有|用了?|带)(?:第?三方|其他)?(?:的)?(?:安全软件|杀毒软件|杀软|防病毒|EDR|主机加固)|has (?:antivirus|edr)/i;
const noAgent =
	/(?:没有?|未|不)(?:装|安装|用)?(?:任何)?(?:第?三方)?(?:的)?(?:安全软件|杀毒软件|杀软|防病毒|EDR)|no (?:antivirus|edr)/i;
const handling =
	/卸载|卸了|卸掉|停用|停了|停掉|暂停|关闭|关了|关掉|退出|禁用|白名单|加白|排除|删|uninstall|disable|paus/i;
const stack = /ssu|堆栈|服务栈|servicing ?stack/i;
const wanted = /需要|要求|至少|不低于|不高于|以上|以下|高于|低于|应为|应该|必须|升级?到|更新到|对应|KB ?\d/i;
const bits: ReadonlyArray<readonly [RegExp, string]> = [
	[/(?<![\d.])64 ?位|(?<![A-Za-z\d-])(?:x64|amd64)(?![A-Za-z\d])/i, 'x64'],
	[/(?<![\d.])32 ?位(?!数|密|字)|(?<![A-Za-z\d-])x86(?![A-Za-z\d_])/i, 'x86'],
];

/** Without one of these a clause states no fact. */
const hint =
	/win|server|V0|V20|持久|还原|池化|专[有属]|物理机|实体机|台式|笔记本|physical|laptop|persist|位|x64|x86|amd64|ssu|堆栈|服务栈|servicing|软件|杀|毒|EDR|加固|TMS|奇安信|360|天擎|火绒|赛门|symantec|mcafee|迈克菲|卡巴|kasper|趋势|officescan|亚信|北信源|联软|瑞星|江民|天融信|金山|crowd|sophos|eset|check ?point|antivirus/i;

const isDenied = (clause: string, at: number) => denied.test(clause.slice(Math.max(0, at - 10), at));

const inClause = (clause: string): SaidFact[] => {
	const facts: SaidFact[] = [];
	const add = (fact: string, value: string) => facts.push({fact, value});
	const isPlain = !otherwise.test(clause) && !leaving.test(clause) && !healthy.test(clause);
	for (const {index, family, kind, product} of isPlain ? findProducts(clause) : []) {
		if (isDenied(clause, index)) continue;
		if (family) add('os.family', family);
		if (kind === 'edition') add('os.product', product);
	}

	for (const [pattern, value] of isPlain ? forms : [])
		for (const {index} of clause.matchAll(pattern)) if (!isDenied(clause, index)) add('device.form', value);
	for (const [pattern, value] of isPlain ? bits : [])
		if (pattern.test(clause) && !/KB|\.msu/i.test(clause)) add('os.arch', value);

	if (stack.test(clause) && !wanted.test(clause)) {
		const versions = findVersions(clause);
		if (versions.length === 1) add('ssu.version', versions[0]!.version);
	}

	if (noAgent.test(clause)) add('agent.present', 'no');
	else if (!handling.test(clause)) {
		const named = [...clause.matchAll(agents)].filter(({index}) => !isDenied(clause, index));
		if (named.length > 0 || anyAgent.test(clause)) add('agent.present', 'yes');
		if (named.length === 1) add('agent.name', named[0]![0]);
	}

	return facts;
};

/** What a clause says outright. A question, a plan, a denial, "or" and what is fine say nothing. */
export const factsIn = ({text, isSupposed}: Clause): SaidFact[] =>
	isSupposed || !hint.test(text) || !isAsserted(text) ? [] : inClause(text);
