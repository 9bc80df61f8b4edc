import {cutText} from '../../text/shown/width.js';
import type {Io} from '../io.js';
import {type Asked, complete} from './complete.js';

/**
What a shell asks on Tab, as `INDEX WORD…`: which word is completed, counted from 0, and all of them; some shells leave an empty
last one out. One candidate a line, a tab before what it is; whatever goes wrong, nothing is said.
*/
export const answerTab = async (
	[at = '0', ...given]: readonly string[],
	{write, ...asked}: Omit<Asked, 'words'> & Pick<Io, 'write'>,
): Promise<void> => {
	const index = Number(at);
	const words = Array.from({length: index + 1}, (_, n) => given[n] ?? '');
	const found = await complete({...asked, words}).catch(() => []);
	for (const {value, about} of found) write(`${value}\t${cutText(about, 60)}\n`);
};
