// node bench/generate/cbs-log.js FILE MB: a CBS.log with the line lengths, codes and mixed line ends of real ones; prints its count of lines.
import {closeSync, openSync, writeSync} from 'node:fs';
import process from 'node:process';

const stack =
	'Loaded Servicing Stack v6.1.7601.24537 with Core: C:\\Windows\\winsxs\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_6.1.7601.24537_none_0123456789abcdef\\cbscore.dll';
/** Message, component and level for the n-th line: of 200 lines 6 carry a failing HRESULT of noise, 4 another, 3 are hit by a rule. */
const messageAt = n => {
	const kb = 4_500_000 + (n % 4001);
	switch (n % 200) {
		case 3:
		case 43:
		case 83:
			return ['Expecting attribute name [HRESULT = 0x800f080d - CBS_E_MANIFEST_INVALID_ITEM]'];
		case 4:
		case 44:
		case 84:
			return ['Failed to get next element [HRESULT = 0x800f080d - CBS_E_MANIFEST_INVALID_ITEM]'];
		case 61:
		case 62:
			return ['Failed to internally open package. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]'];
		case 101:
			return [`Doqe: Recording result: 0x80070005, for Inf: sample${n % 40}.inf`];
		case 121:
			return ['Failed to stage package manifest. [HRESULT = 0x80070005 - E_ACCESSDENIED]'];
		case 122:
			return [
				'Startup: Failed while processing non-critical driver operations queue. [HRESULT = 0x80070005 - E_ACCESSDENIED]',
				'CBS',
				'Error',
			];
		case 141:
			return [`Session: 30546173_${(n * 7) % 4_000_000_000} initialized by client WindowsUpdateAgent.`];
		case 160:
			return n % 20_000 === 160 ? [stack] : ['Startup: Waiting for SC autostart event'];
		case 181:
			return ['Exec: Processing complete. [HRESULT = 0x00000000 - S_OK]'];
		case 182:
			return [
				`${(n % 0xff_ff).toString(16).padStart(8, '0')}@2016/9/27:20:30:31.455 Transaction uses locks, seq ${n}`,
				'CSI',
			];
		default:
			return n % 3 === 0
				? [
						`Appl: Evaluating package applicability for package Package_${n % 97}_for_KB${kb}~31bf3856ad364e35~amd64~~6.1.1.${n % 9}, applicable state: Installed`,
					]
				: n % 3 === 1
					? [
							`${(n % 0xff_ff).toString(16).padStart(8, '0')} Component amd64_sample-${n % 977}_31bf3856ad364e35_6.1.7601.${n % 24_000}_none_0123456789abcdef, seq ${n}`,
							'CSI',
						]
					: [
							`Plan: Package: Package_${n % 97}_for_KB${kb}~31bf3856ad364e35~amd64~~6.1.1.${n % 9}, current: Installed, start: Staged, targeted: Installed`,
						];
	}
};

const generate = (file, megabytes) => {
	const handle = openSync(file, 'w');
	let written = 0;
	let lines = 0;
	let buffer = '\uFEFF';
	const start = Date.UTC(2016, 8, 28);
	while (written < megabytes * 1e6) {
		for (let count = 0; count < 20_000; count++, lines++) {
			const [message, component = 'CBS', level = 'Info'] = messageAt(lines);
			const at = new Date(start + Math.floor(lines / 30) * 1000).toISOString();
			buffer += `${at.slice(0, 10)} ${at.slice(11, 19)}, ${level.padEnd(22)}${component.padEnd(7)}${message}${lines % 50 === 7 ? '\n' : '\r\n'}`;
		}

		written += writeSync(handle, buffer);
		buffer = '';
	}

	closeSync(handle);
	return lines;
};

console.log(generate(process.argv[2], Number(process.argv[3])));
