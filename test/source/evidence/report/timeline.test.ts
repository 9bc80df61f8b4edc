import test from 'ava';
import {makeEvtx} from '../evtx/make-evtx.js';
import {analysisOf, line, opened} from '../logs.js';

const events = makeEvtx([
	[
		{
			provider: 'Microsoft-Windows-Kernel-General',
			id: 12,
			at: '2021-03-04T00:10:20Z',
			data: {MajorVersion: '10'},
		},
		{
			provider: 'Microsoft-Windows-WindowsUpdateClient',
			id: 20,
			at: '2021-03-04T00:30:00Z',
			data: {errorCode: '0x80070005', updateTitle: 'Security Update (KB4530000)'},
		},
	],
]);
const cbs = Buffer.from(
	[
		line('TI: Last boot time: 2021-03-04 08:10:21.500', {at: '2021-03-04 08:11:00'}),
		line('Universal Time is: 2021-03-04 00:11:00.000', {at: '2021-03-04 08:11:00'}),
		line('Doqe: Recording result: 0x80070005, for Inf: cpu.inf', {at: '2021-03-04 08:20:00'}),
		'',
	].join('\r\n'),
);
const dism = Buffer.from(
	'2021-03-04 08:40:00, Error                 DISM   DISM Package Manager: PID=1 TID=2 Failed while processing command cleanup-image. - CPackageManagerCLIHandler::ExecuteCmdLine(hr:0x800f081f)\r\n',
);
const told = async (...parts: ReadonlyArray<readonly [string, Buffer, string | null]>) => {
	const {timeline} = await analysisOf(
		(async function* () {
			for (const [path, bytes, device] of parts) yield opened(bytes, {path, device});
		})(),
	);
	return timeline.map(({at, utcOffset, rule, file}) => [at, utcOffset, rule, file]);
};

test('the logs of a machine are told on one line of time, events moved from UTC by the offset CBS betrays', async t => {
	t.deepEqual(await told(['dism.log', dism, 'A'], ['System.evtx', events, 'A'], ['CBS.log', cbs, 'A']), [
		['2021-03-04T08:10:20', '+08:00', null, 'System.evtx'],
		['2021-03-04T08:20:00', '+08:00', 'cbs-driver-access-denied', 'CBS.log'],
		['2021-03-04T08:30:00', '+08:00', 'evtx-install-failed', 'System.evtx'],
		['2021-03-04T08:40:00', '+08:00', 'dism-command-failed', 'dism.log'],
	]);
});

test('an unknown offset leaves events in UTC and local times without one', async t => {
	t.deepEqual(await told(['System.evtx', events, 'A'], ['dism.log', dism, 'A']), [
		['2021-03-04T00:10:20', '+00:00', null, 'System.evtx'],
		['2021-03-04T00:30:00', '+00:00', 'evtx-install-failed', 'System.evtx'],
		['2021-03-04T08:40:00', null, 'dism-command-failed', 'dism.log'],
	]);
});

test('another machine’s offset moves nothing, and machines are told one after the other', async t => {
	const all = await told(['CBS.log', cbs, 'A'], ['System.evtx', events, 'B']);
	t.deepEqual(
		all.map(([at, , , file]) => [at, file]),
		[
			['2021-03-04T08:10:21', 'CBS.log'],
			['2021-03-04T08:20:00', 'CBS.log'],
			['2021-03-04T00:10:20', 'System.evtx'],
			['2021-03-04T00:30:00', 'System.evtx'],
		],
	);
});
