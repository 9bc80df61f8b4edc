import {halfWidth} from './half-width.js';
import {type Place, placesIn} from './place.js';

/** Four numbers as Windows counts builds and stacks: `6.1.7601.24537`. */
export type Version = string;

export type FoundVersion = Place & {readonly text: string; readonly version: Version};

const shape = /^\d{1,5}(?:\.\d{1,9}){3}$/;
const written = /(?<![\w.])[vV]?(\d{1,5}\.\d{1,6}\.\d{1,6}\.\d{1,6})(?!\w|\.\d)/g;

export const isVersion = (text: string): text is Version => shape.test(text);

const isAddress = (version: string) => version.split('.').every(part => Number(part) < 256);
const saysVersion = /(?:v|版本号?|version|ver\.?)\s*(?:是|为|:)?\s*$/i;

/** Every four-part version in a text, in order. Four numbers below 256 are taken for an IP address unless the text says version. */
export const findVersions = (text: string): FoundVersion[] => {
	const half = halfWidth(text);
	const place = placesIn(text);
	const found: FoundVersion[] = [];
	for (const {0: all, 1: version, index} of half.matchAll(written)) {
		const before = half.slice(Math.max(0, index - 12), index) + all.slice(0, all.length - version!.length);
		if (isAddress(version!) && !saysVersion.test(before)) continue;
		found.push({...place(index), text: text.slice(index, index + all.length), version: version!});
	}

	return found;
};

const compareDigits = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
const partsOf = (version: string): string[] =>
	version
		.replace(/^\s*v/i, '')
		.split('.', 4)
		.map(part => /^\s*0*(\d*)/.exec(part)?.[1] ?? '');

/** Below 0, 0 or above 0 as four integers, never as strings; a missing or unreadable part counts as 0, nothing throws. */
export const compareVersions = (a: Version, b: Version): number => {
	const [left, right] = [partsOf(a), partsOf(b)];
	for (let part = 0; part < 4; part++) {
		const order = compareDigits(left[part] ?? '', right[part] ?? '');
		if (order !== 0) return Math.sign(order);
	}

	return 0;
};
