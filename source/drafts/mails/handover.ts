import type {CaseView} from '../../case/view.js';
import {dateOf} from '../../text/time.js';
import {provedIn} from '../evidence/proved.js';
import {differencesIn} from '../evidence/differences.js';
import type {Drafting} from '../kinds.js';
import {dayInWords} from '../letter/days.js';
import {hypothesesInWords} from '../advice/hypotheses.js';
import {capital, unended} from '../letter/join.js';
import {kbsInWords} from '../scope/kbs.js';
import {countOf, nameOf, reported, symptomsOf} from '../scope/subjects.js';
import {advisedInWords} from '../scope/summary.js';
import {systemOf} from '../scope/system.js';
import {missingFrom} from '../letter/waited.js';
import {type Filling, plain} from '../slots.js';

/** A colleague reads the case's own words in either language, and an unknown as unknown: a handover asks nothing. */
const asItIs = (filling: Filling): Filling => {
	const unknown = filling.language === 'zh' ? '未知' : 'unknown';
	return {
		...filling,
		said: (_, words) => plain(words),
		value: ({slot}, known) => filling.answer(slot) ?? (known?.trim() ? plain(known) : unknown),
		mark: ({slot}) => filling.answer(slot) ?? unknown,
	};
};

const people = ({case: {contacts}}: CaseView, filling: Filling) =>
	contacts.map(({surname, title, role, address}) => ({
		name: plain(`${surname}${filling.language === 'zh' ? '' : ' '}${title}`),
		role,
		address: address ? plain(address) : null,
	}));

/** The first date ahead on which something happens: of a wait, or of a promise. */
const nextOf = (view: CaseView, filling: Filling, now: string): string | null => {
	const dates = [
		...view.case.waiting.flatMap(({to, next}) => (to === undefined && next ? [dateOf(next)] : [])),
		...view.case.promises.flatMap(({kept, due}) => (!kept && due ? [dateOf(due)] : [])),
	];
	const first = dates.toSorted().find(date => date >= dateOf(now));
	return filling.answer('next') ?? (first === undefined ? null : dayInWords(first, filling.language, now));
};

/** The case on one page for a colleague: state, what was tried with its result, causes with their grounds, who does what next. */
export const handover = async ({view, knowledge, settings, now}: Drafting, asked: Filling) => {
	const filling = asItIs(asked);
	const {language} = filling;
	const {number, customer, priority, symptoms, calls, mails, state} = view.case;
	const {shown, stacks} = await provedIn(view, knowledge, filling);
	const {items, others, allKit} = missingFrom(view, filling, now);
	const differences = differencesIn(view, knowledge, filling);
	const last = mails.findLast(({way}) => way === 'sent');
	const call = calls.at(-1);
	// A machine whose symptom is told with its group says nothing of its own.
	const withWords = reported(view).filter(subject => symptomsOf(subject, symptoms).length > 0);
	const told = withWords.length > 0 ? withWords : reported(view);
	const advised = advisedInWords(view, knowledge, filling, now);

	return {
		values: {
			today: dayInWords(now, language),
			number: plain(number ?? view.case.id),
			customer: customer ? plain(customer) : null,
			priority: priority ? plain(priority) : null,
			people: people(view, filling),
			state,
			isOnCall: call !== undefined && call.to === undefined,
			lastCall: call ? dayInWords(call.from, language, now) : null,
			lastMail: last ? {day: dayInWords(last.at, language, now), kind: last.kind ?? ''} : null,
			system: systemOf(view, knowledge, filling).system,
			kbs: kbsInWords(view, knowledge, filling),
			symptoms: told.map(subject => {
				const own = symptomsOf(subject, symptoms);
				const words = own.map(({text}) => unended(plain(text))).join(language === 'zh' ? '；' : '; ');
				return {
					name: nameOf(subject, filling),
					count: countOf(subject, own, filling),
					words: words || (language === 'zh' ? '未知' : 'unknown'),
				};
			}),
			// Symptoms that nobody has laid to a machine yet.
			loose: symptoms.filter(({subjects}) => subjects.length === 0).map(({text}) => unended(plain(text))),
			tried: advised.filter(({came}) => came !== null).map(({came, ...one}) => ({...one, came})),
			// Where the stacks differ, the differences tell them.
			shown: [...shown, ...(differences.length > 0 ? [] : stacks)].map(capital),
			differences,
			hypotheses: hypothesesInWords(view, filling).map(({howto, test, ...one}) => {
				const title = howto === null ? undefined : knowledge.howto[howto]?.title[language];
				return {...one, howto: title === undefined ? null : plain(title), test};
			}),
			ours: view.case.promises
				.filter(({side, kept}) => side === 'ours' && !kept)
				.map(({text, due, owner}) => ({
					what: unended(plain(text)),
					owner: plain(owner ?? settings.name),
					due: due ? dayInWords(due, language, now) : null,
					isLate: due !== undefined && dateOf(due) < dateOf(now),
				})),
			theirs: items,
			kit: allKit,
			others,
			open: advised.filter(({came}) => came === null),
			next: nextOf(view, filling, now),
		},
	};
};
