import {allowed, defaultSettings, type Settings} from '../settings.js';
import type {Both} from '../text/both.js';
import {visibleLine} from '../text/shown/visible.js';
import {refuse} from './case/case-ref.js';
import type {ExitCode, Io} from './io.js';
import {aligned, json} from './table.js';

type Options = Io & {
	readonly settings: () => Settings;
	readonly prefer: (news: Partial<Settings>) => Promise<Both | undefined>;
};

const names = Object.keys(defaultSettings).filter(name => name !== 'lastCase');

/** `casewalk settings [NAME [VALUE]]`: shows the preferences, or writes one; an empty VALUE forgets it. */
export const changeSettings = async (
	name: string | undefined,
	value: string | undefined,
	options: Options,
): Promise<ExitCode> => {
	const {settings, prefer, language, write} = options;
	if (name !== undefined && !names.includes(name)) {
		const shown = visibleLine(name);
		return refuse(
			options,
			language === 'zh' ? `没有设置 ${shown}。` : `There is no setting ${shown}.`,
			names.join(' '),
		);
	}

	if (name !== undefined && value !== undefined) {
		const refused = await prefer({[name]: value});
		if (refused) return refuse(options, refused[language], '', 1);
		if (settings()[name as keyof Settings] !== value) {
			return refuse(
				options,
				language === 'zh' ? `${name} 不能是 ${visibleLine(value)}。` : `${name} cannot be ${visibleLine(value)}.`,
				allowed[name as keyof Settings]?.join(' ') ?? '',
				1,
			);
		}
	}

	const now = settings();
	const shown = (name === undefined ? names : [name]) as ReadonlyArray<keyof Settings>;
	if (options.json) write(json({schema: 1, ...Object.fromEntries(shown.map(key => [key, now[key]]))}));
	else
		write(
			aligned(
				shown.map(key => [key, visibleLine(now[key])]),
				'',
			),
		);
	return 0;
};
