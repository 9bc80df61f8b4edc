import type {FoundKind} from '../../find/entries.js';
import {type Finder, grouped} from '../../find/finder.js';
import type {Both} from '../../text/both.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {aligned, json} from '../table.js';

type Options = Io & {readonly finder: Finder};

/** What a found thing is called. */
export const foundNames: Readonly<Record<FoundKind, Both>> = {
	kb: {zh: 'KB', en: 'KB'},
	code: {zh: '代码', en: 'Code'},
	howto: {zh: '操作', en: 'How-to'},
	tree: {zh: '流程', en: 'Walk'},
	rule: {zh: '规则', en: 'Rule'},
	hypothesis: {zh: '可能原因', en: 'Cause'},
	term: {zh: '术语', en: 'Term'},
	case: {zh: '案例', en: 'Case'},
};

/** `casewalk find QUERY…`: everything known that fits, best first, in groups by kind; nothing found is no error. */
export const find = async (words: readonly string[], options: Options): Promise<ExitCode> => {
	const {finder, language, write} = options;
	const query = words.join(' ').trim();
	if (query === '')
		return refuse(
			options,
			language === 'zh' ? '没有给出要查找的内容。' : 'Nothing to find was given.',
			'casewalk find 32%',
		);
	const found = finder(query);
	if (options.json) {
		write(
			json(
				found.map(({kind, id, title, why, score}) => ({kind, id, title: title[language], why: why[language], score})),
			),
		);
	} else if (found.length === 0) write(language === 'zh' ? '没有找到。\n' : 'Nothing found.\n');
	else {
		write(
			aligned(
				grouped(found.slice(0, 20)).flatMap(group =>
					group.map(({kind, id, title, why}, index) => [
						index === 0 ? foundNames[kind][language] : '',
						id,
						title[language],
						why[language],
					]),
				),
				'',
			),
		);
	}

	return 0;
};
