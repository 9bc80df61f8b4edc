import type {Analysis, FileReport, Finding} from '../../evidence/report/report.js';
import type {Language} from '../../text/both.js';
import {hanging, moment, paragraph, quoted} from './lay.js';
import {tellMore} from './tell-more.js';
import {sayer} from './words.js';

/** Gives a line of a file its short name. */
export type Place = (file: string, line: number) => string;

type Seen = {readonly finding: Finding; readonly file: FileReport};

const levels = ['error', 'warning', 'info'] as const;

/** Quotes of one finding, and places of one quote, that are shown: enough to see that it comes again. */
const mostQuotes = 4;
const mostPlaces = 12;

const rank = ({finding}: Seen) => levels.indexOf(finding.level);
const byTime = (one: Seen, other: Seen) => {
	const [a, b] = [one.finding.at ?? '', other.finding.at ?? ''];
	return a < b ? -1 : Number(a > b);
};

/** A place with its machine where there are several, unless the path says it. */
const whose = ({devices}: Analysis, device: string | null, where: string) =>
	devices.length < 2 || device === null || where.includes(device) ? where : `${device}  ${where}`;

/** What was found, once for all machines: what it means, then every machine's line that proves it. */
export const tellFindings = (analysis: Analysis, place: Place, language: Language): string => {
	const say = sayer(language);
	const seen = analysis.files
		.filter(({sameAs}) => sameAs === undefined)
		.flatMap(file => file.findings.map((finding): Seen => ({finding, file})))
		.toSorted((one, other) => rank(one) - rank(other) || byTime(one, other));
	const alike = Map.groupBy(seen, ({finding: {rule, meaning}}) => `${rule}\n${meaning.en}`);

	return [...alike.values()]
		.map(group => {
			const [{finding}] = group as [Seen, ...Seen[]];
			const byQuote = [...Map.groupBy(group, ({finding: {quote}}) => quote)].slice(0, mostQuotes);
			const places = byQuote.map(([quote, same]) => {
				const where = same.slice(0, mostPlaces).map(({finding: {line, count}, file}) => {
					const often = count > 1 ? ` × ${count}` : '';
					return paragraph(`${whose(analysis, file.device, place(file.path, line))}${often}`, 4);
				});
				return `${where.join('')}${quoted(quote, 6)}`;
			});
			const left = group.length - byQuote.reduce((sum, [, same]) => sum + Math.min(same.length, mostPlaces), 0);
			const title = hanging(`[${say(finding.level)}] `, finding.title[language], 2);
			return `${title}${paragraph(finding.meaning[language], 4)}${places.join('')}${tellMore(left, language, 4)}`;
		})
		.join('');
};

/** What CBS and setupapi both tell of a driver, with the line of each. */
export const tellJoined = (analysis: Analysis, place: Place, language: Language): string =>
	analysis.joined
		.map(({meaning, device, cbs, setupapi}) => {
			const proofs = [cbs, setupapi].map(
				({file, line, quote}) => `${paragraph(whose(analysis, device, place(file, line)), 4)}${quoted(quote, 6)}`,
			);
			return `${paragraph(meaning[language], 2)}${proofs.join('')}`;
		})
		.join('');

/** Moments shown of one machine; beyond them what is only for information goes first. */
const mostMoments = 40;

/** What happened when, across all kinds of logs. */
export const tellTimeline = ({timeline}: Analysis, place: Place, language: Language): string => {
	const say = sayer(language);
	return [...Map.groupBy(timeline, ({device}) => device)]
		.map(([device, own]) => {
			const telling = own.length > mostMoments ? own.filter(({level, rule}) => level !== 'info' || rule === null) : own;
			const shown = telling.slice(0, mostMoments);
			const rows = shown.map(({at, file, line, level, rule, title, utcOffset}) => {
				const zone = utcOffset === '+00:00' ? 'Z' : '';
				const mark = rule === null ? '' : `[${say(level)}] `;
				const where = line === null ? '' : `  ${place(file, line)}`;
				return hanging(`${moment(at)}${zone}  `, `${mark}${title[language]}${where}`, device === null ? 2 : 4);
			});
			return `${device === null ? '' : paragraph(device, 2)}${rows.join('')}${tellMore(own.length - shown.length, language, 4)}`;
		})
		.join('');
};
