// node bench/check.js: how long proofreading a mail of 200 lines takes in a big case, with 10,000 cases beside it.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {elsewhereIn} from '../dist/source/case/reading/held.js';
import {lookAt} from '../dist/source/case/reading/look.js';
import {replay} from '../dist/source/case/replay.js';
import {check} from '../dist/source/drafts/check.js';
import {median} from './measure.js';

const knowledge = JSON.parse(readFileSync(new URL('../dist/bundle/knowledge.json', import.meta.url), 'utf8'));
const times = (count, make) => Array.from({length: count}, (_, index) => make(index));
const serial = index => `V10HDA00${36_000 + index}`;
const line = index =>
	[
		`${index % 9}）请在设备${serial(index % 200)}上导出注册表键的权限，与正常设备对比；`,
		`设备${serial(index % 200)}的日志显示，服务堆栈为6.1.7601.24554，处理驱动cpu.inf时返回0x80070005，随后更新回滚。`,
		'请不要强制断电，等它自行回滚，并记下每次重启的时间和界面上的百分比。',
		`第${index}点：补丁KB4530692和KB4474419的安装情况请一并核对，有结果后我们再电话沟通。`,
	][index % 4];
const mail = (from, lines) => ['许先生 您好：', '', ...times(lines, index => line(from + index))].join('\n');

const bodies = [
	{type: 'case-opened', number: 'CAS-20417-K3D9Q1', priority: 'P2', customer: '华东农商行', title: '补丁安装失败'},
	...times(200, index => ({type: 'device-added', subject: `d${index}`, serial: serial(index)})),
	...times(200, index => ({
		type: 'fact-stated',
		subject: `d${index}`,
		fact: 'ssu.version',
		value: '6.1.7601.24554',
		source: {by: 'engineer'},
	})),
	...times(500, index => ({type: 'note-added', note: `n${index}`, text: `${line(index)}${line(index + 1)}`})),
	...times(100, index => ({
		type: 'mail-sent',
		mail: `m${index}`,
		draft: 'd',
		kind: 'findings',
		language: 'zh',
		subject: '回复',
		text: mail(index * 7, 40),
	})),
];
const at = '2026-11-22T09:00:00.000+08:00';
const events = bodies.map((body, index) => ({
	case: 'c1',
	id: `e${index}`,
	seen: index,
	seq: index + 1,
	at,
	author: 'a',
	session: 's',
	v: 1,
	hash: '',
	body,
}));
const view = lookAt(replay(events), knowledge, events, 's');
const cases = times(10_000, index => ({
	id: `o${index}`,
	number: `CAS-${50_000 + index}-X`,
	customer: `客户${index % 400}`,
	held: {
		serials: [`ZZ9AA${index}`, `YY8BB${index}`],
		addresses: [`a${index}@x.example`],
		names: [],
		contacts: ['王先生'],
	},
}));

/** Processor time in ms: what other work on the machine does to the clock is no measure. */
const timed = work => {
	const {user} = process.cpuUsage();
	work();
	return (process.cpuUsage().user - user) / 1000;
};

const text = mail(0, 198);
const first = timed(() => check(text, {knowledge, view, language: 'zh', elsewhere: elsewhereIn(cases)}));
const again = times(40, index =>
	timed(() => check(`${text}${'。'.repeat(index)}`, {knowledge, view, elsewhere: elsewhereIn(cases)})),
);
const after = times(10, () => timed(() => elsewhereIn([...cases])));
console.log(`first look at the case          ${first.toFixed(0)} ms`);
console.log(
	`again, as the mail is typed     ${median(again).toFixed(1)} ms, longest ${Math.max(...again).toFixed(1)} ms`,
);
console.log(`other cases, after one changed  ${median(after).toFixed(1)} ms`);
