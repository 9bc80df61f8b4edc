import type {reportOf} from '../../import/report.js';
import type {Language} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';

type Report = ReturnType<typeof reportOf> & {readonly case: string; readonly added: number};

const cut = (text: string, length = 60) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** What an import says to a person: who, what, when, and what went wrong, each with its line. */
export const tellImport = (report: Report, language: Language): string => {
	const zh = language === 'zh';
	const day = (date: string | null, mail: number | null) =>
		date ?? (mail === null ? '' : zh ? `第${mail}封` : `mail ${mail}`);
	const at = (line: number | null) => (line === null ? '' : zh ? `第${line}行` : `line ${line}`);
	const section = (title: string, lines: readonly string[]) =>
		lines.length === 0 ? '' : `\n${title}\n${lines.map(line => `  ${visibleLine(line)}\n`).join('')}`;
	const roles = {
		customer: zh ? '客户' : 'customer',
		tam: 'TAM',
		vendor: zh ? '厂商' : 'vendor',
		engineer: zh ? '工程师' : 'engineer',
		user: zh ? '使用人' : 'user',
	};
	const head = [report.number ?? report.case, report.priority, report.customer, report.title, report.product];
	const [first] = report.mails;
	const last = report.mails.at(-1);
	const span = first?.date && last?.date ? `  ${first.date} – ${last.date}` : '';
	const cuts = report.mails.reduce((sum, mail) => sum + mail.cut, 0);
	const cutWords =
		cuts === 0 ? '' : zh ? `，引用的${cuts}封旧邮件没有导入` : `, ${cuts} quoted earlier mail(s) left out`;
	const counted = zh
		? `${report.mails.length}封邮件，新增${report.added}封${cutWords}${span}`
		: `${report.mails.length} mail(s), ${report.added} new${cutWords}${span}`;
	return [
		`${visibleLine(head.filter(Boolean).join('  '))}\n${visibleLine(counted)}\n`,
		report.offset.question ? `${visibleLine(report.offset.question)}\n` : '',
		section(
			zh ? '人员' : 'People',
			report.people.map(({surname, title, name, role}) => {
				const who = surname
					? zh
						? `${surname}${title ?? ''}`
						: [title, surname].filter(Boolean).join(' ')
					: (name ?? '');
				return [who, roles[role]].filter(Boolean).join('  ');
			}),
		),
		section(
			zh ? '优先级' : 'Priority',
			report.priorities.map(({to, agreedBy, date, mail}) =>
				[day(date, mail) || (zh ? '主题' : 'subject'), to, agreedBy].filter(Boolean).join('  '),
			),
		),
		section(zh ? '设备与分组' : 'Devices and groups', [
			...report.devices.map(({serial, owner}) => {
				const own = report.versions.filter(({device}) => device === serial).map(({version}) => version);
				return [serial, owner, ...new Set(own)].filter(Boolean).join('  ');
			}),
			...report.groups.map(({name, count}) => [name, count].filter(one => one !== null).join('  ')),
		]),
		section(
			zh ? '症状' : 'Symptoms',
			report.symptoms.map(({text, line}) => `${text}  ${at(line)}`),
		),
		section(
			zh ? '补丁' : 'Updates',
			report.kbs.map(({token, verdict, why, line}) =>
				[token, verdict === 'malformed' ? why : '', at(line)].filter(Boolean).join('  '),
			),
		),
		section(
			zh ? '代码' : 'Codes',
			report.codes.map(({hresult, text, line}) => `${hresult}  ${text}  ${at(line)}`),
		),
		section(
			zh ? '建议' : 'Advice',
			report.advice.map(({name, date, mail, devices, line}) =>
				[day(date, mail), name, devices.join(zh ? '、' : ', '), at(line)].filter(Boolean).join('  '),
			),
		),
		section(
			zh ? '承诺' : 'Promises',
			report.promises.map(({side, date, mail, when, due, quote, line}) =>
				[
					day(date, mail),
					side === 'ours' ? (zh ? '我方' : 'ours') : zh ? '客户' : 'theirs',
					due ?? when ?? (zh ? '没有日期' : 'no date'),
					cut(quote),
					at(line),
				].join('  '),
			),
		),
		section(
			zh ? '说法不一致' : 'Contradictions',
			report.contradictions.map(
				({about, values}) =>
					`${about}：${values.map(({value, line}) => `${cut(value, 40)} ${at(line)}`.trim()).join(' / ')}`,
			),
		),
		section(
			zh ? '时间线' : 'Time line',
			report.timeline.map(({date, clock, from, text}, index) =>
				[day(date, index + 1), clock, from, cut(text)].filter(Boolean).join('  '),
			),
		),
		section(
			zh ? '哪里出了问题' : 'What went wrong',
			report.mistakes.flatMap(({id, sentence, instead, quote, line}) => [
				`${id.padEnd(4)}${sentence}`,
				`    ${at(line)}  ${zh ? '“' : '“'}${cut(quote, 80)}”`,
				`    casewalk${zh ? '：' : ': '}${instead}`,
			]),
		),
		report.mistakes.length === 0 ? `\n${zh ? '没有发现处理上的问题。' : 'Nothing went wrong in this thread.'}\n` : '',
	].join('');
};
