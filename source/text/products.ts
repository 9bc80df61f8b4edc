import {halfWidth} from './half-width.js';
import {type Place, placesIn} from './place.js';

/** The values of the fact os.family. */
export type Family = 'win7' | 'win8.1' | 'win10' | 'win11';

export type FoundProduct = Place & {
	/** As said: `Windows 7`, `win10 1909`. */
	readonly text: string;
	/** The name to show: editions in their own spelling (`V2020-L`), everything else as said. */
	readonly product: string;
	readonly kind: 'edition' | 'client' | 'server';
	readonly family?: Family;
};

const edition = /(?<![A-Za-z\d])(V0|V2020|V2022)\s?[-–—_]?\s?([GHL])(?![A-Za-z\d])/gi;
const release = String.raw`(?:\s?(?:1507|1511|1607|1703|1709|1803|1809|1903|1909|2004|2[0-4]H[12]|LTS[CB](?:\s?20\d\d)?|x64|x86|SP[12])(?![A-Za-z\d]))`;
const client = new RegExp(
	String.raw`(?<![A-Za-z\d])(?:(?:Microsoft\s?)?Windows\s?|Win\s?|W(?=7|10|11))(XP|Vista|7|8\.1|8|10|11)(?![A-Za-z\d]|\.\d)${release}{0,3}`,
	'gi',
);
const server =
	/(?<![A-Za-z\d])(?:(?:Windows|Win)\s?)?Server\s?(?:2003|2008|2012|2016|2019|2022|2025)(?!\d)(?:\s?R2)?(?:\s?SP[12])?(?![A-Za-z\d])/gi;

const families: Readonly<Record<string, Family>> = {'7': 'win7', '8.1': 'win8.1', '10': 'win10', '11': 'win11'};
/** The kernel family of a server: 2008 R2 takes the packages of Windows 7, 2012 R2 those of 8.1. */
const serverFamily = (name: string): Family | undefined =>
	/2008\s?R2/i.test(name) ? 'win7' : /2012\s?R2/i.test(name) ? 'win8.1' : undefined;

/** Every product or edition name in a text, in order. */
export const findProducts = (text: string): FoundProduct[] => {
	const half = halfWidth(text);
	const place = placesIn(text);
	const found: FoundProduct[] = [];
	const add = (match: RegExpExecArray, kind: FoundProduct['kind'], name?: string, family?: Family) => {
		const said = text.slice(match.index, match.index + match[0].length);
		found.push({...place(match.index), text: said, product: name ?? said, kind, ...(family && {family})});
	};

	for (const match of half.matchAll(edition)) {
		const name = `${match[1]}-${match[2]}`.toUpperCase();
		if (['V0-G', 'V0-H', 'V2020-L', 'V2022-L'].includes(name)) add(match, 'edition', name, 'win10');
	}

	for (const match of half.matchAll(client)) add(match, 'client', undefined, families[match[1]!]);
	for (const match of half.matchAll(server)) add(match, 'server', undefined, serverFamily(match[0]));
	return found.toSorted((a, b) => a.index - b.index);
};
