import {confidenceNames} from '../knowledge/names.js';
import type {Confidence, Source} from '../knowledge/schema.js';
import type {Language} from '../text/both.js';

type Sourced = {readonly sources: readonly Source[]; readonly confidence: Confidence; readonly reviewed: string};

/** The last rows of every entry: how sure it is, where it was read, when it was looked over. */
export const sourcesOf = (
	{sources, confidence, reviewed}: Sourced,
	language: Language,
): Array<readonly [string, string | readonly string[]]> => [
	[language === 'zh' ? '可信度' : 'Confidence', confidenceNames[confidence][language]],
	[language === 'zh' ? '来源' : 'Sources', sources.map(({title, url}) => (url ? `${title}  ${url}` : title))],
	[language === 'zh' ? '复核' : 'Reviewed', reviewed],
];
