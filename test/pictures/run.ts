// The README's pictures: the real app on the demo case, in a terminal that exists in memory. `npm run pictures` draws them anew.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {root} from '../helpers/root.js';
import {openTerminal} from '../helpers/terminal.js';
import {type Colours, svgOf} from './svg.js';
import {ways} from './ways.js';

const folder = process.argv[2] ?? join(root, 'pictures');
const [columns, rows] = (process.env['PICTURE_SIZE'] ?? '100x30').split('x').map(Number);
const grounds: Readonly<Record<string, Colours>> = {
	dark: {ground: '#16191d', text: '#d7dce2', frame: '#3a4149'},
	light: {ground: '#fbfbf9', text: '#24292f', frame: '#d0d4d9'},
};

const theme = process.env['PICTURE_THEME'] ?? 'dark';
mkdirSync(folder, {recursive: true});
for (const language of ['zh', 'en'] as const)
	for (const way of ways) {
		const home = mkdtempSync(join(tmpdir(), 'casewalk-picture-'));
		const terminal = openTerminal({
			home,
			columns,
			rows,
			arguments: [...(way.isDemo === false ? [] : ['--demo']), '--lang', language],
			environment: {
				TMPDIR: home,
				COLORTERM: 'truecolor',
				COLORFGBG: theme === 'light' ? '0;15' : '15;0',
				...(theme === 'plain' && {NO_COLOR: '1'}),
				...(process.env['PICTURE_GLYPHS'] && {CASEWALK_GLYPHS: process.env['PICTURE_GLYPHS']}),
			},
		});
		try {
			for (const {press, shows} of way.steps) {
				if (press) terminal.press(press);
				await terminal.shows(shows[language]);
				// Keys of one read may come as one text.
				await terminal.rests();
			}

			const name = `${way.name}.${language}.svg`;
			const colours = grounds[theme === 'light' ? 'light' : 'dark']!;
			writeFileSync(join(folder, name), svgOf(terminal.cells().slice(0, -1), way.title[language], colours));
			console.log(name);
		} finally {
			terminal.kill();
			await terminal.ended;
			rmSync(home, {recursive: true, force: true});
		}
	}
