import test from 'ava';
import {changeSettings} from '../../../source/commands/settings.js';
import {openSettings, settingsFrom} from '../../../source/settings.js';
import {makeHome} from '../../helpers/home.js';
import {recorded} from '../../helpers/output.js';

const open = async (folder: string) => {
	const opened = await openSettings(folder);
	if (!('settings' in opened)) throw new Error(opened.detail);
	let settings = opened.settings;
	return {
		settings: () => settings,
		prefer: async (news: object) => {
			const done = await opened.change(settingsFrom({...settings, ...news}));
			if (!done.ok) return {zh: '没有写入', en: 'not written'};
			settings = done.settings;
			return undefined;
		},
	};
};

test('a setting is written, shown, and there at the next start', async t => {
	const home = makeHome(t);
	const first = recorded();
	t.is(await changeSettings('uploadChannel', 'CDUC', {...first, ...(await open(home))}), 0);
	const second = recorded();
	t.is(await changeSettings(undefined, undefined, {...second, ...(await open(home))}), 0);
	t.regex(second.out(), /uploadChannel +CDUC/);
});

test('a setting nobody has, and a value it cannot take, are sentences', async t => {
	const home = makeHome(t);
	const unknown = recorded();
	t.is(await changeSettings('colour', 'red', {...unknown, ...(await open(home))}), 2);
	t.regex(unknown.err(), /没有设置 colour/);
	const wrong = recorded();
	t.is(await changeSettings('theme', 'pink', {...wrong, ...(await open(home))}), 1);
	t.regex(wrong.err(), /theme 不能是 pink/);
});
