import {folded} from './tokens.js';

/** How a Chinese sign may be read, without tones (`chong`, `zhong`); empty for any other sign. */
export type Readings = (sign: string) => readonly string[];

/** What a name sounds like: for each sign its readings, a Latin word as it is. */
export type Sound = ReadonlyArray<readonly string[]>;

const first = 0x4e00;
const last = 0x9fff;

/** One line for all signs from U+4E00 on, made once at build from a dictionary of readings. */
export const writeReadings = (dictionary: (sign: string) => readonly string[]): string =>
	Array.from({length: last - first + 1}, (_, at) =>
		[...new Set(dictionary(String.fromCodePoint(first + at)))]
			.map(reading => reading.replaceAll('ü', 'v'))
			.filter(reading => /^[a-z]+$/.test(reading))
			.join(','),
	).join(' ');

export const readReadings = (line: string): Readings => {
	const all = line.split(' ');
	const known = new Map<string, readonly string[]>();
	return sign => {
		const there = known.get(sign);
		if (there) return there;
		const readings = (all[(sign.codePointAt(0) ?? 0) - first] ?? '').split(',').filter(Boolean);
		known.set(sign, readings);
		return readings;
	};
};

const unit = /[a-z0-9]+|\p{Script=Han}/gu;

/** As those type who do not tell zh from z, ch from c, sh from s, or ng from n. */
export const blurred = (letters: string): string => letters.replaceAll(/([zcs])h/g, '$1').replaceAll(/ng/g, 'n');

export const soundOf = (name: string, readings: Readings): Sound =>
	[...folded(name).matchAll(unit)].flatMap(([text]) => {
		if (/^[a-z0-9]/.test(text)) return [[text]];
		const read = readings(text);
		return read.length > 0 ? [read] : [];
	});

/** A name as it is typed in full, with the first two readings of its signs; four ways at most. */
export const spellings = (sound: Sound): readonly string[] =>
	sound.reduce<readonly string[]>(
		(ways, readings) => ways.flatMap(way => readings.slice(0, 2).map(reading => way + reading)).slice(0, 4),
		[''],
	);

export type Heard = {
	/** The first and the last sign that was heard, and how many were said in full. */
	readonly from: number;
	readonly to: number;
	readonly full: number;
};

const common = (one: string, other: string, from: number): number => {
	let length = 0;
	while (length < one.length && one[length] === other[from + length]) length++;
	return length;
};

/** Names come from data: one that could be split in endless ways is given up. */
const mostSteps = 400;

/** Whether the letters are the beginnings of the signs' readings from this place on: `jjfw`, `jujuefangwen`, `jujuefw`. */
const heardFrom = (sound: Sound, from: number, letters: string): Heard | undefined => {
	let steps = 0;
	const hear = (at: number, said: number, full: number): Heard | undefined => {
		if (said === letters.length) return {from, to: at - 1, full};
		if (at === sound.length || steps++ > mostSteps) return undefined;
		for (const reading of sound[at]!) {
			for (let take = common(reading, letters, said); take > 0; take--) {
				const heard = hear(at + 1, said + take, full + Number(take === reading.length));
				if (heard) return heard;
			}
		}

		return undefined;
	};

	return hear(from, 0, 0);
};

/** The best place of a name where the letters are heard, one after the other; most signs said in full first. */
export const hear = (sound: Sound, letters: string): Heard | undefined => {
	let best: Heard | undefined;
	for (let from = 0; from < sound.length; from++) {
		if (!sound[from]!.some(reading => reading[0] === letters[0])) continue;
		const heard = heardFrom(sound, from, letters);
		if (heard && (!best || heard.full > best.full)) best = heard;
	}

	return best;
};

/** The letters as two parts that stand apart, `gjkz` for 关机阶段卡住, or in the other order, `xfyd` for 引导修复: each of two signs or more. */
export const isHeardInTwo = (sound: Sound, letters: string): boolean => {
	for (let cut = 2; cut <= letters.length - 2; cut++) {
		const one = hear(sound, letters.slice(0, cut));
		const other = one && one.to > one.from ? hear(sound, letters.slice(cut)) : undefined;
		if (one && other && other.to > other.from && (other.to < one.from || one.to < other.from)) return true;
	}

	return false;
};

/** Whether a run of signs sounds like a place of the name: a sign of the same sound picked, or the traditional sign. */
export const isSoundedIn = (sound: Sound, run: Sound): boolean => {
	for (let from = 0; from + run.length <= sound.length; from++) {
		if (run.every((readings, at) => readings.some(reading => sound[from + at]!.includes(reading)))) return true;
	}

	return false;
};
