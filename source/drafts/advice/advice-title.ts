import type {Advice} from '../../case/case.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {plain} from '../slots.js';
import {listed, unended} from '../letter/join.js';

/** What an advice is called in a mail: its updates, its how-to, its own words, else its step of the tree. */
export const adviceTitle = (
	{howto, recommends, step, words}: Pick<Advice, 'howto' | 'recommends' | 'step'> & {readonly words?: unknown},
	knowledge: Knowledge,
	language: Language,
): string => {
	const kbs = recommends.filter(one => one.startsWith('KB'));
	if (kbs.length > 0) return language === 'zh' ? `安装${listed(kbs, 'zh')}` : `install ${listed(kbs, 'en')}`;
	if (typeof words === 'string') return unended(plain(words));
	const [tree = '', ...node] = step.split('/');
	const known = (howto && knowledge.howto[howto]?.title) || knowledge.trees[tree]?.nodes[node.join('/')]?.title;
	return unended(plain(known?.[language] ?? step));
};
