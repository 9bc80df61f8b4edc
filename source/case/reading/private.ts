import type {PrivateValue} from '../../text/mask/mask.js';
import type {Case} from '../case.js';
import type {Event} from '../event.js';

const kinds = ['case', 'customer', 'person', 'mail', 'serial'] as const;

/** Everything the case knows by name that is not for others: people, machines, the customer, its numbers. */
export const privateIn = (of: Case, events: readonly Event[]): readonly PrivateValue[] => {
	const people = [...of.contacts.map(({surname}) => surname), ...new Set(events.map(({author}) => author))];
	const devices = of.subjects.filter(({kind}) => kind === 'device');
	const values: Readonly<Record<(typeof kinds)[number], ReadonlyArray<string | undefined>>> = {
		case: [of.number, of.reference],
		customer: [of.customer],
		person: [...people, ...devices.map(({name}) => name)],
		mail: of.contacts.map(({address}) => address),
		serial: of.subjects.map(({serial}) => serial),
	};
	return kinds.flatMap(kind => values[kind].flatMap(value => (value ? [{kind, value}] : [])));
};
