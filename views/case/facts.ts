import type {FactSource} from '../../source/case/case.js';
import type {Fact} from '../../source/knowledge/schema.js';
import type {Both} from '../../source/text/both.js';
import {fileName} from '../../source/text/file-name.js';
import {words} from '../words.js';

const yesNo: Readonly<Record<string, Both>> = {yes: {zh: '是', en: 'yes'}, no: {zh: '否', en: 'no'}};

/** The value in words: `persistent` is 持久化桌面, `yes` is 是; a version says itself. */
export const valueWords = (value: string, fact: Fact | undefined): Both =>
	fact?.values?.[value] ?? (fact?.type === 'yes-no' ? yesNo[value] : undefined) ?? {zh: value, en: value};

/** What a fact can be answered with by one digit; empty: it is typed. */
export const valuesOf = (fact: Fact | undefined): ReadonlyArray<{readonly id: string; readonly words: Both}> => {
	const values = fact?.values ?? (fact?.type === 'yes-no' ? yesNo : {});
	return Object.entries(values).map(([id, words]) => ({id, words}));
};

/** Who says so: `CBS.log:123`, `客户说`. */
export const sourceWords = (source: FactSource): Both => {
	if (source.by === 'log') {
		const at = `${fileName(source.file)}:${source.line}`;
		return {zh: at, en: at};
	}

	return words.sources[source.by];
};
