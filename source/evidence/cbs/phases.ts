import type {Phase} from '../report/report.js';
import type {Entry} from './entry.js';

export const phaseAnchors = [
	'Exec: Processing ',
	'Exec: Session processing ',
	'Perf: Stage chain ',
	'Startup: ',
	'Shtd: Begin shutdown',
	'Shtd: progress thread term',
	'Perf: Doqe: ',
	'Doqe: Recording result: ',
	'Doqe: Failed ',
	'Rolling back KTM',
	'Starting TrustedInstaller init',
];

const ofResult = /HRESULT = (0x[0-9a-fA-F]{8})/;
const driverStart = /Perf: Doqe: (?:Critical )?(?:Install|Uninstall) started/;
const driverEnd = /Perf: Doqe: (?:Critical )?(?:Install|Uninstall) ended/;
const driverResult = /Doqe: (?:Recording result: |Failed (?:un)?installing driver updates \[HRESULT = )(0x[0-9a-f]{8})/;

const sessionStart = /^Exec: (?:Session p|P)rocessing started/;
const sessionEnd = /^Exec: (?:Session p|P)rocessing complete/;

type Name = Phase['name'];

/** A session waits for downloads and persons as long as it likes: silence in it is no hang. */
const patient = new Set<Name>(['session', 'staging']);

/** Phases that are kept: a true log has tens. */
const most = 2000;

/** The stretches of servicing as the log names them, in the order of their beginning. A restart of the service ends all that are open, without a time. */
export const phaseWatch = () => {
	const phases: Array<{-readonly [key in keyof Phase]: Phase[key]}> = [];
	const open = new Map<Name, (typeof phases)[number]>();

	const begin = (name: Name, {at, number}: Entry) => {
		if (open.has(name) || phases.length >= most) return;
		const phase = {name, from: at, to: null, line: number, result: null};
		phases.push(phase);
		open.set(name, phase);
	};
	const end = (name: Name, at: string | null, result: string | null = null) => {
		const phase = open.get(name);
		if (!phase) return;
		phase.to = at;
		phase.result ??= result;
		open.delete(name);
	};

	const startup = (entry: Entry) => {
		const {message, at} = entry;
		const result = ofResult.exec(message)?.[1]?.toLowerCase() ?? null;
		end('advanced-installers', at, result);
		if (message.startsWith('Startup: Processing complete')) {
			end('rollback', at, result);
			end('primitives', at);
			return end('startup', at, result);
		}

		begin('startup', entry);
		if (message.startsWith('Startup: Processing advanced operation queue')) begin('advanced-installers', entry);
		if (message.startsWith('Startup: Processing primitive operations')) begin('primitives', entry);
		if (message.startsWith('Startup: Primitive operations completed')) end('primitives', at, '0x00000000');
	};

	const session = (entry: Entry) => {
		const {message, at} = entry;
		if (message.startsWith('Perf: Stage chain started')) begin('staging', entry);
		if (message.startsWith('Perf: Stage chain complete')) end('staging', at);
		if (!message.startsWith('Exec: ')) return;
		if (sessionStart.test(message)) begin('session', entry);
		if (!sessionEnd.test(message)) return;
		end('staging', at);
		end('session', at, ofResult.exec(message)?.[1]?.toLowerCase() ?? null);
	};

	return {
		see(entry: Entry) {
			const {message, at} = entry;
			if (message.startsWith('Starting TrustedInstaller init')) return open.clear();
			session(entry);
			if (message.startsWith('Startup: ')) startup(entry);
			if (message.startsWith('Shtd: Begin shutdown processing')) begin('shutdown', entry);
			if (message.startsWith('Shtd: progress thread terminated')) end('shutdown', at);
			if (driverStart.test(message)) begin('driver-queue', entry);
			const result = driverResult.exec(message)?.[1];
			const queue = open.get('driver-queue');
			if (queue && result && (queue.result === null || queue.result === '0x00000000')) queue.result = result;
			if (driverEnd.test(message)) end('driver-queue', at);
			if (message.includes('Rolling back KTM')) begin('rollback', entry);
		},
		/** The one that began last of those which are open and in which silence is a hang. */
		innermost: (): Name | null => [...open.keys()].findLast(name => !patient.has(name)) ?? null,
		result: (): readonly Phase[] => phases,
	};
};
