import {isPersonName} from '../../text/note/names.js';
import type {Case} from '../case.js';
import type {CaseSummary} from '../view.js';

/** What names a case's machines and people, kept with its line on Home: a mail to another customer must not hold it. */
export type Held = {
	readonly serials: readonly string[];
	readonly addresses: readonly string[];
	/** Whole names: of people, as a device or a contact has them. */
	readonly names: readonly string[];
	/** A surname with its title (`王先生`): many people have it, so it tells nothing but in a salutation. */
	readonly contacts: readonly string[];
};

export const heldBy = ({subjects, contacts}: Case): Held => ({
	serials: subjects.flatMap(({serial}) => (serial && serial.length >= 6 ? [serial] : [])),
	addresses: contacts.flatMap(({address}) => (address?.includes('@') ? [address] : [])),
	names: [...subjects.filter(({kind}) => kind === 'device').map(({name}) => name), ...contacts.map(one => one.surname)]
		.map(name => name.trim())
		.filter(isPersonName),
	contacts: contacts.flatMap(({surname, title}) => (surname && title ? [`${surname}${title}`.trim()] : [])),
});

export type Holder = {
	/** In lower case, as the customer's name (or the title that begins with it). */
	readonly value: string;
	readonly kind: 'serial' | 'number' | 'address' | 'name' | 'contact' | 'customer';
	readonly case: string;
	readonly customer: string;
	/** A number, serial or address: one word, unlike a name. */
	readonly isWord: boolean;
};

/** Every value of every case that says whose it is. */
export type Elsewhere = {
	/** Who holds a value, in lower case. */
	readonly holders: ReadonlyMap<string, readonly Holder[]>;
	/** Values that are no single word (江南证券, Contoso Bank), by their first two letters. */
	readonly phrases: ReadonlyMap<string, readonly string[]>;
};

/** Names that stand in any mail of ours: the vendor's own, and the trade's. */
const ours = /^(?:微软|microsoft|cmit|神州网信|windows|tam|test|测试|客户|用户|unknown|未知)$/i;
const word = /^(?=.*[\d@])[\w@.:+-]+$/;

const read = new WeakMap<CaseSummary, readonly Holder[]>();

const holdersIn = (found: CaseSummary): readonly Holder[] => {
	const {id, number, reference, held} = found;
	// A title begins with whom it is of, where no field says so: 华东农商行反馈补丁安装失败.
	const customer = found.customer?.trim() || found.title?.trim();
	if (!customer) return [];
	const known = read.get(found);
	if (known) return known;
	const as = (kind: Holder['kind'], values: ReadonlyArray<string | undefined>) =>
		values.flatMap(value =>
			value && value.length >= 2 && !ours.test(value)
				? [{value: value.toLowerCase(), kind, case: id, customer: customer.toLowerCase(), isWord: word.test(value)}]
				: [],
		);
	const holders = [
		...as('customer', [found.customer?.trim()]),
		...as('number', [number, reference]),
		...as('serial', held?.serials ?? []),
		...as('address', held?.addresses ?? []),
		...as('name', held?.names ?? []),
		...as('contact', held?.contacts ?? []),
	];
	read.set(found, holders);
	return holders;
};

let last: {readonly cases: readonly CaseSummary[]; readonly elsewhere: Elsewhere} | undefined;

/** What the cases hold, for looking a mail through; the same list is read once. */
export const elsewhereIn = (cases: readonly CaseSummary[]): Elsewhere => {
	if (last?.cases === cases) return last.elsewhere;
	const holders = new Map<string, Holder[]>();
	const phrases = new Map<string, string[]>();

	for (const found of cases) {
		for (const holder of holdersIn(found)) {
			const there = holders.get(holder.value);
			if (there) {
				there.push(holder);
				continue;
			}

			holders.set(holder.value, [holder]);
			if (holder.isWord) continue;
			const start = holder.value.slice(0, 2);
			const beside = phrases.get(start);
			if (beside) beside.push(holder.value);
			else phrases.set(start, [holder.value]);
		}
	}

	last = {cases, elsewhere: {holders, phrases}};
	return last.elsewhere;
};
