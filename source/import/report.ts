import type {Language} from '../text/both.js';
import type {Clock} from './offset.js';
import type {Said, Summary} from './summary.js';

const placeOf = ({mail, sentence}: Said) => ({
	date: mail.written?.date ?? null,
	mail: mail.n,
	line: sentence.line,
	quote: sentence.text,
});

const greets = /您好|你好|^感谢您的电话|[：:，,]$|^(?:Dear|Hi|Hello|Thank)\b/;

/** What an import says under `--json`, less the envelope. Lines from 1 in their file, dates as written. */
export const reportOf = (summary: Summary, clock: Clock, language: Language) => {
	const {reading, people, priorities, groups, kbs, codes, versions, symptoms, advised, promises} = summary;
	const {fields} = reading;
	return {
		subject: reading.subject ?? null,
		number: fields.number ?? null,
		priority: priorities.at(-1)?.to ?? fields.priority ?? null,
		priorities: [
			...(fields.priority
				? [{to: fields.priority, agreedBy: null, date: null, mail: null, line: null, quote: reading.subject}]
				: []),
			...priorities.map(one => ({to: one.to, agreedBy: one.agreedBy, ...placeOf(one)})),
		],
		customer: fields.customer ?? null,
		title: fields.title ?? null,
		product: fields.product ?? null,
		reference: fields.reference ?? null,
		offset: {declared: clock.declared, question: clock.question?.[language] ?? null},
		people,
		mails: reading.mails.map(mail => ({
			n: mail.n,
			date: mail.written?.date ?? null,
			clock: mail.written?.clock ?? null,
			offset: mail.written?.offset ?? null,
			from: mail.from,
			side: mail.isOurs ? 'ours' : 'theirs',
			source: mail.source,
			line: mail.line,
			cut: mail.cut ?? 0,
		})),
		devices: reading.machines.map(({serial, owner, mails, line}) => ({serial, owner: owner ?? null, mails, line})),
		groups: groups.map(({name, count, symptom}) => ({name, count: count ?? null, symptom: symptom ?? null})),
		symptoms: symptoms.map(one => ({text: one.text, ...placeOf(one)})),
		kbs: kbs.map(({token, verdict, kb, why, ...said}) => ({
			token,
			verdict,
			kb: kb ?? null,
			why: why?.[language] ?? null,
			...placeOf(said),
		})),
		versions: versions.map(({version, device, kb, ...said}) => ({
			version,
			device: device ?? null,
			kb: kb ?? null,
			...placeOf(said),
		})),
		codes: codes.map(({code, text, ...said}) => ({hresult: code, text, ...placeOf(said)})),
		advice: advised.map(one => ({
			what: one.kb ?? one.what,
			name: one.name[language],
			howto: one.topic?.howto ?? null,
			devices: one.machines,
			elsewhere: one.elsewhere,
			...placeOf(one),
		})),
		promises: promises.map(one => ({side: one.side, when: one.when ?? null, due: one.due ?? null, ...placeOf(one)})),
		contradictions: summary.contradictions.map(({about, values}) => ({
			about,
			values: values.map(({value, mail, sentence}) => ({
				value,
				...(mail && sentence
					? placeOf({mail, sentence})
					: {date: null, mail: null, line: null, quote: reading.subject}),
			})),
		})),
		timeline: reading.mails.map(mail => ({
			date: mail.written?.date ?? null,
			clock: mail.written?.clock?.slice(0, 5) ?? null,
			from: mail.from,
			side: mail.isOurs ? 'ours' : 'theirs',
			text: mail.sentences.find(({text}) => text.length > 3 && !greets.test(text))?.text ?? '',
		})),
		mistakes: summary.mistakes.map(({sentence, instead, ...mistake}) => ({
			...mistake,
			sentence: sentence[language],
			instead: instead[language],
		})),
	};
};
