import type {Io} from '../io.js';
import {aligned} from '../table.js';
import type {Topic} from './topics.js';

type Options = Pick<Io, 'write' | 'language'> & {
	/** What a command does, by its name; absent: there is no such command. */
	readonly describe: (command: string) => string | undefined;
};

/** `casewalk help TOPIC`: what it is about, its commands, and examples that can be typed as they stand. */
export const tellTopic = ({title, about, commands, examples}: Topic, {write, language, describe}: Options): void => {
	const told = commands.flatMap(name => {
		const means = describe(name);
		return means === undefined ? [] : [[name, means]];
	});
	write(`${title[language]}\n${about[language]}\n\n`);
	write(aligned(told, '  '));
	write(language === 'zh' ? '\n例子：\n' : '\nExamples:\n');
	for (const {run, means} of examples) write(`  ${run}\n      ${means[language]}\n`);
};
