import {ownerOf} from '../../text/note/names.js';
import {findSerials} from '../../text/note/serials.js';

/** A device as the thread names it. */
export type Machine = {
	/** Serial or host name. */
	readonly serial: string;
	/** Whose it is, where that stands beside it. */
	readonly owner?: string;
	/** Mails that name it, by number. */
	readonly mails: readonly number[];
	readonly line: number;
};

const host = /(?<![\w.\\/-])(?=[A-Z\d-]*\d)[A-Z]{2,10}(?:-[A-Z\d]{1,12}){1,3}(?![\w]|[-.][A-Za-z\d])/g;
const noHost = /^(?:CAS|CMIT|CVE|KB|SHA|UTF|ISO|MS|RFC|V0|V20|TLS|SQL|GBK?|USB|PCI|COM|LTS[BC]|SR|INC|SP|OS|WIN-?\d)-?/;
/** A part of the name says itself that it is a machine. */
const speaking = /(?:^|-)(?:SRV|SVR|SERVER|PC|LT|WS|NB|VM|VDI|DESKTOP|LAPTOP|DC)\d{0,4}(?:-|$)/;
const deviceWord =
	/设备|机器|电脑|主机|终端|云?桌面|虚拟机|服务器|笔记本|一体机|工作站|序列号|device|machine|host|\bPC|desktop|laptop|server|computer|workstation|serial|\bVM/i;

export type FoundMachine = {readonly serial: string; readonly from: number; readonly to: number};

/** Serials, and host names (`BJ-PC-0231`) that are known already or have a word for a machine beside them. */
export const findMachines = (text: string, known: readonly string[] = []): readonly FoundMachine[] => {
	const serials = findSerials(text);
	const hosts = Array.from(text.matchAll(host), ({index, 0: serial}) => ({
		serial,
		from: index,
		to: index + serial.length,
	}));
	return [
		...serials,
		...hosts.filter(
			({serial, from, to}) =>
				!noHost.test(serial) &&
				(known.includes(serial) ||
					speaking.test(serial) ||
					deviceWord.test(text.slice(Math.max(0, from - 20), to + 14))) &&
				!serials.some(other => other.from < to && from < other.to),
		),
	].toSorted((a, b) => a.from - b.from);
};

type Read = {readonly n: number; readonly sentences: ReadonlyArray<{readonly text: string; readonly line: number}>};

/** Every machine of the mails, in the order in which they are first named. */
export const machinesIn = (mails: readonly Read[]): readonly Machine[] => {
	const found = new Map<string, Machine>();
	const sure = mails.flatMap(({sentences}) =>
		sentences.flatMap(({text}) => findMachines(text).map(({serial}) => serial)),
	);
	for (const {n, sentences} of mails) {
		for (const {text, line} of sentences) {
			for (const {serial, from, to} of findMachines(text, sure)) {
				const known = found.get(serial);
				const owner = known?.owner ?? ownerOf(text, from, to);
				found.set(serial, {
					serial,
					...(owner && {owner}),
					mails: [...new Set([...(known?.mails ?? []), n])],
					line: known?.line ?? line,
				});
			}
		}
	}

	return [...found.values()];
};
