import {confidenceNames} from '../../knowledge/names.js';
import {isOfTeam} from '../../knowledge/overlay.js';
import type {Confidence, Knowledge, Source} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';

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

/** A mark for the head of an entry that comes from the team's own folder; else nothing. */
export const ofTeam = (
	knowledge: Knowledge,
	kind: 'kb' | 'codes',
	id: string,
	language: Language,
): readonly string[] => (isOfTeam(knowledge, kind, id) ? [language === 'zh' ? '［团队］' : '[team]'] : []);
