import type {Mail, Sentence} from './reading.js';

const closes =
	/(?<!考虑|可以|申请|同意)(?:暂时|先)?(?:归档|关闭|结案)(?:此|本|该|这个)?(?:案例|工单|case)|案例总结|结案总结|(?:will|I'll|I am|now) (?:now )?(?:archiv|clos)(?:e|ing) (?:this|the) case|archiving (?:this|the) case|^case (?:summary|closure)/im;
const might = /考虑|如果|若|可能|之前|\bif\b|\bmay\b|consider|before|unless/i;

const scopes = /^\s*(?:[一二三1-3][、.)）]\s?)?(?:问题范围|范围界定|Scope)\s*[：:]?\s*$/im;

/** The sentence with which a mail of ours closes the case; the terms of the scope only say when one is closed. */
export const closingOf = ({isOurs, sentences, text: whole}: Mail): Sentence | undefined =>
	isOurs && !scopes.test(whole) ? sentences.find(({text}) => closes.test(text) && !might.test(text)) : undefined;

const definitionHead =
	/^\s*(?:[一二三1-3][、.)）]\s?)?(?:问题定义|问题描述|问题说明|故障描述|Problem (?:definition|statement|description)|Issue (?:definition|description))\s*[：:]?/i;
const otherHead =
	/^\s*(?:[一二三四1-5][、.)）]\s?)?(?:问题范围|范围|影响|问题总结|问题分析|建议|下一步|处理|Scope|Summary|Impact|Next steps?|Recommend\w*|Analysis)[^。：:]{0,10}(?:[：:]|$)/i;

/** The lines that define the problem, when a mail has them under a heading. */
export const definitionOf = ({sentences}: Mail): readonly Sentence[] => {
	const at = sentences.findIndex(({text}) => definitionHead.test(text));
	if (at === -1) return [];
	const first = sentences[at]!;
	const inline = first.text.replace(definitionHead, '').trim();
	const rest: Sentence[] = [];
	let line = first.line;
	for (const sentence of sentences.slice(at + 1)) {
		// An empty line ends it, once it has begun.
		if (otherHead.test(sentence.text) || (rest.length > 0 && sentence.line - line > 1)) break;
		line = sentence.line;
		rest.push(sentence);
	}

	return inline ? [{...first, text: inline}, ...rest] : rest;
};
