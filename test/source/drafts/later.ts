import type {Case, Evidence, FactStatement, Subject} from '../../../source/case/case.js';
import type {RecordedFinding} from '../../../source/case/event.js';
import type {CaseView} from '../../../source/case/view.js';
import {groups, known, viewOf} from './example.js';

const machine = (id: string, serial: string, name?: string): Subject => ({
	id,
	kind: 'device',
	name: name ?? '',
	serial,
	from: 'g2',
	into: [],
});
const read = (evidence: string, subject: string, path: string, findings: readonly RecordedFinding[]): Evidence => ({
	id: evidence,
	subject,
	path,
	kind: 'cbs',
	at: '2026-11-24T10:00:00.000+08:00',
	findings,
	facts: [],
});
const denied = (file: string, line: number): RecordedFinding => ({
	rule: 'driver-access-denied',
	level: 'error',
	line,
	quote: 'Doqe: Recording result: 0x80070005, for Inf: cpu.inf',
	values: {inf: 'cpu.inf', hresult: '0x80070005'},
	meaning: {
		zh: '重启后处理驱动cpu.inf时被拒绝访问（0x80070005），更新因此回滚',
		en: 'after the restart access was denied (0x80070005) while the driver cpu.inf was processed, and the update rolled back',
	},
	file,
	sha256: 'a'.repeat(64),
});
const stack = (value: string, file: string, line: number): FactStatement => ({
	fact: 'ssu.version',
	value,
	source: {by: 'log', file, sha256: 'a'.repeat(64), line, quote: `Loaded Servicing Stack v${value}`, at: null},
	seq: 30,
	at: '2026-11-24T10:00:00.000+08:00',
});

/** The same case two days on: three machines became two devices with logs, nothing is settled yet. */
export const logsRead = (changes: Partial<Case> = {}): CaseView =>
	viewOf(
		{
			subjects: [
				groups.repair,
				{...groups.stuck, into: ['d1', 'd2']},
				groups.failed,
				machine('d1', 'V10HDA0036171'),
				machine('d2', 'V10HDA0036188'),
			],
			evidence: [
				read('e1', 'd1', 'D:\\logs\\36171\\CBS.log', [denied('CBS.log', 2210)]),
				read('e2', 'd2', 'D:\\logs\\36188\\CBS.log', [denied('CBS.log', 1874)]),
			],
			...changes,
		},
		{
			...known,
			d1: {'os.family': 'win7', 'ssu.version': stack('6.1.7601.24554', 'CBS.log', 12)},
			d2: {'os.family': 'win7', 'ssu.version': stack('6.1.7601.24537', 'CBS.log', 9)},
		},
		{},
	);
