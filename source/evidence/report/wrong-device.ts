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

/** What makes a log one of another machine: the serial in its path, the name in its events, or that it was sent for both. */
export const wrongDevice = (file: FileReport, files: readonly FileReport[]): readonly GapRow[] => {
	const {device, path, sha256, bytes, computer, sameAs} = file;
	if (device === null || sameAs !== undefined) return [];
	const put = (why: Both): GapRow => ({what: 'device', why, ask: askFor(device), file: path, device});

	const [serial, own] = [serialOf(path), findSerials(device)];
	const isOther = serial !== undefined && own.length > 0 && own.every(known => known.serial !== serial);
	const twin = files.find(
		other => other.sha256 === sha256 && other.device !== null && other.device !== device && other.bytes > 0,
	);
	const before = files.slice(0, files.indexOf(file));
	const named = before.find(
		other => other.device === device && other.computer?.toLowerCase() !== computer?.toLowerCase() && other.computer,
	);
	return [
		...(isOther ? [put(otherSerial(serial, device))] : []),
		...(sha256 !== null && bytes > 0 && twin ? [put(sameBytes(twin.device!))] : []),
		...(computer !== undefined && named?.computer ? [put(otherName(named.computer, computer))] : []),
	];
};
