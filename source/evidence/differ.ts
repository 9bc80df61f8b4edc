import type {Subject} from '../case/case.js';
import {subjectName} from '../case/reading/subject.js';
import type {CaseView} from '../case/view.js';
import {compareVersions, isVersion} from '../text/versions.js';
import {reportOf} from './kept.js';
import {type Difference, differencesOf, type Said} from './report/differences.js';
import {factRows} from './report/facts.js';
import {saidOf} from './report/said.js';

/** A planned machine that is older than all the others in something that has a version. */
export type Older = {
	readonly device: string;
	readonly name: string;
	readonly value: string;
	/** The oldest of the others. */
	readonly than: string;
};

/** In what the machines of a case differ, those included that are only planned. */
export type Differing = {
	/** As the columns are headed, in the order of the case. */
	readonly devices: readonly string[];
	readonly planned: readonly string[];
	readonly differences: readonly Difference[];
	/** What a planned machine would not reproduce. */
	readonly older: readonly Older[];
};

const labelOf = (subject: Subject) => subjectName(subject) || subject.id;

/** What persons and logs say of one machine; what is disputed stands with all its values. */
const statedOf = (view: CaseView, subject: Subject): readonly Said[] => {
	const lookup = view.factsOf(subject.id);
	const device = labelOf(subject);
	return view.statedFacts(subject.id).flatMap(name => {
		const fact = lookup(name);
		if (fact.state === 'unknown') return [];
		const values = fact.state === 'known' ? [fact.value] : fact.because.map(({value}) => value);
		return values.map(value => ({device, name, value}));
	});
};

/** Failing codes and packages, and what one log says and another one of its kind does not. */
const loggedOf = (view: CaseView, subjects: readonly Subject[]): readonly Said[] => {
	const labels = new Map(subjects.map(subject => [subject.id, labelOf(subject)]));
	const read = view.case.evidence.flatMap(({subject, ...file}) => {
		const device = labels.get(subject ?? '');
		return device === undefined ? [] : [{file: reportOf({...file, device}), facts: file.facts}];
	});
	return saidOf(
		read.map(({file}) => file),
		factRows(read),
	);
};

const olderOf = ({name, values}: Difference, planned: readonly string[]): readonly Older[] => {
	const others = Object.entries(values)
		.flatMap(([device, value]) => (value !== null && isVersion(value) && !planned.includes(device) ? [value] : []))
		.toSorted(compareVersions);
	const [than] = others;
	if (than === undefined) return [];
	return planned.flatMap(device => {
		const value = values[device];
		return value != null && isVersion(value) && compareVersions(value, than) < 0 ? [{device, name, value, than}] : [];
	});
};

/** What is said of each machine of a case, held against the others. A group that was split speaks through its devices. */
export const differingIn = (view: CaseView): Differing => {
	const subjects = view.case.subjects.filter(({into}) => into.length === 0);
	const stated = subjects.flatMap(subject => statedOf(view, subject));
	const settled = new Set(stated.map(({device, name}) => `${device}\n${name}`));
	const logged = loggedOf(view, subjects).filter(({device, name}) => !settled.has(`${device}\n${name}`));
	const said = [...stated, ...logged];
	const devices = subjects
		.filter(subject => subject.kind === 'device' || said.some(({device}) => device === labelOf(subject)))
		.map(labelOf);
	const planned = subjects.filter(subject => subject.planned).map(labelOf);
	const differences = differencesOf(said, devices);
	return {devices, planned, differences, older: differences.flatMap(one => olderOf(one, planned))};
};
