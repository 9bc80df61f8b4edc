import type {Role} from '../../case/case.js';
import type {Reading} from './reading.js';

/** Somebody in a thread: as contacts have them, or by the name as it stands there. */
export type Person = {
	readonly surname?: string;
	readonly title?: string;
	readonly name?: string;
	readonly role: Role | 'engineer' | 'user';
	readonly address?: string;
};

const titles = '先生|女士|小姐|工程师|工|总监|总|经理|主任|老师|处长|科长|主管';
const greeted = new RegExp(
	`^[\\s]{0,4}(?:尊敬的)?([\\p{Script=Han}]{1,3}?)(${titles})(?:[、,，和及]\\s?([\\p{Script=Han}]{1,3}?)(${titles}))?\\s{0,3}[,，:：]?\\s{0,3}(?:您好|你好|早上好|上午好|下午好|[,，:：]\\s{0,3}$)`,
	'mu',
);
const dear = /^\s{0,4}(?:Dear|Hi|Hello)\s+(?:(Mr|Ms|Mrs|Dr|Prof)\.?\s+)?([A-Z][A-Za-z'-]{1,20})\b/m;
const tam = new RegExp(`TAM\\s?([\\p{Script=Han}])(${titles})|([\\p{Script=Han}])(${titles})[（(]TAM`, 'u');
const compound = /^(?:欧阳|司马|上官|诸葛|皇甫|东方|慕容|令狐|司徒|端木)/;

const surnameOf = (name: string): string => compound.exec(name)?.[0] ?? (name.length > 1 ? name[0]! : name);

/** The customer who is greeted by a part of this name: one person, who writes himself. */
const greetedAs = (found: ReadonlyMap<string, Person>, from: string): string | undefined =>
	[...found].find(
		([, {role, surname = ''}]) =>
			role === 'customer' &&
			surname !== '' &&
			(/\p{Script=Han}/u.test(surname) ? from.startsWith(surname) : from.split(/[\s,.]+/).includes(surname)),
	)?.[0];

/** Who writes, who is written to, whose machines these are; titles are those that the mails use. */
export const peopleIn = ({mails, machines}: Reading): readonly Person[] => {
	const found = new Map<string, Person>();
	const add = (key: string, person: Person) => {
		if (!found.has(key)) found.set(key, person);
	};

	for (const {text, isOurs} of mails) {
		const [, first, firstTitle, second, secondTitle] = greeted.exec(text) ?? [];
		for (const [name, title] of [
			[first, firstTitle],
			[second, secondTitle],
		])
			if (name && title && !/各位|大家/.test(name) && isOurs)
				add(`customer ${surnameOf(name)}`, {surname: surnameOf(name), title, role: 'customer'});
		const [, title = '', surname] = dear.exec(text) ?? [];
		if (surname && isOurs && !/^(?:All|Team|Sir|Madam|Customer|Colleagues?)$/i.test(surname))
			add(`customer ${surname}`, {surname, title: title && `${title}.`, role: 'customer'});
		const [, oneName, oneTitle, otherName, otherTitle] = tam.exec(text) ?? [];
		const tamName = oneName ?? otherName;
		if (tamName) add(`tam ${tamName}`, {surname: tamName, title: oneTitle ?? otherTitle ?? '', role: 'tam'});
	}

	for (const {isOurs, from, address} of mails) {
		const key = isOurs ? undefined : greetedAs(found, from);
		const person = key === undefined ? undefined : found.get(key);
		if (key !== undefined && person) found.set(key, {...person, name: from, ...(address && {address})});
		else if (from) add(`from ${from}`, {name: from, role: isOurs ? 'engineer' : 'customer', ...(address && {address})});
	}

	if (
		mails.some(({text}) => /(?<![A-Za-z])TAM(?![A-Za-z])/.test(text)) &&
		![...found.values()].some(({role}) => role === 'tam')
	)
		add('tam', {role: 'tam'});
	for (const {owner} of machines) if (owner) add(`user ${owner}`, {name: owner, role: 'user'});
	return [...found.values()];
};
