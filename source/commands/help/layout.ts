import {type Argument, type Command, Help} from 'commander';
import type {Language} from '../../text/both.js';
import {width} from '../../text/shown/width.js';
import {wrapCjk} from '../../text/shown/wrap.js';
import {headings} from '../help-words.js';
import {topicOf, topics} from './topics.js';

const shown = (it: Argument) => {
	const name = `${it.name()}${it.variadic ? '...' : ''}`;
	return it.required ? `<${name}>` : `[${name}]`;
};

/** Under which heading `--help` lists a command. */
export const groupOf = (command: string, language: Language): string =>
	`${topicOf(command).title[language]}${language === 'zh' ? '：' : ':'}`;

/** `--help` in columns that hold for Chinese too, its commands by topic in the order of a case's life. */
export const layout = (language: Language): Partial<Help> => ({
	styleTitle: title => headings[title]?.[language] ?? title,
	displayWidth: width,
	boxWrap: (text, columns) => wrapCjk(text, columns).join('\n'),
	subcommandTerm: it => [it.name(), ...it.registeredArguments.map(shown)].join(' '),
	groupItems(all, visible, groupOf) {
		const rank = (heading: string) => topics.findIndex(({title}) => heading.startsWith(title[language]));
		const groups = Help.prototype.groupItems.call(this, all as Command[], visible as Command[], groupOf as never);
		return new Map([...groups].toSorted(([a], [b]) => rank(a) - rank(b))) as Map<string, never[]>;
	},
	...(language === 'zh' && {showGlobalOptions: false}),
});
