import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {temporaryFolder} from '../helpers/folder.js';
import {defaultSettings, openSettings, settingsFrom} from '../../source/settings.js';

const folder = () => temporaryFolder('settings');

const open = async (at: string) => {
	const opened = await openSettings(at);
	if ('fault' in opened) throw new Error(opened.detail);
	return opened;
};

test('without a file the defaults hold and nothing is written', async t => {
	const at = folder();
	const {settings, damaged} = await open(at);
	t.deepEqual(settings, defaultSettings);
	t.is(damaged, undefined);
	t.deepEqual(readdirSync(at), []);
});

test('what was changed is there at the next start', async t => {
	const at = folder();
	const {change} = await open(at);
	t.like(await change({language: 'en', name: '李霞', uploadChannel: 'CDUC'}), {ok: true});
	t.like(await change({lastCase: 'c1'}), {ok: true});
	t.deepEqual((await open(at)).settings, {
		...defaultSettings,
		language: 'en',
		name: '李霞',
		uploadChannel: 'CDUC',
		lastCase: 'c1',
	});
});

test('two starts keep each other’s changes', async t => {
	const at = folder();
	const [one, two] = [await open(at), await open(at)];
	await one.change({name: '甲'});
	await two.change({hotline: '800'});
	t.like((await open(at)).settings, {name: '甲', hotline: '800'});
});

for (const [what, text] of [
	['cut short', '{"name": "李'],
	['empty', ''],
	['no object', '[1, 2]'],
] as const) {
	test(`a file that is ${what} is kept aside, and the defaults are used`, async t => {
		const at = folder();
		writeFileSync(join(at, 'settings.json'), text);
		const {settings, damaged, change} = await open(at);
		t.deepEqual(settings, defaultSettings);
		t.is(readFileSync(damaged!, 'utf8'), text);
		t.regex(damaged!, /settings\.json\.damaged-/);
		t.like(await change({name: '乙'}), {ok: true});
		t.is((await open(at)).settings.name, '乙');
	});
}

test('a value of another kind counts as not said, and the others stay', t => {
	t.deepEqual(settingsFrom({language: 'fr', theme: 7, name: '李霞', __proto__: {hotline: '1'}, constructor: 'x'}), {
		...defaultSettings,
		name: '李霞',
	});
	t.deepEqual(settingsFrom(null), defaultSettings);
});

test('what a newer casewalk keeps in the file stays in it', async t => {
	const at = folder();
	writeFileSync(join(at, 'settings.json'), '{"name": "李霞", "later.on": "x"}');
	await (await open(at)).change({theme: 'dark'});
	t.deepEqual(JSON.parse(readFileSync(join(at, 'settings.json'), 'utf8')), {
		name: '李霞',
		'later.on': 'x',
		theme: 'dark',
	});
});

test('the file is for its owner alone', async t => {
	const at = folder();
	await (await open(at)).change({name: '李霞'});
	t.is(statSync(join(at, 'settings.json')).mode & 0o777, 0o600);
});
