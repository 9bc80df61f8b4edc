import type {Both} from '../../text/both.js';
import {findSerials} from '../../text/note/serials.js';
import {serialOf} from './devices.js';
import type {FileReport, GapRow} from './report.js';

const askFor = (device: string): Both => ({
	zh: `请您确认这份日志是不是机器 ${device} 的；如果不是，请重新提供机器 ${device} 的日志。`,
	en: `Please check that this log is of the machine ${device}; if it is not, please send the logs of ${device} again.`,
});

const otherSerial = (serial: string, device: string): Both => ({
	zh: `文件路径里的序列号是 ${serial}，与机器 ${device} 不符，可能是另一台机器的日志。`,
	en: `The path names the serial ${serial}, which is not that of ${device}: this may be the log of another machine.`,
});

const otherName = (one: string, other: string): Both => ({
	zh: `同一台机器的日志写着两个计算机名（${one}、${other}），其中可能有另一台机器的日志。`,
	en: `Logs of one machine name two computers (${one}, ${other}): one of them may be of another machine.`,
});

const sameBytes = (device: string): Both => ({
	zh: `这份日志与机器 ${device} 的日志内容完全相同，可能同一份日志传了两次。`,
	en: `This log holds the same bytes as one of ${device}: the same log may have been sent twice.`,
});

type Placed<T> = {readonly file: FileReport; readonly place: number; readonly value: T};

/** Of each key the first file, and the first with another value: so that no file has to look through all others. */
const firstsOf = <T>(
	files: readonly FileReport[],
	read: (file: FileReport) => {readonly key: string; readonly value: T} | undefined,
): ((key: string, value: T, place?: number) => FileReport | undefined) => {
	const firsts = new Map<string, Array<Placed<T>>>();
	for (const [place, file] of files.entries()) {
		const {key, value} = read(file) ?? {};
		if (key === undefined) continue;
		const known = firsts.get(key) ?? [];
		if (known.length < 2 && known[0]?.value !== value) known.push({file, place, value: value as T});
		firsts.set(key, known);
	}

	return (key, value, place = files.length) =>
		firsts.get(key)?.find(first => first.value !== value && first.place < place)?.file;
};

/**
 * What makes a log one of another machine: the serial in its path, the name in its events, or that it was sent for
 * both. Each file is asked about with its place among all.
 */
export const wrongDevice = (files: readonly FileReport[]): ((file: FileReport, place: number) => readonly GapRow[]) => {
	const sameBytesAs = firstsOf(files, ({sha256, device, bytes}) =>
		sha256 !== null && device !== null && bytes > 0 ? {key: sha256, value: device} : undefined,
	);
	const namedBefore = firstsOf(files, ({device, computer}) =>
		device !== null && computer ? {key: device, value: computer.toLowerCase()} : undefined,
	);

	return ({device, path, sha256, bytes, computer, sameAs}, place) => {
		if (device === null || sameAs !== undefined) return [];
		const put = (why: Both): GapRow => ({what: 'device', why, ask: askFor(device), file: path, device});

		const [serial, own] = [serialOf(path), findSerials(device)];
		const isOther = serial !== undefined && own.length > 0 && own.every(known => known.serial !== serial);
		const twin = sha256 !== null && bytes > 0 ? sameBytesAs(sha256, device) : undefined;
		const named = computer === undefined ? undefined : namedBefore(device, computer.toLowerCase(), place);
		return [
			...(isOther ? [put(otherSerial(serial, device))] : []),
			...(twin ? [put(sameBytes(twin.device!))] : []),
			...(named ? [put(otherName(named.computer!, computer!))] : []),
		];
	};
};
