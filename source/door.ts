import {randomBytes} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {resolve} from 'node:path';
import process from 'node:process';
import {type DeskDoors, openDesk} from './case/desk.js';
import type {Desk} from './case/view.js';
import {holdBack} from './drafts/may-leave.js';
import {readEvidence} from './evidence/read.js';
import {noKnowledge} from './knowledge/overlay.js';
import type {Knowledge} from './knowledge/schema.js';
import {defaultSettings, openSettings, type Settings} from './settings.js';
import {dataFolder} from './store/folder.js';
import {brokenAt} from './store/hash.js';
import {openSqlite, type SqliteStore} from './store/sqlite.js';
import type {StoreFault} from './store/store.js';
import type {Both, Language} from './text/both.js';
import {type Instant, instantAt} from './text/time.js';

/** The one place that looks at a clock: the instant now, at the offset of this machine. */
export const now = (): Instant => instantAt(Date.now(), -new Date().getTimezoneOffset());

/** 64 random bits as hex: unique across the terminals and machines of a team. */
export const newId = (): string => randomBytes(8).toString('hex');

export const home = (): string => dataFolder(process.env, process.platform, homedir());

/** What `--lang`, the environment or the preferences say; Chinese when nobody does. */
export const languageOf = (argv: readonly string[], preferred?: Language): Language => {
	const flag =
		argv.find((_, index) => argv[index - 1] === '--lang') ?? argv.find(one => one.startsWith('--lang='))?.slice(7);
	const wish = flag ?? process.env['CASEWALK_LANG'] ?? preferred;
	return wish === 'en' ? 'en' : 'zh';
};

export type Known = {
	readonly knowledge: Knowledge;
	/** What is wrong with the team's folder, as file:line:column sentences; the shipped knowledge works all the same. */
	readonly problems: readonly string[];
};

/** The team's folder, as the environment or the preferences name it. */
const teamFolder = async (): Promise<string> => {
	const preferences = await openSettings(home());
	return process.env['CASEWALK_KNOWLEDGE'] ?? ('settings' in preferences ? preferences.settings.teamKnowledge : '');
};

/** The compiled knowledge, parsed when something of it is first wanted: the case list is drawn without it. */
const whenWanted = (file: URL): Knowledge => {
	let read: Knowledge | undefined;
	const whole = () => {
		read ??= JSON.parse(readFileSync(file, 'utf8')) as Knowledge;
		return read;
	};

	const sections = Object.keys(noKnowledge) as Array<keyof Knowledge>;
	return Object.defineProperties(
		{},
		Object.fromEntries(sections.map(section => [section, {enumerable: true, get: () => whole()[section]}])),
	) as Knowledge;
};

/** The shipped knowledge, with the sound entries of a team's own folder over it. */
export const loadKnowledge = async (bundle: URL, named?: string): Promise<Known> => {
	const folder = named ?? (await teamFolder());
	const shipped = whenWanted(new URL('knowledge.json', bundle));
	if (!folder) return {knowledge: shipped, problems: []};
	if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory())
		return {knowledge: shipped, problems: [`${folder}: no such folder`]};
	const {compileKnowledge} = await import('./knowledge/compile.js');
	const {sound, problems} = compileKnowledge(resolve(folder), {name: folder.replace(/[/\\]+$/, ''), base: shipped});
	return {knowledge: sound, problems};
};

const faults: Record<StoreFault['fault'], Both> = {
	full: {
		zh: '磁盘已满，无法打开案例库；请腾出空间后重试。',
		en: 'The disk is full and the store cannot be opened: free some space and try again.',
	},
	newer: {
		zh: '案例库由更新的 casewalk 写成；请升级 casewalk。',
		en: 'The store was written by a newer casewalk: upgrade casewalk.',
	},
	damaged: {
		zh: '案例库已损坏，未做任何改动；请先复制数据文件夹再处理：',
		en: 'The store is damaged and was left alone: copy the data folder before anything else:',
	},
	busy: {zh: '另一个程序正占用案例库，请稍后重试。', en: 'Another process holds the store: try again in a moment.'},
	denied: {
		zh: '没有读写数据文件夹的权限，请检查：',
		en: 'The data folder cannot be read or written, check its rights:',
	},
	failed: {zh: '案例库无法打开：', en: 'The store cannot be opened:'},
};

