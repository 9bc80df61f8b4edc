import {type Instant, addMinutes, dateOf, isDay} from './time.js';

const two = (number: string) => number.padStart(2, '0');
const spoken: Readonly<Record<string, number>> = {
	今天: 0,
	明天: 1,
	后天: 2,
	大后天: 3,
	today: 0,
	tomorrow: 1,
};

/**
 * The day that somebody names on the phone: `2026-11-25`, `11-25`, `11月25日`, `+3`, `3天`, `后天`; a day without a year is
 * the next one to come. Undefined for anything else.
 */
export const dayNamed = (said: string, now: Instant): string | undefined => {
	const text = said.trim().toLowerCase();
	const inDays = (days: number) => dateOf(addMinutes(now, days * 1440));
	const days = spoken[text] ?? /^\+(\d{1,3})$|^(\d{1,3}) ?(?:天后?|days?)$/.exec(text)?.slice(1).find(Boolean);
	if (days !== undefined) return inDays(Number(days));
	const [, year, month, day] = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?号?$/.exec(text) ?? [];
	if (!month || !day) return undefined;
	const thisYear = Number(dateOf(now).slice(0, 4));
	const found = `${year ?? thisYear}-${two(month)}-${two(day)}`;
	const next = year === undefined && found < dateOf(now) ? `${thisYear + 1}${found.slice(4)}` : found;
	return isDay(next) ? next : undefined;
};
