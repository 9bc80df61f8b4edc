import test from 'ava';
import {width} from '../../source/text/shown/width.js';
import {foldSigns, type ThemeName, type Tone, themes} from '../../views/theme.js';
import {begin, withWalk} from './start.js';

/** What terminals of a day and of a night are commonly drawn on. */
const grounds: Readonly<Record<Exclude<ThemeName, 'plain'>, readonly string[]>> = {
	dark: ['#000000', '#0c0c0c', '#1e1e1e', '#282c34', '#282a36', '#002b36', '#300a24', '#012456'],
	light: ['#ffffff', '#fafafa', '#fdf6e3', '#eff1f5', '#f2f0e9'],
};

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (hex: string): number => {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
};

for (const name of ['dark', 'light'] as const)
	test(`every text of the ${name} theme stands out 4.5 to 1 on its grounds and on the marked row`, t => {
		const {marked, frame: _, ...tones} = themes[name];
		for (const [tone, {color = marked.color!}] of Object.entries(tones)) {
			const own = tone === 'plain' || !themes[name][tone as Tone].color ? [] : grounds[name];
			for (const ground of [...own, marked.backgroundColor!])
				t.true(contrast(color, ground) >= 4.5, `${tone} on ${ground}: ${contrast(color, ground).toFixed(2)}`);
		}
	});

test('without a colour nothing is dimmed or coloured', t => {
	for (const style of Object.values(themes.plain))
		t.deepEqual(
			Object.keys(style).filter(key => !['bold', 'inverse', 'underline'].includes(key)),
			[],
		);
});

test('the marked row is told by a pointer, not by its ground alone', async t => {
	const {app, desk} = await begin(t, {acts: []});
	await desk.do({do: 'new-case', line: '|P3|建行|打印机安装失败'});
	await app.press('esc');
	const marked = () => app.lines().findIndex(line => line.startsWith(' ▸'));
	const first = marked();
	t.true(first > 0);
	await app.press('down');
	t.is(marked(), first + 1);
	await app.press('?', 'down');
	t.true(app.lines().some(line => line.startsWith('  ▸')));
});

const ways: Readonly<Record<string, readonly string[]>> = {
	step: [],
	note: ['n'],
	howto: ['1', 'h'],
	facts: ['f'],
	contact: ['o'],
	'first response': ['d', '1'],
	timeline: ['i'],
	settings: [','],
	palette: ['?'],
	finder: ['/'],
	home: ['esc'],
};

for (const language of ['zh', 'en'] as const)
	test(`with ASCII signs no screen in ${language} shows one whose width depends on the font`, async t => {
		const {app, id} = await withWalk(t, {doors: {glyphs: 'ascii'}});
		for (const [name, keys] of Object.entries(ways)) {
			await app.press(...keys);
			const odd = [...app.frame()].filter(sign => sign > '~' && width(sign) < 2 && sign !== '\n');
			t.deepEqual([...new Set(odd)], [], `${name}\n${app.frame()}`);
			t.is(app.misfit(), undefined);
			app.where.set({case: id, cases: {}, recent: [id]});
			await app.settle();
		}
	});

test('folded text takes as many cells as before', t => {
	const text = '“卡在 32%…” — 约 15×3 分钟 · ‘重启’ → 回滚 ▸●✓│─├';
	t.is(width(foldSigns(text)), width(text));
	t.is(foldSigns('纯中文，不变。KB4490628'), '纯中文，不变。KB4490628');
});
