import type {CaseView} from '../../case/view.js';
import {type Filling, plain} from '../slots.js';
import {unended} from './join.js';
import {dayInWords} from './days.js';

export const missingSlot = {
	slot: 'missing',
	label: {zh: '还缺什么', en: 'what is missing'},
	ask: {zh: '还在等客户的什么？', en: 'What do we still wait for?'},
};

/** What the customer still owes: his promises, the condition we wait for and what belongs to it. */
export const missingFrom = (view: CaseView, filling: Filling): readonly string[] => {
	const {language} = filling;
	const promised = view.case.promises
		.filter(({side, kept}) => side === 'theirs' && !kept)
		.map(({id, text, due}) => {
			const said = unended(filling.said(`promise.${id}`, text));
			if (!due) return said;
			return language === 'zh'
				? `${said}（您计划于${dayInWords(due, 'zh')}提供）`
				: `${said} (planned for ${dayInWords(due, 'en')})`;
		});
	const waited = view.case.waiting
		.filter(({to}) => to === undefined)
		.map(({condition}) => unended(plain(condition[language])));
	const kit = view.walks.flatMap(({walk}) => {
		const here = walk.standing.at === 'waiting' ? walk.trail.at(-1)?.node : undefined;
		return here?.kind === 'wait' ? (here.kit ?? []).map(item => unended(plain(item[language]))) : [];
	});

	return [...new Set([...waited, ...kit, ...promised])];
};
