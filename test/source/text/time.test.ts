import test from 'ava';
import {
	addMinutes,
	clockOf,
	compareInstants,
	dateOf,
	daysBetween,
	instantAt,
	minutesBetween,
} from '../../../source/text/time.js';

test('an instant keeps the wall clock of the place where it was written', t => {
	const at = instantAt(Date.UTC(2026, 10, 22, 16, 30), 480);
	t.is(at, '2026-11-23T00:30:00.000+08:00');
	t.is(dateOf(at), '2026-11-23');
	t.is(clockOf(at), '00:30');
	t.is(instantAt(Date.UTC(2026, 10, 22, 16, 30), -210), '2026-11-22T13:00:00.000-03:30');
});

test('a clock that was set back makes no negative duration', t => {
	t.is(minutesBetween('2026-11-22T10:00:00.000+08:00', '2026-11-22T09:00:00.000+08:00'), 0);
	t.is(daysBetween('2026-11-22T10:00:00.000+08:00', '2026-11-20T10:00:00.000+08:00'), 0);
});

test('minutes and order are those of the world, whatever the zones', t => {
	const shanghai = '2026-11-22T10:00:00.000+08:00';
	const newYork = '2026-11-21T21:30:00.000-05:00';
	t.is(minutesBetween(shanghai, newYork), 30);
	t.true(compareInstants(shanghai, newYork) < 0);
});

test('an hour that summer time repeats or leaves out is an hour', t => {
	// New York, 2026-11-01: 01:30 comes twice; 2026-03-08: 02:30 never comes.
	t.is(minutesBetween('2026-11-01T01:30:00.000-04:00', '2026-11-01T01:30:00.000-05:00'), 60);
	t.is(minutesBetween('2026-03-08T01:59:00.000-05:00', '2026-03-08T03:00:00.000-04:00'), 1);
	t.is(addMinutes('2026-03-08T01:59:00.000-05:00', 60), '2026-03-08T02:59:00.000-05:00');
});

test('days are counted by the writers’ calendars', t => {
	t.is(daysBetween('2026-07-31T23:50:00.000+08:00', '2026-08-01T00:10:00.000+08:00'), 1);
	t.is(daysBetween('2026-03-07T12:00:00.000-05:00', '2026-03-09T00:10:00.000-04:00'), 2);
});
