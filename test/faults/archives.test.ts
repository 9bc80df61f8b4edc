import test from 'ava';
import {opened} from './archives.js';

test.serial('hostile archives write nothing outside and are refused in words', async t => {
	const {what, figure, goal, isMet} = await opened(2, 12);
	t.log(`${what}: ${figure}`);
	t.true(isMet, `${what}: ${figure}; the goal: ${goal}`);
});
