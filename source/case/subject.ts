import type {Subject} from './case.js';

/** What a person calls a subject: a device by its serial and whose it is, a group by its words. */
export const subjectName = ({name, serial}: Pick<Subject, 'name' | 'serial'>): string =>
	[serial, name].filter(Boolean).join(' ');
