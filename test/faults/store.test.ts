import test from 'ava';
import {filled} from './full.js';
import {killed, killedInSnapshots, ledOn, started, together} from './processes.js';
import {rotten} from './rot.js';
import type {Verdict} from './verdict.js';

const holds = test.macro(async (t, measure: () => Promise<Verdict>) => {
	const {what, figure, goal, isMet} = await measure();
	t.log(`${what}: ${figure}`);
	t.true(isMet, `${what}: ${figure}; the goal: ${goal}`);
});

test.serial('killed in the middle of appends, no acknowledged event is lost', holds, () => killed(40));
test.serial('killed in the middle of snapshots, none that has its name is broken', holds, () => killedInSnapshots(6));
test.serial('a full disk is said to be full, and work goes on when there is room', holds, () => filled(24, 1));
test.serial('a disk that fills as the log is folded in damages nothing', holds, () => filled(4, 6));
test.serial('a flipped bit or a lost end is noticed, or changes nothing', holds, () => rotten(300, 60));
test.serial('two processes keep all that both were told is kept', holds, () => together(2, 1000));
test.serial('twenty first starts at one instant all work', holds, () => started(20, 1));
test.serial('killed while it is led on, an old store is old or new', holds, () => ledOn(8));
