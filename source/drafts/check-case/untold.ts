import type {KeptFinding} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {findCodes} from '../../text/codes.js';
import {bare, shareOf} from '../check/likeness.js';

type Mail = {readonly bare: string; readonly codes: ReadonlySet<string>; readonly sentences: readonly string[]};

/** The line itself named: `CBS.log第32行`, `CBS.log line 32`. */
const isCited = ({file, line}: KeptFinding, mail: Mail): boolean => {
	const name = file.split(/[\\/!]/).at(-1) ?? file;
	return [`${name}第${line}行`, `${name} line ${line}`, `${name}, line ${line}`, `line ${line} of ${name}`].some(
		place => new RegExp(`${RegExp.escape(bare(place))}(?!\\d)`).test(mail.bare),
	);
};

const isTold = (found: KeptFinding, mail: Mail, {rules}: Knowledge): boolean => {
	const {values, meaning, quote, rule} = found;
	const title = rules[rule]?.title;
	const ofItsOwn = Object.entries(values).flatMap(([name, value]) =>
		/kb|version|at$|time|seconds|count/i.test(name) || value.length < 4 ? [] : [value],
	);
	return (
		mail.bare.includes(bare(quote)) ||
		isCited(found, mail) ||
		(title !== undefined && [title.zh, title.en].some(words => mail.bare.includes(bare(words)))) ||
		ofItsOwn.some(
			value => mail.bare.includes(bare(value)) || findCodes(value).some(({code}) => mail.codes.has(code)),
		) ||
		(['zh', 'en'] as const).some(language => {
			const [first = ''] = meaning[language].split(/[。；;]|\.\s/);
			return mail.sentences.some(sentence => shareOf(first, sentence) >= 0.5);
		})
	);
};

/** Findings of the level error that nobody told or set aside, one for each meaning. */
export const untold = ({case: {evidence}}: CaseView, text: string, knowledge: Knowledge): readonly KeptFinding[] => {
	const findings = new Map<string, KeptFinding>();
	for (const found of evidence.flatMap(item => item.findings)) {
		const key = `${found.rule} ${found.meaning.zh}`;
		if (found.level === 'error' && !found.setAside && !findings.has(key)) findings.set(key, found);
	}

	const mail: Mail = {
		bare: bare(text),
		codes: new Set(findCodes(text).map(({code}) => code)),
		sentences: text.split(/[。；;\n]|\.\s/),
	};
	return [...findings.values()].filter(found => !isTold(found, mail, knowledge));
};