export type OpenedDoor = {
	readonly desk: Desk;
	/** As they are now. */
	readonly settings: () => Settings;
	/** Nothing was ever preferred here. */
	readonly isFirst: () => boolean;
	/** Writes what changed; a sentence when it could not be written. */
	readonly prefer: (news: Partial<Settings>) => Promise<Both | undefined>;
	/** What a person must know of the store and the preferences; looked up when it is asked for, after the first frame. */
	readonly notice: () => Promise<Both | undefined>;
};

/** Acknowledged events that are no longer there are said, never passed over. */
const noticeOf = async (store: SqliteStore, folder: string, damaged: string | undefined): Promise<Both | undefined> => {
	const checked = await store.check();
	const lost = checked.ok ? checked.lost : [];
	if (lost.length > 0) {
		return {
			zh: `有${lost.length}个案例丢失了已保存的记录；请先复制数据文件夹 ${folder}，再用其中的 snapshots 核对。`,
			en: `Saved records of ${lost.length} case(s) are gone: copy the data folder ${folder} first, then compare with its snapshots.`,
		};
	}

	return damaged === undefined
		? undefined
		: {
				zh: `偏好设置已损坏，改用默认值；原文件留在 ${damaged}。`,
				en: `The preferences were damaged, defaults are used; the file was kept as ${damaged}.`,
			};
};

/** Another data folder, clock or reader of evidence than one's own. */
type Elsewhere = {
	/** For a screen: the archived cases are read after its first frame. */
	readonly isLater?: boolean;
	readonly folder?: string;
	readonly clock?: () => Instant;
	readonly analyze?: DeskDoors['analyze'];
};

/** Opens the store and the desk over it; `refused` is one sentence for a person. */
export const openDoor = async (
	knowledge: Knowledge,
	bundle: URL,
	{
		folder = home(),
		isLater = false,
		clock = now,
		analyze = readEvidence(new URL('analyze-worker.js', bundle), knowledge),
	}: Elsewhere = {},
): Promise<OpenedDoor | {readonly refused: Both}> => {
	// Preferences never stand between an engineer and a case: what cannot be read counts as not said.
	const preferences = await openSettings(folder);
	let settings = 'settings' in preferences ? preferences.settings : defaultSettings;
	let isFirst = 'settings' in preferences && preferences.isFirst;
	const store = await openSqlite(folder);
	if ('fault' in store) {
		const {zh, en} = faults[store.fault];
		const place = store.fault === 'newer' || store.fault === 'busy' || store.fault === 'full' ? '' : ` ${folder}`;
		return {refused: {zh: `${zh}${place}`, en: `${en}${place}`}};
	}

	const desk = await openDesk({
		store,
		knowledge,
		now: clock,
		newId,
		author: settings.name || userInfo().username,
		session: newId(),
		brokenAt,
		analyze,
		async together(files, machine) {
			const {together} = await import('./evidence/together.js');
			return together(files, knowledge.rules, machine);
		},
		hold: holdBack(knowledge),
		isLater,
		later: work => void setTimeout(work, 500).unref(),
	});
	const damaged = 'settings' in preferences ? preferences.damaged : undefined;
	return {
		desk,
		settings: () => settings,
		isFirst: () => isFirst,
		async prefer(news) {
			const changed = 'change' in preferences ? await preferences.change(news) : preferences;
			if (!changed.ok)
				return {zh: '设置没有写入，请检查数据文件夹。', en: 'The settings were not written: check the data folder.'};
			settings = changed.settings;
			isFirst = false;
			return undefined;
		},
		notice: () => noticeOf(store, folder, damaged),
	};
};
