import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {lookUpCode} from '../../knowledge/code.js';
import {lookUpKb} from '../../knowledge/kb.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {type SkeletonKind, skeletonKinds, skeletons} from '../../knowledge/writing/skeleton.js';
import type {Both} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {json} from '../table.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** The team's folder, or a checkout's own; undefined when there is neither. */
	readonly folder: string | undefined;
	readonly today: string;
};

const wrong = {
	kind: {zh: '没有这种知识。', en: 'There is no such kind of knowledge.'},
	id: {zh: '这个编号不能用。', en: 'This id cannot be.'},
	folder: {zh: '不知道写到哪里。', en: 'There is no folder to write to.'},
	there: {zh: '文件已经存在，没有改动：', en: 'The file is there already and was left alone: '},
	write: {zh: '无法写入：', en: 'Cannot be written: '},
} as const satisfies Record<string, Both>;

const hints: Readonly<Record<SkeletonKind, string>> = {
	kb: 'casewalk knowledge new kb KB4490628',
	code: 'casewalk knowledge new code 0x80070005',
	howto: 'casewalk knowledge new howto check-store',
	tree: 'casewalk knowledge new tree ssu-check',
	rule: 'casewalk knowledge new rule cbs-rollback',
	hypothesis: 'casewalk knowledge new hypothesis late-service',
};

/** The id as a file carries it, from any spelling; undefined when it is none. */
const idOf = (kind: SkeletonKind, typed: string, knowledge: Knowledge): string | undefined => {
	if (kind === 'kb') {
		const {token, verdict} = lookUpKb(typed, knowledge);
		return verdict === 'malformed' ? undefined : token;
	}

	if (kind === 'code') return lookUpCode(typed, knowledge).code ?? undefined;
	return /^[a-z0-9][a-z0-9.-]*$/.test(typed) && !typed.endsWith('.cases') ? typed : undefined;
};

/**
 * `casewalk knowledge new KIND ID [--dir DIR]`: writes a commented skeleton and the schema its editor reads. 1 when a file
 * is there already, which is never overwritten; 2 for a wrong kind, id or folder.
 */
export const newKnowledge = async (kind: string, typed: string, options: Options): Promise<ExitCode> => {
	const {knowledge, folder, today, language, write} = options;
	const zh = language === 'zh';
	if (!(skeletonKinds as readonly string[]).includes(kind))
		return refuse(options, wrong.kind[language], skeletonKinds.join(' '));
	const known = kind as SkeletonKind;
	const id = idOf(known, typed, knowledge);
	if (id === undefined) return refuse(options, wrong.id[language], hints[known]);
	if (folder === undefined) {
		const hint = zh
			? '用 --dir 给出文件夹，或设置 CASEWALK_KNOWLEDGE。'
			: 'Name one with --dir, or set CASEWALK_KNOWLEDGE.';
		return refuse(options, wrong.folder[language], hint);
	}

	const files = skeletons(known, id, today).map(one => ({...one, path: join(folder, one.file)}));
	const there = files.find(({path}) => existsSync(path));
	if (there) {
		const sentence = `${wrong.there[language]}${visibleLine(there.path)}`;
		refuse(options, sentence, zh ? '直接修改它，或换一个编号。' : 'Edit it, or take another id.');
		return 1;
	}

	const {jsonSchema} = await import('../../knowledge/writing/json-schema.js');
	try {
		for (const {path, schema, text} of files) {
			mkdirSync(dirname(path), {recursive: true});
			writeFileSync(path, text, {flag: 'wx'});
			const schemaFile = join(folder, 'schemas', `${schema}.json`);
			const content = jsonSchema(schema as Parameters<typeof jsonSchema>[0]);
			if (existsSync(schemaFile) && readFileSync(schemaFile, 'utf8') === content) continue;
			mkdirSync(dirname(schemaFile), {recursive: true});
			writeFileSync(schemaFile, content);
		}
	} catch (error) {
		return refuse(options, `${wrong.write[language]}${visibleLine((error as Error).message)}`, visibleLine(folder));
	}

	if (options.json) write(json({schema: 1, files: files.map(({path}) => path)}));
	else {
		write(files.map(({path}) => `${visibleLine(path)}\n`).join(''));
		write(
			zh
				? `把每个 ___ 换成内容，然后：casewalk knowledge lint ${visibleLine(folder)}\n`
				: `Put something for every ___, then: casewalk knowledge lint ${visibleLine(folder)}\n`,
		);
	}

	return 0;
};
