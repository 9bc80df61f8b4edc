import {symbolsOf} from '../knowledge/code.js';
import type {Knowledge, Node} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {findCodes} from '../text/codes.js';
import {findKbs} from '../text/kb.js';

/** An entry of the knowledge that belongs to a step. */
export type Related = {readonly kind: 'kb' | 'code' | 'howto'; readonly id: string; readonly title: Both};

/**
What belongs to a step without being asked for: the KBs and codes that it names, recommends or compares with, those among the
facts that are known here, and the how-tos it leads to. Those of the step come first.
*/
export const relatedTo = (node: Node, known: readonly string[], knowledge: Knowledge): readonly Related[] => {
	const {kb, codes, howto} = knowledge;
	const symbols = symbolsOf(knowledge);
	const said = [JSON.stringify(node), known.join('\n')];
	const kbs = said.flatMap(text => findKbs(text, {known: Object.keys(kb)}).flatMap(one => one.kb ?? []));
	const found = said.flatMap(text => findCodes(text, {symbols}).map(({code}) => code));
	const howtos = node.kind === 'do' && node.howto ? [node.howto] : [];
	const next = [...new Set(found)].flatMap(id => codes[id]?.howto ?? []);
	return [
		...[...new Set(kbs)].flatMap(id => (kb[id] ? [{kind: 'kb', id, title: kb[id].title} as const] : [])),
		...[...new Set(found)].flatMap(id => (codes[id] ? [{kind: 'code', id, title: codes[id].meaning} as const] : [])),
		...[...new Set([...howtos, ...next])].flatMap(id =>
			howto[id] ? [{kind: 'howto', id, title: howto[id].title} as const] : [],
		),
	];
};
