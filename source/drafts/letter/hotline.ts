import type {Language} from '../../text/both.js';
import {type Filling, plain} from '../slots.js';

/** How the hotline stands in the set phrase: `400热线`, with its number where the settings give one. */
export const hotlineInWords = (hotline: string, language: Language): string => {
	const words = language === 'zh' ? '400热线' : 'the 400 hotline';
	const given = plain(hotline);
	if (!given || given === '400') return words;
	if (!/^[\d\s+()-]+$/.test(given)) return given;
	return language === 'zh' ? `${words}（${given}）` : `${words} (${given})`;
};

/** The way logs reach us; asked when the settings do not say it. */
export const channelInWords = (channel: string, filling: Filling): string =>
	filling.value(
		{
			slot: 'channel',
			label: {zh: '上传渠道', en: 'upload channel'},
			isNeeded: true,
			ask: {
				zh: '客户从哪里上传日志？（如CDUC，可在设置中填好）',
				en: 'Where does the customer upload logs? (such as CDUC; the settings can keep it)',
			},
		},
		channel,
	);
