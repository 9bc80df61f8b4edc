import type {EvidenceRead, Together} from '../case/acts/attach.js';
import type {RecordedFact} from '../case/event.js';
import type {Rule} from '../knowledge/schema.js';
import {reportOf} from './kept.js';
import {gapsOf} from './report/gaps.js';
import {isDenied, type JoinedDriver, joinDrivers} from './report/join.js';
import {rotationGaps} from './report/rotation.js';

/** What only both logs state: CBS that access was denied, setupapi to which driver and where. */
const factsOf = (
	{inf, cause, object, at, setupapi}: Omit<JoinedDriver, 'device'>,
	files: readonly EvidenceRead[],
): readonly RecordedFact[] => {
	if (!isDenied(cause) || inf === null) return [];
	const file = files.find(({path}) => path === setupapi.file);
	const quoted = {...setupapi, at, sha256: file?.sha256 ?? ''};
	const stated = [
		{name: 'driver.access-denied', value: inf, ...quoted},
		...(object === null ? [] : [{name: 'driver.denied-object', value: object, ...quoted}]),
	];
	return stated.filter(({name, value}) => !file?.facts.some(fact => fact.name === name && fact.value === value));
};

/**
 * What the files of one subject say together and leave unseen, from what the case keeps of them: files that came on
 * different days count as if they had come at once. `machine`: the one they are all of, where that is known.
 */
export const together = (
	files: readonly EvidenceRead[],
	rules: Readonly<Record<string, Rule>>,
	machine?: string,
): Together => {
	const reports = files.map(file => reportOf(machine === undefined ? file : {...file, device: machine}));
	// A log that an older build read tells too little for a gap of its own.
	const isOld = new Set(
		files.filter(({log, findings, facts}) => !log && findings.length + facts.length > 0).map(({path}) => path),
	);
	const gaps = [...gapsOf(reports, rules), ...rotationGaps(reports)].filter(
		({file}) => file === null || !isOld.has(file),
	);
	const drivers = joinDrivers(reports).map(({device: _, ...driver}) => driver);
	return {
		drivers,
		gaps: gaps.map(({device: _, ...gap}) => gap),
		facts: drivers.flatMap(driver => factsOf(driver, files)),
	};
};
