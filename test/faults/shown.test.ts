import test from 'ava';
import {leakIn} from './hostile-text.js';
import {walkedAtRandom} from './random-keys.js';
import {drawn, escaped, printed} from './shown.js';
import type {Verdict} from './verdict.js';

const seed = Math.floor(Math.random() * 2 ** 31);

const holds = test.macro(async (t, measure: () => Promise<Verdict>) => {
	const {what, figure, goal, isMet} = await measure();
	t.log(`${what}: ${figure}`);
	t.true(isMet, `${what}: ${figure}; the goal: ${goal}`);
});

test.serial('no string gets through the edge and acts, and every one can be read back', holds, () =>
	escaped(5000, seed),
);
test.serial('no screen lets data act on the terminal', holds, () => drawn(3, seed));
test.serial('no plain command lets data act on the terminal', holds, () => printed(3, seed));
test.serial('any keys at all: nothing throws, every frame fits, and the journal tells the same case', holds, () =>
	walkedAtRandom(500, seed),
);

for (const leak of ['\u001B[38;5;201m', '\u001B]8;;x', '\u009B', '\u202E', '\r', '\u200B', '\u{E0041}', '\uD800'])
	test(`a frame that carries ${JSON.stringify(leak)} is told`, t => {
		t.is(leakIn('\u001B[?25lplain\n'), undefined);
		t.truthy(leakIn(`\u001B[?25lplain ${leak} text\n`));
	});
