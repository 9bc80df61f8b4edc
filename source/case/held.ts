import {isPersonName} from '../text/note/names.js';
import type {Case} from './case.js';
import type {CaseSummary} from './view.js';

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
	readonly value: string;
	readonly kind: 'serial' | 'number' | 'address' | 'name' | 'contact' | 'customer';
	readonly case: string;
	readonly customer: string;
};

/** Every value of every case of a known customer, by its first two characters in lower case. */
export type Elsewhere = ReadonlyMap<string, readonly Holder[]>;

/** Names that stand in any mail of ours: the vendor's own, and the trade's. */
const ours = /^(?:微软|microsoft|cmit|神州网信|windows|tam|test|测试|客户|用户|unknown|未知)$/i;

const holdersIn = ({id, customer, number, reference, held}: CaseSummary): readonly Holder[] => {
	if (!customer?.trim()) return [];
	const as = (kind: Holder['kind'], values: ReadonlyArray<string | undefined>) =>
		values.flatMap(value =>
			value && value.length >= 2 && !ours.test(value) ? [{value, kind, case: id, customer}] : [],
		);

	return [
		...as('customer', [customer]),
		...as('number', [number, reference]),
		...as('serial', held?.serials ?? []),
		...as('address', held?.addresses ?? []),
		...as('name', held?.names ?? []),
		...as('contact', held?.contacts ?? []),
	];
};

let last: {readonly cases: readonly CaseSummary[]; readonly elsewhere: Elsewhere} | undefined;

/** What the cases hold, for looking a mail through; the same list is read once. */
export const elsewhereIn = (cases: readonly CaseSummary[]): Elsewhere => {
	if (last?.cases !== cases) {
		const elsewhere = new Map<string, Holder[]>();
		for (const found of cases) {
			for (const holder of holdersIn(found)) {
				const start = holder.value.slice(0, 2).toLowerCase();
				const there = elsewhere.get(start);
				if (there) there.push(holder);
				else elsewhere.set(start, [holder]);
			}
		}

		last = {cases, elsewhere};
	}

	return last.elsewhere;
};
