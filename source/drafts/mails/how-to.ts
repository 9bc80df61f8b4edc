import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Howto, Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Drafting} from '../kinds.js';
import {adviceOf} from '../advice/advised.js';
import {attachmentsOf} from '../advice/attachments.js';
import {salutation} from '../letter/contact.js';
import {hotlineInWords} from '../letter/hotline.js';
import {howtoInWords} from '../advice/howto.js';
import {fill, listed, unended} from '../letter/join.js';
import {opening} from '../letter/opening.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';
import {familyName, systemFact} from '../scope/system.js';
import {type Filling, plain} from '../slots.js';

const formFact = 'device.form';

/** The how-tos that an answer names, by id or title, or whose title holds it. */
const named = (answer: string, knowledge: Knowledge): readonly Howto[] => {
	const all = Object.values(knowledge.howto);
	return answer.split(/[,，、;；\n]/u).flatMap(part => {
		const words = part.trim().toLowerCase();
		const is = ({id, title}: Howto) => id === words || [title.zh, title.en].some(one => one.toLowerCase() === words);
		const has = ({id, title}: Howto) => [id, title.zh, title.en].some(one => one.toLowerCase().includes(words));
		return words === '' ? [] : (all.find(is) ?? all.find(has) ?? []);
	});
};

const formsInWords = (forms: Howto['forms'], knowledge: Knowledge, language: Language) =>
	forms.map(form => plain(knowledge.facts[formFact]?.values?.[form]?.[language] ?? form));

/** Machines of this mail on which a step does not work, and which it is then: the system or the kind of machine. */
const unfitFor = (howto: Howto, subjects: readonly AdvisedFor['subject'][], view: CaseView, filling: Filling) =>
	subjects.flatMap(subject => {
		const facts = view.factsOf(subject.id);
		const system = facts(systemFact);
		const form = facts(formFact);
		const isFit =
			(system.state !== 'known' || howto.systems.some(one => one === system.value)) &&
			(form.state !== 'known' || howto.forms.some(one => one === form.value));
		return isFit ? [] : [nameOf(subject, filling)];
	});

const card = (howto: Howto, given: readonly AdvisedFor[], {view, knowledge, for: ids}: Drafting, filling: Filling) => {
	const {language} = filling;
	const wanting = given.filter(one => one.howto === howto.id).map(({subject}) => subject);
	const subjects = wanting.length > 0 ? wanting : subjectsFor(view, ids);
	const unfit = unfitFor(howto, subjects, view, filling);
	const fit = wanting.filter(subject => !unfit.includes(nameOf(subject, filling)));
	const names = fit.map(subject => nameOf(subject, filling));
	const rest = Object.keys(knowledge.facts[formFact]?.values ?? {}).filter(
		form => !howto.forms.some(one => one === form),
	);

	return {
		...howtoInWords(
			howto,
			subjects.map(subject => ({subject})),
			view,
			knowledge,
			language,
		),
		about: unended(plain(howto.about[language])),
		for: names.length > 0 ? listed(names, language) : null,
		systems: listed(
			howto.systems.map(system => plain(familyName(system)[language])),
			language,
		),
		forms: listed(formsInWords(howto.forms, knowledge, language), language),
		notForms:
			rest.length > 0
				? listed(formsInWords(rest as Array<Howto['forms'][number]>, knowledge, language), language)
				: null,
		unfit: unfit.length > 0 ? listed(unfit, language) : null,
		consent: howto.consent ? unended(plain(howto.consent[language])) : null,
		asks: (howto.ask ?? []).map(ask => plain(fill(ask[language], {}))),
	};
};

/** The cards of the steps that are advised, or of those that are asked for, in words: what they cover, for which machines. */
export const howTo = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, for: ids} = drafting;
	const {given, held} = adviceOf(view, knowledge, ids);
	const asked = filling.answer('howto');
	const advised = [...new Set(given.flatMap(({howto}) => howto ?? []))].flatMap(id => knowledge.howto[id] ?? []);
	const howtos = asked === undefined ? advised : named(asked, knowledge);
	const own = new Set(howtos.map(({id}) => id));

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			howtos: howtos.map(howto => card(howto, given, drafting, filling)),
			missing:
				howtos.length > 0
					? null
					: filling.mark({
							slot: 'howto',
							label: {zh: '操作指南', en: 'the how-to'},
							ask: {
								zh: `发哪一份操作指南？（填写名称${asked === undefined ? '' : `；没有“${asked}”`}，案例中还没有带指南的建议）`,
								en: `Which how-to is sent? (its title${asked === undefined ? '' : `; there is no “${asked}”`}; no advice of the case brings one)`,
							},
						}),
			hotline: hotlineInWords(settings.hotline, filling.language),
		},
		advised: given.filter(({howto}) => howto !== undefined && own.has(howto)),
		held,
		howtos: [...own],
		attachments: attachmentsOf([...own], knowledge),
	};
};
