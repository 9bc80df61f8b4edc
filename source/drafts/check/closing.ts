import {plain} from '../slots.js';
import type {Problem, Rule} from '../check.js';

const closes =
	/(?:我将|我们将|将)(?:暂时)?归档(?:此|本|该)?案例|will (?:now )?archive (?:this|the) case|archiving this case/i;

/** A closure names what became of every symptom: one without an outcome holds it back. */
export const closing: Rule = ({sentences, at}, {view, draft}) => {
	const sentence =
		sentences.find(({text}) => closes.test(text)) ?? (draft?.kind === 'closure' ? sentences[0] : undefined);
	if (!view || !sentence) return [];
	const found = closes.exec(sentence.text);
	const place = at(sentence.index + (found?.index ?? 0), found?.[0] ?? sentence.text.trim());

	return view.case.symptoms
		.filter(({outcome}) => outcome === undefined)
		.map(({text}): Problem => {
			const symptom = plain(text);
			return {
				code: 'symptom-open',
				level: 'block',
				...place,
				message: {
					zh: `“${symptom}”还没有结果：先在案例中记下结果，再归档。`,
					en: `“${symptom}” has no outcome yet: settle it in the case before you archive.`,
				},
				candidates: [],
			};
		});
};
