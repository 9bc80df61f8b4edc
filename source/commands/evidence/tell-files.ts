import type {Analysis, FileReport} from '../../evidence/report/report.js';
import type {Language} from '../../text/both.js';
import {hanging, moment, paragraph} from './lay.js';
import {sayer} from './words.js';

const colon = (language: Language) => (language === 'zh' ? '：' : ': ');

/** Rows kept of a list that a log can make long. */
const most = 8;

/** One file: what it is, what time it covers, and what stands in it besides findings. */
export const tellFile = (file: FileReport, name: string, language: Language): string => {
	const say = sayer(language);
	const head = paragraph(name, 2);
	const error = file.error ? paragraph(file.error[language], 4) : '';
	if (file.error && file.lines === 0) return `${head}${error}`;
	if (file.sameAs !== undefined) return `${head}${hanging(say('twin'), file.sameAs, 4)}`;

	const offset = file.utcOffset ? ` (UTC${file.utcOffset})` : '';
	const bom = file.bom ? ' BOM' : '';
	const rows = [`${file.kind}, ${file.encoding}${bom}, ${file.lines} ${say('lines')}`];
	if (file.from !== null) rows.push(`${moment(file.from)} – ${moment(file.to)}${offset}`);
	const put = (word: Parameters<typeof say>[0], text: string) => rows.push(`${say(word)}${colon(language)}${text}`);

	if (file.kind === 'cbs' || file.servicingStacks.length > 0)
		put('stack', file.servicingStacks.join(', ') || say('unknown'));
	if (file.sessions.total > 0) {
		const clients = Object.entries(file.sessions.byClient).map(([client, count]) => `${client} ${count}`);
		put('sessions', `${file.sessions.total} (${clients.slice(0, most).join(', ')})`);
	}

	const codes = file.codes
		.slice(0, 12)
		.map(({hresult, count, noise}) => `${hresult} × ${count}${noise ? ` ${say('noise')}` : ''}`);
	if (codes.length > 0) put('codes', codes.join(', '));
	if (file.root) put('root', `${file.root.status}, ${say('line')} ${file.root.line}`);
	for (const {from, to, seconds} of file.hangs.slice(0, most))
		put('hang', `${moment(from)} – ${moment(to)} (${Math.round(seconds / 60)} min)`);
	for (const {percent, at, before} of file.shown.filter(({before}) => before !== 'end').slice(-3))
		if (percent < 100) put('shown', `${percent} %, ${moment(at)} → ${before}`);
	if (file.dism) {
		const {host, target, levels} = file.dism;
		if (host) put('runsOn', host);
		if (target && target !== host) put('image', target);
		put(
			'levels',
			Object.entries(levels)
				.map(([level, count]) => `${level} ${count}`)
				.join(', '),
		);
	}

	if (file.checksur) {
		const {found, fixed, items} = file.checksur;
		if (found !== null) put('found', `${found}, ${say('fixed')} ${fixed ?? 0}`);
		for (const {what, code, kb, line} of items.filter(({open}) => open).slice(0, most))
			put('open', [what, code, kb, `(${say('line')} ${line})`].filter(Boolean).join(' '));
	}

	if (file.procmon) {
		for (const {process, path, result, operations, count, line} of file.procmon.denied.slice(0, most))
			put('denied', `${process} ${operations.join('/')} ${path} ${result} × ${count} (${say('line')} ${line})`);
		if (file.procmon.thirdParty.length > 0) put('thirdParty', file.procmon.thirdParty.slice(0, 12).join(', '));
	}

	return `${head}${error}${rows.map(row => paragraph(row, 4)).join('')}`;
};

/** What the logs leave unseen, with the sentence that asks for it; the same asked once. */
export const tellGaps = ({gaps, devices}: Analysis, name: (file: string) => string, language: Language): string => {
	const byAsk = Map.groupBy(gaps, ({ask}) => ask.en);
	return [...byAsk.values()]
		.map(group => {
			const whys = [...Map.groupBy(group, ({why}) => why.en).values()].map(same => {
				const about = same.map(({device, file}) =>
					devices.length > 1 && device !== null ? device : file && name(file),
				);
				const whose = [...new Set(about.filter(Boolean))].slice(0, most).join(', ');
				return `${whose ? paragraph(whose, 2) : ''}${paragraph(same[0]!.why[language], 4)}`;
			});
			return `${whys.join('')}${hanging('→ ', group[0]!.ask[language], 4)}`;
		})
		.join('');
};
