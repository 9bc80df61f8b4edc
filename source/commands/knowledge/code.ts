import {type CodeLookUp, lookUpCode} from '../../knowledge/code.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {ofTeam, sourcesOf} from './sources.js';
import {aligned, json, listed} from '../table.js';

type Options = Io & {readonly knowledge: Knowledge};

const written = ({token, verdict, code, entry, parts}: CodeLookUp, {language, knowledge}: Options): string => {
	const zh = language === 'zh';
	if (verdict === 'malformed' || !parts) {
		const asked = zh
			? '不是错误代码：请核对写法，例如 casewalk code 0x80070005'
			: 'no error code: check its spelling, as in casewalk code 0x80070005';
		return aligned([[token, asked]], '');
	}

	const win32 = parts.win32 === null ? '' : `  Win32 ${parts.win32}`;
	const head = entry
		? [code!, entry.symbol, ...ofTeam(knowledge, 'codes', entry.id, language)]
		: [code!, zh ? '未收录' : 'unknown'];
	const numbered = (texts: ReadonlyArray<{zh: string; en: string}>) =>
		texts.map((text, index) => `${index + 1}. ${text[language]}`);

	return (
		aligned([head], '') +
		listed([
			[zh ? '含义' : 'Meaning', entry?.meaning[language]],
			[zh ? '来自' : 'Raised by', `${parts.facility[language]}${win32}`],
			[zh ? '其他写法' : 'Also written', `${parts.signed}  ${parts.unsigned}`],
			[zh ? '常见原因' : 'Causes', entry ? numbered(entry.causes) : undefined],
			[zh ? '下一步' : 'Next', entry ? numbered(entry.next) : undefined],
			[zh ? '可忽略' : 'Noise', entry?.noise?.[language]],
			[zh ? '操作说明' : 'How-to', entry?.howto?.map(id => `${id}  ${knowledge.howto[id]?.title[language] ?? ''}`)],
			...(entry ? sourcesOf(entry, language) : []),
		])
	);
};

const said = ({token, verdict, code, entry, parts}: CodeLookUp) => ({
	schema: 1,
	token,
	verdict,
	code,
	symbol: entry?.symbol ?? null,
	meaning: entry?.meaning ?? null,
	facility: parts?.facility ?? null,
	win32: parts?.win32 ?? null,
	unsigned: parts?.unsigned ?? null,
	signed: parts?.signed ?? null,
	causes: entry?.causes ?? [],
	next: entry?.next ?? [],
	noise: entry?.noise ?? null,
	howto: entry?.howto ?? [],
	sources: entry?.sources ?? [],
	confidence: entry?.confidence ?? null,
	reviewed: entry?.reviewed ?? null,
});

/** `Error 5` comes from the shell as two words: together they may be one code where apart they are none. */
const lookUpAll = (words: readonly string[], knowledge: Knowledge): CodeLookUp[] => {
	const each = words.map(word => lookUpCode(word, knowledge));
	if (words.length < 2 || each.every(({verdict}) => verdict !== 'malformed')) return each;
	const whole = lookUpCode(words.join(' '), knowledge);
	return whole.verdict === 'malformed' ? each : [whole];
};

/** `casewalk code CODE…`: what each means, in any spelling; 1 when one is no code or unknown. */
export const code = async (words: readonly string[], options: Options): Promise<ExitCode> => {
	const tokens = words.filter(word => word.trim() !== '');
	if (tokens.length === 0)
		return refuse(
			options,
			options.language === 'zh' ? '没有给出错误代码。' : 'No error code given.',
			'casewalk code 0x80070005',
		);
	const looked = lookUpAll(tokens, options.knowledge);
	if (options.json) {
		const all = looked.map(said);
		options.write(json(all.length === 1 ? all[0] : all));
	} else options.write(looked.map(one => written(one, options)).join('\n'));
	return looked.every(({verdict}) => verdict === 'known') ? 0 : 1;
};
