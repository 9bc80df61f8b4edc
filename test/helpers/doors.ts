import {check} from '../../source/drafts/check.js';
import {draft} from '../../source/drafts/draft.js';
import type {Desk} from '../../source/case/view.js';
import {openFinder} from '../../source/find/finder.js';
import {takePasted} from '../../source/import/into.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import type {Doors} from '../../views/doors.js';

/** Doors of a test: a real desk and knowledge, and hands that remember what they were given. */
export const makeDoors = (desk: Desk, knowledge: Knowledge, over: Partial<Doors> = {}) => {
	const copied: string[] = [];
	const mails: string[] = [];
	const files: Array<{readonly name: string; readonly text: string}> = [];
	const find = openFinder(knowledge);
	const settings = {name: '韦亮', signature: '', hotline: '', channel: 'CDUC'};
	const doors: Doors = {
		desk,
		knowledge,
		language: 'zh',
		theme: 'plain',
		glyphs: 'unicode',
		now: () => '2026-11-22T09:30:00.000+08:00',
		notice: Promise.resolve(undefined),
		preferences: () => ({}),
		prefer: async () => undefined,
		find: query => [
			...desk
				.get()
				.cases.filter(({title, number}) => `${title ?? ''}${number ?? ''}`.includes(query))
				.map(({id, title = ''}) => ({kind: 'case' as const, id, title: {zh: title, en: title}})),
			...find(query),
		],
		draft: async asked => draft({...asked, knowledge, settings, now: doors.now()}),
		check: async ({view, kind, language, subject, text, attachments}) =>
			check(text, {knowledge, view, language, draft: {kind, subject, attachments}}),
		around: async () => ({ok: false, sentence: {zh: '找不到这个文件。', en: 'There is no such file.'}}),
		stateOf: async () => 'same',
		copy: async text => {
			copied.push(text);
			return {ok: true, how: {zh: '已复制到剪贴板', en: 'Copied'}};
		},
		saveEml: async ({name, text}) => {
			mails.push(text);
			return {ok: true, path: `/tmp/${name}.eml`};
		},
		saveFile: async ({name, text}) => {
			files.push({name, text});
			return {ok: true, path: `/tmp/${name}`};
		},
		takeThread: async ({text, case: id}) => takePasted(text, {desk, knowledge, ...(id !== undefined && {case: id})}),
		readSent: async () => ({ok: false, sentence: {zh: '没有这个文件', en: 'no such file'}}),
		edit: async text => text,
		...over,
	};
	return {doors, copied, mails, files};
};
