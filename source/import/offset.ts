import type {Both} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {Letter, Written} from './mails/letter.js';

/** How the clocks of a thread are meant: of the place where it was written, as declared, or at an offset of one's own. */
export type Clocks = 'local' | 'declared' | `${'+' | '-'}${number}:${number}`;

const minutesOf = (offset: string): number => {
	const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
};

const minuteOfDay = ({clock = '12:00'}: Written): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Before seven and after nine nobody writes from an office. */
const isNight = (minute: number): boolean => minute < 7 * 60 || minute >= 21 * 60;

const shown = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A thread that is Chinese for the most part was written in China, which has one time. */
const homeOf = (letters: readonly Letter[]): string | undefined => {
	const text = letters.map(letter => letter.text).join('');
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	return han > text.length / 5 ? '+08:00' : undefined;
};

export type Clock = {
	/** The offset that the mails declare, where they declare one. */
	readonly declared: string | null;
	/** What is to be asked: the declared offset would put mail of an office at night. */
	readonly question: Both | null;
	/** When a mail was written: the date and clock are those that stand there, always. */
	readonly instantOf: (letter: Letter) => Instant | undefined;
};

const whole = ({date, clock = '00:00'}: Written): string => {
	const [, time = '00:00', seconds = '00', fraction = ''] =
		/^(\d\d:\d\d)(?::(\d\d))?(?:\.(\d{1,3}))?$/.exec(clock) ?? [];
	return `${date}T${time}:${seconds}.${fraction.padEnd(3, '0')}`;
};

/**
 * Tells how the mails' clocks are meant. A declared offset that would put office mail at night is asked about; until it is
 * answered, the clocks are taken for local ones. `here` is the offset where nothing else is known.
 */
export const clockOf = (letters: readonly Letter[], meant: Clocks = 'local', here = '+00:00'): Clock => {
	const home = meant !== 'local' && meant !== 'declared' ? meant : homeOf(letters);
	const dated = letters.flatMap(({written}) => (written?.clock ? [written] : []));
	const declared = dated.find(({offset}) => offset !== undefined)?.offset ?? null;
	const moved = dated.flatMap(written => {
		if (!home || !written.offset || written.offset === home) return [];
		const minute = minuteOfDay(written) - minutesOf(written.offset) + minutesOf(home);
		return [{written, minute: ((minute % 1440) + 1440) % 1440}];
	});
	const late = moved.filter(({written, minute}) => isNight(minute) && !isNight(minuteOfDay(written)));
	const [example] = late;
	const isDoubtful = example !== undefined;
	const question: Both | null =
		isDoubtful && meant === 'local'
			? {
					zh: `邮件声明的时区是${example.written.offset}；照此换算，${late.length}封办公时间的邮件会落在夜里（${example.written.date} ${example.written.clock!.slice(0, 5)}成了${shown(example.minute)}）。现按写下的钟点当作当地时间；若声明属实，请加 --offset declared，若是别的时区，请加 --offset +08:00 这样的值。`,
					en: `The mails declare ${example.written.offset}, which puts ${late.length} mail(s) of office hours at night (${example.written.date} ${example.written.clock!.slice(0, 5)} becomes ${shown(example.minute)}). The clocks are taken for local ones; if the offset is true say --offset declared, for another one --offset +08:00.`,
				}
			: null;
	return {
		declared,
		question,
		instantOf({written}) {
			if (!written) return undefined;
			const offset =
				meant === 'declared' || (meant === 'local' && !isDoubtful)
					? (written.offset ?? home)
					: (home ?? written.offset);
			return `${whole(written)}${offset ?? here}`;
		},
	};
};
