import test from 'ava';
import {dataFolder} from '../../../source/store/folder.js';

const lies = test.macro({
	exec(t, environment: Record<string, string>, platform: string, home: string, expected: string) {
		t.is(dataFolder(environment, platform, home), expected);
	},
	title: (given = '') => given,
});

test('CASEWALK_HOME overrides', lies, {CASEWALK_HOME: '/x', XDG_DATA_HOME: '/y'}, 'linux', '/home/li', '/x');
test(
	'an empty CASEWALK_HOME is none',
	lies,
	{CASEWALK_HOME: ''},
	'linux',
	'/home/li',
	'/home/li/.local/share/casewalk',
);
test('XDG_DATA_HOME counts', lies, {XDG_DATA_HOME: '/data'}, 'linux', '/home/li', '/data/casewalk');
test('a relative XDG_DATA_HOME does not', lies, {XDG_DATA_HOME: 'd'}, 'linux', '/h', '/h/.local/share/casewalk');
test('macOS has its own place', lies, {}, 'darwin', '/Users/li', '/Users/li/Library/Application Support/casewalk');
test(
	'Windows: the local profile, never the roaming one',
	lies,
	{LOCALAPPDATA: 'C:\\Users\\李\\AppData\\Local', APPDATA: 'C:\\Users\\李\\AppData\\Roaming'},
	'win32',
	'C:\\Users\\李',
	'C:\\Users\\李\\AppData\\Local\\casewalk',
);
test('Windows without LOCALAPPDATA', lies, {}, 'win32', 'C:\\Users\\li', 'C:\\Users\\li\\AppData\\Local\\casewalk');
