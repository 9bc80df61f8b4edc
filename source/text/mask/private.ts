import {halfWidth} from '../half-width.js';
import {ownerOf} from '../note/names.js';
import {findSerials} from '../note/serials.js';
import {findVersions} from '../versions.js';

/** What is not for others to read. The names stand in the tokens that take their place: `[serial-1]`. */
export type PrivateKind =
	| 'case'
	| 'serial'
	| 'person'
	| 'customer'
	| 'mail'
	| 'phone'
	| 'ip'
	| 'mac'
	| 'sid'
	| 'user'
	| 'host'
	| 'key';

export type PrivateSpan = {readonly kind: PrivateKind; readonly from: number; readonly to: number};

/*
What is private by its form alone. Nothing here may run on: every repetition has a bound or a class that its neighbour has not.
A user's folder and a share's server are masked without the path around them, which tells what the case is about.
*/
const forms: ReadonlyArray<readonly [PrivateKind, RegExp]> = [
	['case', /(?<![A-Za-z\d])CAS-[A-Za-z\d]{1,12}(?:-[A-Za-z\d]{1,12})?(?![A-Za-z\d])/gi],
	['case', /(?<![A-Za-z\d])CMIT[:：]? ?\d{4,12}(?!\d)/gi],
	['mail', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g],
	['sid', /(?<![\w-])S-1-\d{1,3}(?:-\d{1,10}){1,14}(?![\w-])/gi],
	['mac', /(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])/gi],
	['key', /(?<![\w-])[\dA-Z]{5}(?:-[\dA-Z]{5}){4}(?![\w-])/gi],
	['ip', /(?<![\w.~])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/g],
	['ip', /(?<![\w:.])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])/gi],
	['ip', /(?<![\w:.])(?:[\da-f]{1,4}:){0,6}[\da-f]{0,4}::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?(?![\w:])/gi],
	['phone', /(?<![\w.-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\w-])/g],
	['phone', /(?<![\w.-])(?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]\d{7,8}(?:-\d{1,6})?(?![\w-])/g],
	['phone', /(?<![\w.-])400[- ]?\d{3,4}[- ]?\d{3,4}(?![\w-])/g],
	['phone', /(?<![\w.-])\+\d{1,3}[- ]\d{1,4}(?:[- ]\d{2,5}){1,4}(?![\w-])/g],
	[
		'user',
		/(?<=[\\/](?:Users|home|Documents and Settings)[\\/])(?:[^\\/\n"<>|:*?]{1,64}(?=[\\/])|[^\\/\s"'<>|:*?,;，。；]{1,64})/gi,
	],
	['host', /(?<=(?<![\w\\:])\\\\)(?![.?]\\)[\w.-]{1,63}(?=\\)/g],
	// An account as DOMAIN\name; the registry's roots are no domains.
	[
		'user',
		/(?<=(?<![\w\\])(?!HK(?:LM|CU|CR|U|CC|EY)|NT\\|BUILTIN\\)[A-Z][A-Z\d-]{1,14}\\)[A-Za-z][\w-]{1,30}(?![\w\\.-])/g,
	],
];

/** Accounts and folders that every Windows has: no one's. */
const everyones = /^(?:Public|Default|All Users|Default User|Administrator|SYSTEM|LOCAL SERVICE|NETWORK SERVICE)$/i;

const serials = (text: string): PrivateSpan[] =>
	findSerials(text).flatMap(({from, to}) => {
		const owner = ownerOf(text, from, to);
		const at =
			owner === undefined
				? -1
				: text.lastIndexOf(owner, from) >= 0
					? text.lastIndexOf(owner, from)
					: text.indexOf(owner, to);
		const whose = owner === undefined || at < 0 ? [] : [{kind: 'person', from: at, to: at + owner.length} as const];
		return [{kind: 'serial', from, to}, ...whose];
	});

/** Whatever in a text is private by its form: numbers of machines and cases, addresses, accounts, and who a serial belongs to. */
export const findPrivate = (text: string): PrivateSpan[] => {
	const half = halfWidth(text);
	const versions = new Set(findVersions(text).map(({index, text: said}) => index + said.length));
	const byForm = forms.flatMap(([kind, form]) =>
		[...half.matchAll(form)].flatMap(({index, 0: said}): PrivateSpan[] => {
			const to = index + said.length;
			if (
				kind === 'ip' &&
				(versions.has(to) || (said.includes('.') && said.split('.').some(part => Number(part) > 255)))
			)
				return [];
			return kind === 'user' && everyones.test(said) ? [] : [{kind, from: index, to}];
		}),
	);
	return [...byForm, ...serials(text)];
};
