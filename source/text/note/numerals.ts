const digits: Readonly<Record<string, number>> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	两: 2,
	俩: 2,
	三: 3,
	仨: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9,
};
const units: Readonly<Record<string, number>> = {十: 10, 百: 100, 千: 1000};

/** A number in digits (`1,200`, full width too) or Chinese numerals up to 万 (`三万二千`, `十二`, `两百五`); undefined when it is none. */
export const numberOf = (text: string): number | undefined => {
	const half = text.replaceAll(/[０-９]/g, wide => String(wide.charCodeAt(0) - 0xff10));
	if (/^\d{1,3}(?:,\d{3})+$|^\d{1,9}$/.test(half)) return Number(half.replaceAll(',', ''));
	if (!/^[零〇一二两俩三仨四五六七八九十百千万]{1,12}$/.test(half)) return undefined;
	const [high, low, ...more] = half.split('万');
	if (more.length > 0) return undefined;
	if (low === undefined) return below(high!);
	const many = high === '' ? undefined : below(high!);
	const few = low === '' ? 0 : below(low, 1000);
	return many === undefined || few === undefined ? undefined : many * 10_000 + few;
};

/** Below ten thousand. A last digit without its unit counts in the next lower one: 两百五 is 250. */
const below = (text: string, lastUnit = 0): number | undefined => {
	let sum = 0;
	let digit: number | undefined;
	let unitBefore = lastUnit * 10 || 0;
	let isLoose = lastUnit > 0;
	for (const letter of text) {
		const unit = units[letter];
		if (unit === undefined) {
			const value = digits[letter]!;
			if (digit !== undefined && digit !== 0) return undefined;
			if (value === 0) isLoose = false;
			digit = value;
			continue;
		}

		if (unitBefore !== 0 && unit >= unitBefore) return undefined;
		sum += (digit ?? 1) * unit;
		digit = undefined;
		unitBefore = unit;
		isLoose = unit > 10;
	}

	return sum + (digit ?? 0) * (isLoose && digit !== undefined ? unitBefore / 10 : 1);
};

/** Digits or Chinese numerals, as a piece of a pattern; what it finds may still be no number. */
export const numeral = '(?:\\d{1,6}|[零〇一二两俩三仨四五六七八九十百千万]{1,8})';
