import type {Family} from '../../text/products.js';
import {findProducts} from '../../text/products.js';
import type {Mail, Sentence} from './reading.js';

/** Names a system for another reason than that the machines run it. */
const otherwise =
	/适用|支持|需要|要求|或更高|及?以上|以后|仅|只能|升级到|迁移|版本的工具|另一|类似|\bappl(?:y|ies)\b|\bonly\b|requires?|or later|or higher|supports?|runs? on|upgrade|migrat|\bthan\b|another|similar/i;

export type SystemSaid = {readonly mail: Mail; readonly sentence: Sentence; readonly said: string};

/** Families of Windows that the mails say their machines run, each where it is said first. */
export const systemsSaid = (mails: readonly Mail[]): Map<Family, SystemSaid> => {
	const found = new Map<Family, SystemSaid>();
	for (const mail of mails)
		for (const sentence of mail.sentences) {
			for (const {family, text, kind, index} of findProducts(sentence.text)) {
				const beside = sentence.text.slice(Math.max(0, index - 12), index + text.length + 8);
				if (!family || kind === 'edition' || found.has(family) || otherwise.test(beside)) continue;
				found.set(family, {mail, sentence, said: text});
			}
		}

	return found;
};
