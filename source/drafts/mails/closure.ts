import type {CaseView} from '../../case/view.js';
import {provedIn} from '../evidence/proved.js';
import type {Drafting} from '../kinds.js';
import {salutation} from '../letter/contact.js';
import {earlierDefinition, withCorrections} from '../scope/corrections.js';
import {definition} from '../scope/definition.js';
import {hotlineInWords} from '../letter/hotline.js';
import {capital} from '../letter/join.js';
import {opening} from '../letter/opening.js';
import {adviceFates, reopenKit, ruledOut, supported, symptomOutcomes, unsettled} from '../scope/summary.js';
import {render} from '../render.js';
import type {Filling} from '../slots.js';

/** Who agreed to the archiving and when: recorded in the case, or asked; the set phrase claims it. */
const agreement = (view: CaseView, filling: Filling): string | null => {
	const recorded = view.case.archivings.findLast(({reopened}) => reopened === undefined);
	if (recorded?.agreedBy || filling.answer('agreed')) return null;

	return filling.value({
		slot: 'agreed',
		label: {zh: '谁在何时同意归档', en: 'who agreed to the archiving, and when'},
		isNeeded: true,
		ask: {zh: '客户哪一位、在什么时候同意归档？', en: 'Who on the customer’s side agreed to the archiving, and when?'},
	});
};

/** The summary of a case from its journal: the definition, what is proved, ruled out and open, and what would reopen it. */
export const closure = async ({view, knowledge, settings, language, now}: Drafting, filling: Filling) => {
	const today = await render(
		`part-definition.${language}`,
		{definition: definition(view, knowledge, filling)},
		knowledge.templates,
	);
	const archiving = view.case.archivings.findLast(({reopened}) => reopened === undefined);
	const {shown, stacks, lines, assessed} = await provedIn(view, knowledge, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			agreed: agreement(view, filling),
			final: archiving?.lasting === 'final',
			definition: withCorrections(today.trim(), earlierDefinition(view, language), language),
			symptoms: symptomOutcomes(view, filling).map(({name, outcome}) => ({name: capital(name), outcome})),
			shown: [...shown, ...stacks].map(capital),
			lines: lines.map(capital),
			assessed: [...assessed, ...supported(view, filling)].map(capital),
			ruledOut: ruledOut(view, knowledge, filling).map(capital),
			unsettled: unsettled(view, knowledge, filling).map(capital),
			advice: adviceFates(view, knowledge, filling, now).map(capital),
			kit: reopenKit(view, filling).map(capital),
			hotline: hotlineInWords(settings.hotline, language),
		},
	};
};
