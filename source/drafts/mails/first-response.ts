import type {Drafting} from '../kinds.js';
import {paragraphs} from '../advice/advice.js';
import {salutation} from '../letter/contact.js';
import {definition} from '../scope/definition.js';
import {channelInWords} from '../letter/hotline.js';
import {listed} from '../letter/join.js';
import {opening} from '../letter/opening.js';
import type {Filling} from '../slots.js';

/** The logs of one mail: with one common line of machines where all are wanted from the same, else each with its own. */
export const logsInWords = (collected: ReturnType<typeof paragraphs>['collected'], filling: Filling) => {
	const from = collected.map(log => listed(log.from, filling.language));
	const common = new Set(from).size === 1 ? from[0]! : null;
	return {collected: collected.map((log, index) => ({...log, from: from[index]!})), from: common};
};

/** What the mail that fixes the scope says; the words around it are in knowledge/templates. */
export const firstResponse = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, for: ids} = drafting;
	const advice = paragraphs(drafting, filling);

	return {
		values: {
			contact: salutation(view, filling),
			opening: opening(view),
			definition: definition(view, knowledge, filling, ids),
			groups: advice.groups,
			saidOnPhone: advice.saidOnPhone,
			...logsInWords(advice.collected, filling),
			uploads: advice.uploads,
			channel: advice.uploads ? channelInWords(settings.channel, filling) : null,
			howtos: advice.howtos,
		},
		advised: advice.given,
		held: advice.held,
		howtos: advice.howtos.map(({id}) => id),
	};
};
