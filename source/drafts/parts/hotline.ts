import type {Language} from '../../text/both.js';
import {plain} from '../slots.js';

/** How the hotline stands in the set phrase: `400热线`, with its number where the settings give one. */
export const hotlineInWords = (hotline: string, language: Language): string => {
	const words = language === 'zh' ? '400热线' : 'the 400 hotline';
	const given = plain(hotline);
	if (!given) return words;
	if (!/^[\d\s+()-]+$/.test(given)) return given;
	return language === 'zh' ? `${words}（${given}）` : `${words} (${given})`;
};
