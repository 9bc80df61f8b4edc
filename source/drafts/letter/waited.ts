import type {WaitingView} from '../../case/ledger/waiting.js';
import type {CaseView} from '../../case/view.js';
import {compareInstants, dateOf, daysBetween, type Instant} from '../../text/time.js';
import {mailThatSays} from '../past/told.js';
import {type Filling, plain} from '../slots.js';
import {dayInWords} from './days.js';
import {listed, unended} from './join.js';
import {nameOf} from '../scope/subjects.js';

export const missingSlot = {
	slot: 'missing',
	label: {zh: '还缺什么', en: 'what is missing'},
	isNeeded: true,
	ask: {zh: '还在等客户的什么？', en: 'What do we still wait for?'},
};

const isOpen = ({waiting: {to}}: WaitingView) => to === undefined;

/** What we do, and what a vendor does, is not the customer's to bring. */
const isTheirs = ({waiting: {owner}}: WaitingView) => owner !== 'us' && owner !== 'vendor';

/** What the customer still owes: the conditions we wait for with their kit, and his promises; each with since when. */
export const missingFrom = (view: CaseView, filling: Filling, now: Instant) => {
	const {language} = filling;
	const zh = language === 'zh';
	const open = view.waiting.filter(one => isOpen(one) && isTheirs(one));
	const waited = open.map(({waiting: {condition, from}}) => ({
		what: unended(plain(condition[language])),
		since: dayInWords(from, language, now),
		days: daysBetween(from, now),
		due: null as string | null,
		isLate: false,
		owner: null as string | null,
	}));
	const promised = view.case.promises
		.filter(({side, kept}) => side === 'theirs' && !kept)
		.map(({id, text, due, at, owner}) => ({
			what: unended(filling.said(`promise.${id}`, text)),
			since: dayInWords(at, language, now),
			days: daysBetween(at, now),
			due: due ? dayInWords(due, language, now) : null,
			owner: owner ? filling.said(`promise.${id}.owner`, owner) : null,
			isLate: due !== undefined && dateOf(due) < dateOf(now),
		}));
	const kit = open.flatMap(one => one.kit.map(item => unended(plain(item[language]))));
	const others = view.waiting
		.filter(one => isOpen(one) && !isTheirs(one))
		.map(({waiting: {condition, owner}}) => {
			const what = unended(plain(condition[language]));
			if (owner === 'us') return zh ? `我方：${what}` : `we: ${what}`;
			return zh ? `第三方厂商：${what}` : `the vendor: ${what}`;
		});

	// What an earlier mail listed is not listed again.
	const news = [...new Set(kit)].filter(item => !mailThatSays(item, view));
	const told = kit.flatMap(item => mailThatSays(item, view) ?? []).at(-1);

	return {
		items: [...waited, ...promised],
		kit: news,
		kitTold: told ? dayInWords(told.at, language, now) : null,
		allKit: [...new Set(kit)],
		others,
	};
};

/** What came from the customer since our last mail: files by machine, and promises he kept. */
export const arrivedSince = (view: CaseView, since: Instant | undefined, filling: Filling): readonly string[] => {
	const {language} = filling;
	const isNew = (at: Instant | undefined) =>
		at !== undefined && (since === undefined || compareInstants(at, since) > 0);
	const files = view.case.evidence.filter(({at, sameAs}) => isNew(at) && sameAs === undefined);
	const byMachine = Map.groupBy(files, ({subject}) => subject ?? '');

	return [
		...[...byMachine].map(([id, those]) => {
			const subject = view.case.subjects.find(one => one.id === id);
			const names = listed(
				[...new Set(those.map(({path}) => plain(path.split(/[/\\!]/).at(-1) ?? path)))].slice(0, 5),
				language,
			);
			if (!subject) return names;
			return language === 'zh' ? `${nameOf(subject, filling)}的${names}` : `${names} of ${nameOf(subject, filling)}`;
		}),
		...view.case.promises
			.filter(({side, kept, keptAt}) => side === 'theirs' && kept && isNew(keptAt))
			.map(({id, text}) => unended(filling.said(`promise.${id}`, text))),
	];
};
