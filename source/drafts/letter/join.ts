import type {Language} from '../../text/both.js';

/** `甲、乙和丙`, `a, b and c`. */
export const listed = (items: readonly string[], language: Language): string => {
	if (items.length < 2) return items.join('');
	const [comma, and] = language === 'zh' ? ['、', '和'] : [', ', ' and '];
	return `${items.slice(0, -1).join(comma)}${and}${items.at(-1)}`;
};

/** Without the sign at its end, so that the sentence around it can close. */
export const unended = (text: string): string => text.replace(/[\s。．.；;，,！!]+$/u, '');

/** Puts values into the `{{name}}` places of a text of the knowledge, once: what is put in is never read as a place. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
	text.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (place, name: string) =>
		Object.hasOwn(values, name) ? values[name]! : place,
	);

/** The first letter in upper case, for a line of its own. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
