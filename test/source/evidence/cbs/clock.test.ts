import test from 'ava';
import {offsetOf} from '../../../../source/evidence/cbs/clock.js';

const tells = test.macro((t, at: string | null, message: string, offset: string | undefined) =>
	t.is(offsetOf({at, message}), offset),
);

test(
	'CSI names UTC beside the local stamp',
	tells,
	'2016-09-28T04:30:31',
	'00000001@2016/9/27:20:30:31.455 WcpInitialize',
	'+08:00',
);
test(
	'Windows 8 and later say the universal time',
	tells,
	'2015-02-23T21:47:28',
	'Universal Time is: 2015-02-24 02:47:28.286',
	'-05:00',
);
test(
	"a session's id is the time it was made, in UTC",
	tells,
	'2016-09-28T04:30:31',
	'Session: 30546173_4261722401 initialized by client WindowsUpdateAgent.',
	'+08:00',
);
test('half hours are told', tells, '2021-03-04T18:30:00', 'x@2021/3/4:13:00:00.1', '+05:30');
test('UTC itself is +00:00', tells, '2021-03-04T18:30:00', 'x@2021/3/4:18:30:00.1', '+00:00');
test(
	'a session reported long after it was made tells nothing',
	tells,
	'2016-09-28T04:37:00',
	'Session: 30546173_4261722401 initialized by client x.',
	undefined,
);
test('a date that is days away is no offset', tells, '2021-03-14T18:30:00', 'x@2021/3/4:13:00:00.1', undefined);
test('a stamp that is no date tells nothing', tells, '2021-13-45T18:30:00', 'x@2021/3/4:13:00:00.1', undefined);
test('without a stamp nothing is told', tells, null, 'x@2021/3/4:13:00:00.1', undefined);
