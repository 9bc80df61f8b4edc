import type {Advice} from '../../case/case.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {plain} from '../slots.js';
import {listed, unended} from './join.js';

/** What an advice is called: its updates, its how-to, else its step of the tree. */
export const adviceTitle = (
	{howto, recommends, step}: Pick<Advice, 'howto' | 'recommends' | 'step'>,
	knowledge: Knowledge,
	language: Language,
): string => {
	const kbs = recommends.filter(one => one.startsWith('KB'));
	if (kbs.length > 0) return language === 'zh' ? `安装${listed(kbs, 'zh')}` : `install ${listed(kbs, 'en')}`;
	const [tree = '', ...node] = step.split('/');
	const known = (howto && knowledge.howto[howto]?.title) || knowledge.trees[tree]?.nodes[node.join('/')]?.title;
	return unended(plain(known?.[language] ?? step));
};
