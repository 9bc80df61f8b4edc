import type {Subject} from '../case.js';

/** What a person calls a subject: a device by its serial and whose it is, a group by its words. */
export const subjectName = ({name, serial}: Pick<Subject, 'name' | 'serial'>): string =>
	[serial, name].filter(Boolean).join(' ');

/** The machines that subjects stand for: a group that was split is its machines, any other subject itself. */
export const machinesOf = (ids: readonly string[], subjects: readonly Subject[]): readonly Subject[] => {
	const found = ids.flatMap(id => {
		const subject = subjects.find(one => one.id === id);
		if (!subject) return [];
		return subject.into.length > 0 ? machinesOf(subject.into, subjects) : [subject];
	});
	return found.filter(({id}, index) => found.findIndex(other => other.id === id) === index);
};

/** Every machine and unsplit group of a case. */
export const allMachines = (subjects: readonly Subject[]): readonly Subject[] =>
	subjects.filter(({into}) => into.length === 0);
