import test from 'ava';
import {begin, twoGroups} from './start.js';

const keys = [
	...'123456789ncytusfadopeiwvmxzbhg/?[]jkl+r',
	...['enter', 'tab', 'shift+tab', 'up', 'down', 'left', 'pgup', 'pgdn', 'backspace', 'esc', 'ctrl+r', 'ctrl+p'],
	'三台V10开头的，卡32%',
	'D',
	'许先生',
];

/** A small generator, so that a failing walk can be walked again from its printed seed. */
const dice = (seed: number) => {
	let state = seed;
	return (sides: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
};

test('any keys at all: nothing throws, every frame fits, and the journal tells the same case', async t => {
	const seed = Math.floor(Math.random() * 2 ** 31);
	t.log(`seed ${seed}`);
	const roll = dice(seed);
	const {app, desk, id} = await begin(t, {acts: twoGroups, columns: 80, rows: 24});
	const pressed: string[] = [];
	for (let n = 0; n < 250; n++) {
		const key = keys[roll(keys.length)]!;
		pressed.push(key);
		await app.press(key);
		const told = `seed ${seed}, after ${pressed.slice(-12).join(' ')}\n${app.frame()}`;
		t.false(app.frame().includes('这一步没有成功'), told);
		if (app.misfit()) t.fail(`${app.misfit()}\n${told}`);
	}

	const shown = JSON.stringify(desk.get().opened.get(id)?.case);
	await desk.do({do: 'look', case: id});
	t.is(JSON.stringify(desk.get().opened.get(id)?.case), shown);
});
