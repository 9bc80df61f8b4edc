import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {dayInWords} from '../letter/days.js';
import {listed} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';
import {mailThatSays, squeezed} from '../past/told.js';
import {compareInstants} from '../../text/time.js';
import type {Filling} from '../slots.js';
import {type Found, foundIn, type Place, placeInWords} from './found.js';

/** Mails wrap long lines badly; the whole line stands in the log. */
const longest = 220;
const cut = (quote: string) => (quote.length > longest ? `${quote.slice(0, longest)}…` : quote.trim());

/** Log lines that differ in their time stamp alone say the same. */
const withoutTime = (quote: string) => quote.replace(/^\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?,?\s*/, '');

const deviceOf = ({subject}: Place, filling: Filling) => (subject ? nameOf(subject, filling) : null);

const devicesIn = (places: readonly Place[], filling: Filling) =>
	listed([...new Set(places.map(place => deviceOf(place, filling) ?? ''))].filter(Boolean), filling.language);

/** The places of one finding: each different line is quoted once, with every machine that has it. */
const quotesOf = ({places}: Found, filling: Filling) => {
	const {language} = filling;
	const alike = new Map<string, Place[]>();
	for (const place of places) {
		const key = withoutTime(place.quote);
		alike.set(key, [...(alike.get(key) ?? []), place]);
	}

	return [...alike.values()].map(those => ({
		where: those
			.map(place => {
				const device = deviceOf(place, filling);
				const where = placeInWords(place, language);
				return device ? `${device}${language === 'zh' ? '，' : ', '}${where}` : where;
			})
			.join(language === 'zh' ? '；' : '; '),
		quote: filling.literal(cut(those[0]!.quote)),
	}));
};

const detailed = (found: Found, number: number, filling: Filling) => ({
	number,
	title: found.title,
	meaning: found.meaning,
	isInferred: found.isInferred,
	quotes: quotesOf(found, filling),
});

/** The machines of a finding that an earlier mail told it of, and that mail. */
const toldOf = (found: Found, view: CaseView) => {
	const mail = mailThatSays(found.meaning, view);
	if (!mail) return undefined;
	const text = squeezed(mail.text);
	const named = (subject?: Subject) => subject === undefined || text.includes(squeezed(subject.serial ?? subject.name));
	return {mail, news: found.places.filter(({subject, at}) => !named(subject) || compareInstants(at, mail.at) > 0)};
};

/**
 * The log analysis of a mail: what all machines have in common once, what only some have apart, and what an earlier mail
 * of this case told already no more than named.
 */
export const analysisOf = (
	view: CaseView,
	devices: readonly Subject[],
	knowledge: Knowledge,
	filling: Filling,
	now: string,
) => {
	const {language} = filling;
	const found = foundIn(
		view,
		knowledge,
		language,
		devices.map(({id}) => id),
	);
	const news = found.filter(one => toldOf(one, view) === undefined);
	const again = found.flatMap(one => {
		const told = toldOf(one, view);
		return told && told.news.length > 0 ? [{...one, places: told.news, at: told.mail.at}] : [];
	});
	const on = ({places}: Found) => new Set(places.flatMap(({subject}) => subject?.id ?? []));
	const isShared = (one: Found) => devices.length < 2 || on(one).size === devices.length;
	const apart = new Map<string, Found[]>();
	for (const one of news.filter(found => !isShared(found))) {
		const those = listed(
			devices.filter(({id}) => on(one).has(id)).map(device => nameOf(device, filling)),
			language,
		);
		apart.set(those, [...(apart.get(those) ?? []), one]);
	}

	let count = 0;
	const numbered = (one: Found) => detailed(one, ++count, filling);

	return {
		apart: [...apart].map(([those, one]) => ({devices: those, found: one.map(numbered)})),
		shared: news.filter(isShared).map(numbered),
		again: [...Map.groupBy(again, ({at, places}) => `${at} ${devicesIn(places, filling)}`).values()].map(those => ({
			date: dayInWords(those[0]!.at, language, now),
			devices: devicesIn(those[0]!.places, filling),
			found: those.map(({title, places}) => ({
				title,
				where: [...new Set(places.map(place => placeInWords(place, language)))].join(language === 'zh' ? '；' : '; '),
			})),
		})),
	};
};
