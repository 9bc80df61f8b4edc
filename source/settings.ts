import {existsSync, readFileSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import {fault, faultOf} from './store/faults.js';
import {makeFile, makeFolder} from './store/folder.js';
import type {StoreFault} from './store/store.js';

/** What a person prefers, and nothing else: a case never depends on it. Empty where it was not said. */
export type Settings = {
	readonly language: 'zh' | 'en';
	readonly theme: 'auto' | 'dark' | 'light';
	/** Frames and signs; ascii for consoles whose font draws them two cells wide. */
	readonly glyphs: 'auto' | 'unicode' | 'ascii';
	/** The engineer's own name, as author of events and below a mail. */
	readonly name: string;
	readonly signature: string;
	readonly hotline: string;
	/** Where customers upload logs, e.g. CDUC. */
	readonly uploadChannel: string;
	/** The folder of the team's own knowledge, laid over the shipped one. */
	readonly teamKnowledge: string;
	readonly lastCase: string;
};

export const defaultSettings: Settings = {
	language: 'zh',
	theme: 'auto',
	glyphs: 'auto',
	name: '',
	signature: '',
	hotline: '400',
	uploadChannel: '',
	teamKnowledge: '',
	lastCase: '',
};

export const allowed: Partial<Record<keyof Settings, readonly string[]>> = {
	language: ['zh', 'en'],
	theme: ['auto', 'dark', 'light'],
	glyphs: ['auto', 'unicode', 'ascii'],
};

/** The settings in a value from outside: what is not one of ours, or not of its kind, counts as not said. */
export const settingsFrom = (value: unknown): Settings => {
	const said = value !== null && typeof value === 'object' ? Object.entries(value) : [];
	const fits = ([key, item]: [string, unknown]) =>
		Object.hasOwn(defaultSettings, key) &&
		typeof item === 'string' &&
		(allowed[key as keyof Settings]?.includes(item) ?? true);
	return {...defaultSettings, ...Object.fromEntries(said.filter(fits))};
};

export type OpenSettings = {
	readonly settings: Settings;
	/** There was no file: nothing was ever preferred. */
	readonly isFirst: boolean;
	/** The file that could not be read and was kept aside: the settings are the defaults. */
	readonly damaged?: string;
	/** Writes what changed; gives the settings as they are then, which hold for this start also when the disk is full. */
	readonly change: (news: Partial<Settings>) => Promise<{readonly ok: true; readonly settings: Settings} | StoreFault>;
};

const isReadable = (file: string): boolean => {
	try {
		const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return value !== null && typeof value === 'object' && !Array.isArray(value);
	} catch {
		return false;
	}
};

const keepAside = (file: string, now: Date): string => {
	const aside = `${file}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
	renameSync(file, aside);
	return aside;
};

/**
Opens the preferences of a data folder. A file that is lost means the defaults; one that is damaged is kept aside, and the
defaults are used: preferences never stand between an engineer and a case.
*/
export const openSettings = async (folder: string, now = new Date()): Promise<OpenSettings | StoreFault> => {
	const file = join(folder, 'settings.json');

	try {
		const isFirst = !existsSync(file);
		const damaged = existsSync(file) && !isReadable(file) ? keepAside(file, now) : undefined;
		const said: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
		let settings = settingsFrom(said);

		return {
			settings,
			isFirst,
			...(damaged === undefined ? {} : {damaged}),
			async change(news) {
				try {
					makeFolder(folder);
					const {default: Conf} = await import('conf');
					const conf = new Conf<Record<string, string>>({
						projectName: 'casewalk',
						cwd: folder,
						configName: 'settings',
						configFileMode: 0o600,
						accessPropertiesByDotNotation: false,
					});
					const wanted = settingsFrom({...settings, ...news});
					conf.set(Object.fromEntries(Object.keys(news).map(key => [key, wanted[key as keyof Settings]])));
					makeFile(file);
					settings = wanted;
					// On a full disk conf reports success for a file that it cut short.
					return isReadable(file) ? {ok: true, settings} : fault('full', `${file} was not written whole`);
				} catch (error) {
					return error instanceof SyntaxError ? fault('damaged', error.message) : faultOf(error);
				}
			},
		};
	} catch (error) {
		return faultOf(error);
	}
};
