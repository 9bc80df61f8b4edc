import {blank} from '../lint/trap.js';

export const skeletonKinds = ['kb', 'code', 'howto', 'tree', 'rule', 'hypothesis'] as const;
export type SkeletonKind = (typeof skeletonKinds)[number];

/** A file to begin with: its place below the folder of knowledge, the schema it names, and its text. */
export type Skeleton = {readonly file: string; readonly schema: string; readonly text: string};

const _ = blank;

const both = (field: string, indent = '', zh: string = _, en: string = _) =>
	`${indent}${field}:\n${indent}  zh: ${zh}\n${indent}  en: ${en}\n`;

const item = (indent = '') => `${indent}- zh: ${_}\n${indent}  en: ${_}\n`;

const head = (schema: string) => `# yaml-language-server: $schema=../schemas/${schema}.json
# 把每个 ${_} 换成内容；以 # 开头的行是说明，可以删去。含冒号、# 或以符号开头的文字放进单引号。
# Put something for every ${_}; lines that begin with # are notes and may go. Text with a colon, a # or a sign in front goes into single quotes.
`;

const sourced = (today: string) => `# 出处，至少一个 / where it was read, one at least
sources:
  - title: ${_}
#   url: https://…
#   says: 该处说了什么 / what it says there
# verified 公开资料写明 / in a public source；inferred 由资料推出 / follows from sources；unverified 未核实，不对客户说 / never told as fact
confidence: ${_}
reviewed: ${today}
`;

const kb = (id: string, today: string): string => `${head('kb')}id: ${id}
${both('title')}# ssu security-only rollup preview sha2 esu-prep servicing tool update article
kind: ${_}
# win7-sp1 win2008r2-sp1 win8.1 win2012r2 win10-1607 win10-1809 … win11
products:
  - ${_}
# 可选 / optional:
# released: 2019-03-12
# stack:
#   version: 6.1.7601.24383
#   confidence: verified
# supersedes:
#   - KB3177467
# requires:
#   - kb: KB4490628
#     restart: yes
#     why:
#       zh: 为什么先装它
#       en: Why it comes first
#     confidence: verified
# 能否卸载 / can it be uninstalled: yes no unknown
uninstall: ${_}
${sourced(today)}`;

const code = (id: string, today: string): string => `${head('code')}id: '${id}'
# E_ACCESSDENIED, STATUS_…, ERROR_…
symbol: ${_}
${both('meaning')}# 常见原因，最常见的在前 / causes, the likeliest first
causes:
${item('  ')}# 下一步 / what to do next
next:
${item('  ')}# 可选 / optional: 何时不是故障 where it is no fault；操作说明 how-tos
# noise:
#   zh: …
#   en: …
# howto:
#   - check-store
${sourced(today)}`;

const howto = (id: string, today: string): string => `${head('howto')}id: ${id}
${both('title')}# 何时使用 / when to use it
${both('about')}# none low high；high 还要写 warning、backup、consent / high also needs warning, backup, consent
risk: ${_}
steps:
${both('text', '    ').replace('    text', '  - text')}#   run:
#     - 命令原样 / commands as typed; {{windows}} 是 Windows 卷的盘符 / is the drive of Windows
# 怎样确认成功 / how to see that it worked
verify:
${item('  ')}# win7 win8.1 win10 win11 other
systems:
  - ${_}
# 断网的机器上能做吗 / does it work without a network: yes no
offline: ${_}
# physical persistent non-persistent
forms:
  - ${_}
${sourced(today)}`;

const choice = (id: string, go: string) => `      - id: ${id}
${both('label', '        ')}        go: ${go}
`;

const tree = (id: string, today: string): string => `${head('tree')}id: ${id}
${both('title')}# 何时走这棵树 / when to take this tree
${both('about')}start: first
nodes:
  # 问 / ask：say 是电话里说的话 what is said on the phone；do 是工程师做的事 what the engineer does
  first:
    kind: ask
${both('title', '    ')}${both('say', '    ')}    choices:
${choice('step', 'act')}${choice('not-here', 'elsewhere')}  # 做 / do：risk 为 low 或 high 时写 howto；建议 KB 时写 requires / a risk needs howto, advising a KB needs requires
  act:
    kind: do
${both('title', '    ')}    # 邮件里的一段建议 / the paragraph of advice in the mail
${both('advice', '    ', `对于{{subject}}，${_}`, `For {{subject}}, ${_}`)}    risk: none
    choices:
${choice('helped', 'solved')}${choice('open', 'advised')}  # 终 / end：solved advised explained escalate not-applicable
  solved:
    kind: end
${both('title', '    ')}    result: solved
  advised:
    kind: end
${both('title', '    ')}    result: advised
  elsewhere:
    kind: end
${both('title', '    ')}    result: not-applicable
${sourced(today)}`;

