import type {Call} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {compareInstants, type Instant} from '../../text/time.js';
import {adviceTitle} from '../advice/advice-title.js';
import {listed, unended} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {type Filling, plain} from '../slots.js';

/** The last call of the case, over or still running. */
export const lastCall = (view: CaseView): Call | undefined => view.case.calls.at(-1);

const during =
	({from, to}: Call) =>
	(at: Instant) =>
		compareInstants(from, at) <= 0 && (to === undefined || compareInstants(at, to) <= 0);

/** What was told in the call: the notes as they were typed, and the answers, machine by machine. */
export const toldIn = (call: Call, view: CaseView, filling: Filling): readonly string[] => {
	const {language} = filling;
	const zh = language === 'zh';
	const isIn = during(call);
	const notes = view.case.notes
		.filter(({at}) => isIn(at))
		.flatMap(({id, text}) =>
			text
				.split('\n')
				.filter(line => line.trim())
				.map((line, index) => unended(filling.said(`note.${id}.${index + 1}`, line))),
		);

	const answers = view.walks.flatMap(({subject, walk}) =>
		walk.trail.flatMap(({node, answer}) => {
			if (node.kind !== 'ask' || answer?.kind !== 'answered' || !isIn(answer.at)) return [];
			const [asked, said] = [unended(plain(answer.asked[language])), unended(plain(answer.said[language]))];
			return [{name: nameOf(subject, filling), words: zh ? `${asked}——${said}` : `${asked}: ${said}`}];
		}),
	);
	const byMachine = [...Map.groupBy(answers, ({name}) => name)].map(
		([name, those]) => `${name}${zh ? '：' : ': '}${those.map(({words}) => words).join(zh ? '；' : '; ')}`,
	);

	return [...notes, ...byMachine];
};

/** What was agreed in the call: the priority, risky steps, and what was advised with the answer to it. */
export const agreedIn = (call: Call, view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const {language} = filling;
	const zh = language === 'zh';
	const isIn = during(call);
	const priorities = view.case.priorities
		.filter(({at}) => isIn(at))
		.map(({from, to}) =>
			zh
				? `案例优先级${from ? `由${from}` : ''}调整为${to}`
				: `the priority of the case goes ${from ? `from ${from} ` : ''}to ${to}`,
		);

	const answered = new Map<string, string>(
		view.walks.flatMap(({subject, walk}) =>
			walk.trail.flatMap(({node, answer, tree, nodeId}) =>
				node.kind === 'do' && answer?.kind === 'answered' && isIn(answer.at)
					? [[`${tree}/${nodeId} ${subject.id}`, unended(plain(answer.said[language]))] as const]
					: [],
			),
		),
	);
	const advised = view.case.advice.filter(({at, by}) => by === 'phone' && isIn(at));
	const alike = Map.groupBy(advised, advice => {
		const said = advice.subjects.map(subject => answered.get(`${advice.step} ${subject}`)).find(Boolean) ?? '';
		return JSON.stringify([adviceTitle(advice, knowledge, language), said]);
	});

	return [
		...priorities,
		...[...alike].map(([key, those]) => {
			const [what, said] = JSON.parse(key) as [string, string];
			const ids = new Set(those.flatMap(({subjects}) => subjects));
			const names = listed(
				view.case.subjects.filter(({id}) => ids.has(id)).map(subject => nameOf(subject, filling)),
				language,
			);
			if (zh) return `${names}：${what}${said && `（${said}）`}`;
			return `${names}: ${what}${said && ` (${said})`}`;
		}),
	];
};
