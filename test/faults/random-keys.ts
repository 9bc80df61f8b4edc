import {alone, begin, twoGroups} from '../views/start.js';
import {dice} from '../helpers/dice.js';
import type {Verdict} from './verdict.js';

const keys = [
	...'123456789ncytusfadopeiwvmxzbhgrS=,/?[]jkl+',
	...[
		'enter',
		'tab',
		'shift+tab',
		'up',
		'down',
		'left',
		'pgup',
		'pgdn',
		'backspace',
		'esc',
		'ctrl+r',
		'ctrl+p',
		'ctrl+s',
	],
	'三台V10开头的，卡32%',
	'D',
	'许先生',
];

/** Any keys at all on the app over a real desk: nothing throws, every frame fits, and the journal read anew is what is shown. */
export const walkedAtRandom = async (count: number, seed: number): Promise<Verdict> => {
	const roll = dice(seed);
	const {app, desk, id} = await begin(alone, {acts: twoGroups, columns: 80, rows: 24});
	const pressed: string[] = [];
	const wrong: string[] = [];
	for (let n = 0; n < count && wrong.length === 0; n++) {
		const key = keys[roll(keys.length)]!;
		pressed.push(key);
		await app.press(key);
		const misfit = app.misfit();
		if (misfit) wrong.push(misfit);
		if (app.frame().includes('这一步没有成功')) wrong.push('a step threw');
	}

	const shown = JSON.stringify(desk.get().opened.get(id)?.case);
	await desk.do({do: 'look', case: id});
	if (JSON.stringify(desk.get().opened.get(id)?.case) !== shown) wrong.push('the journal tells another case');
	const frame = app.frame();
	app.unmount();
	return {
		what: `${pressed.length} keys at random (seed ${seed})`,
		figure:
			wrong.length === 0
				? 'nothing thrown, every frame fits'
				: `${wrong[0]} after ${pressed.slice(-12).join(' ')}\n${frame}`,
		goal: 'nothing thrown, every frame fits, and the journal read anew is what is shown',
		isMet: wrong.length === 0 && pressed.length === count,
	};
};