const cases = (id: string): string => `# yaml-language-server: $schema=../schemas/tree-cases.json
# 每个节点至少走到一次；casewalk tree test 检查 / come to every node once at least: casewalk tree test tells
- name: ${_}
  answers:
    ${id}/first: step
    ${id}/act: helped
  expect:
    nodes:
      - ${id}/first
      - ${id}/act
    end: ${id}/solved
    advice:
      - ${id}/act
- name: ${_}
  answers:
    ${id}/first: step
    ${id}/act: open
  expect:
    end: ${id}/advised
- name: ${_}
  answers:
    ${id}/first: not-here
  expect:
    end: ${id}/elsewhere
    never:
      - ${id}/act
`;

const rule = (id: string, today: string): string => `${head('rule')}id: ${id}
# cbs setupapi dism windowsupdate checksur evtx reporting procmon poqexec
log: ${_}
# 每个命中行里都有的原文，至少其一 / words that stand in every line that is hit, one of them at least
anchors:
  - ${_}
# JavaScript 正则表达式，命名组取值 / a regular expression, named groups capture: (?<inf>[^ ,]{1,260})
pattern: ${_}
# error warning info noise
level: ${_}
${both('title')}# 可用 {{组名}} / may use {{name}} of a group
${both('meaning')}# 可选，陈述的事实 / optional, facts it states:
# states:
#   driver.access-denied: '{{inf}}'
# draft test stable deprecated
status: draft
# 证明：必须命中与不得命中的行 / its proof: lines to hit and to miss
hits:
  - ${_}
misses:
  - ${_}
${sourced(today)}`;

const hypothesis = (id: string, today: string): string => `${head('hypothesis')}id: ${id}
${both('title')}${both('meaning')}# 哪些事实使它成为怀疑，满足一组即可；事实见 facts.yaml / facts of facts.yaml that raise it, one row is enough
raisedBy:
  - agent.present: is ${_}
# 支持与排除它的事实（同一台机器上）/ what speaks for it and against it on one machine
supports:
  - when:
      agent.present: is ${_}
${both('because', '    ')}refutes:
  - when:
      agent.present: is ${_}
${both('because', '    ')}# 决定它的测试：什么结果说明什么；同一个 howto 的怀疑共用一次测试 / the test that decides; those of one how-to share it
test:
${both('words', '  ')}# howto: security-software-exclusion
# 可选，电话里要问的 / optional, what to ask:
# ask:
#   - zh: …
#     en: …
# 证明：给定事实，结论如何；上面每一组都要有 / its proof, one for every row above: given facts, how it stands
proof:
  - given:
      agent.present: ${_}
    raised: yes
    expect: supported
  - given:
      agent.present: ${_}
    expect: refuted
${sourced(today)}`;

/** The files a new entry begins with; every place to fill in is marked, and lint refuses the marks. */
export const skeletons = (kind: SkeletonKind, id: string, today: string): readonly Skeleton[] => {
	switch (kind) {
		case 'kb':
			return [{file: `kb/${id}.yaml`, schema: 'kb', text: kb(id, today)}];
		case 'code':
			return [{file: `codes/${id}.yaml`, schema: 'code', text: code(id, today)}];
		case 'howto':
			return [{file: `howto/${id}.yaml`, schema: 'howto', text: howto(id, today)}];
		case 'rule':
			return [{file: `rules/${id}.yaml`, schema: 'rule', text: rule(id, today)}];
		case 'hypothesis':
			return [{file: `hypotheses/${id}.yaml`, schema: 'hypothesis', text: hypothesis(id, today)}];
		case 'tree':
			return [
				{file: `trees/${id}.yaml`, schema: 'tree', text: tree(id, today)},
				{file: `trees/${id}.cases.yaml`, schema: 'tree-cases', text: cases(id)},
			];
	}
};
