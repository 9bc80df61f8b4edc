import {familiesIn, familyName, knownFamilies, productIn} from '../scope/system.js';
import {correctedSubject} from '../scope/subject-line.js';
import type {Both} from '../../text/both.js';
import {withoutReplies} from '../../text/subject-line/subject-line.js';
import type {Checking, Problem, Rule} from '../check.js';

/** The name of another system in a subject line: 工行用户反馈V2020-L补丁安装失败 of machines that run Windows 7. */
const foreignIn = (line: string, {view, knowledge}: Checking) => {
	const own = view ? knownFamilies(view) : new Set<string>();
	const [known] = own;
	const product = productIn(line, knowledge);
	if (known === undefined || !product || own.has(product.family)) return undefined;
	return [...familiesIn(line)].some(family => own.has(family))
		? undefined
		: {said: product.said, index: product.index, known};
};

/**
 * The subject line that a mail inherits still has an old priority or another system: the corrected one is offered, once. A
 * line that was sent as it is has been seen.
 */
export const subject: Rule = ({subjects, at}, checking) => {
	const {view, draft} = checking;
	if (!view) return [];
	const {priority, mails} = view.case;
	const inText = subjects.map(line => ({...line, place: at(line.index, line.text)}));
	const given = draft?.subject ? [{text: draft.subject, place: {line: 1, column: 1, text: draft.subject}}] : [];
	const seen = new Set(mails.filter(({way}) => way === 'sent').map(sent => withoutReplies(sent.subject)));

	return [...inText, ...given].flatMap(({text, place}): Problem[] => {
		if (seen.has(withoutReplies(text))) return [];
		const foreign = foreignIn(text, checking);
		const name = foreign && familyName(foreign.known);
		const renamed = foreign
			? text.slice(0, foreign.index) + name!.en + text.slice(foreign.index + foreign.said.length)
			: text;
		const corrected = correctedSubject(renamed, priority) ?? renamed;
		const isOld = correctedSubject(text, priority) !== undefined;
		if (corrected === text) return [];
		const why: Both =
			isOld && foreign
				? {zh: '改了优先级和系统', en: 'priority and system are changed'}
				: isOld
					? {zh: '只改了优先级', en: 'only the priority is changed'}
					: {zh: '只改了系统', en: 'only the system is changed'};
		const problem = (code: 'subject-priority' | 'subject-system', message: Both, first: boolean): Problem => ({
			code,
			level: 'warn',
			...place,
			message,
			candidates: first ? [{text: corrected, why}] : [],
		});

		return [
			...(isOld
				? [
						problem(
							'subject-priority',
							{
								zh: `主题里还是旧的优先级，案例现在是${priority}：可以换成改好的主题。`,
								en: `The subject line still has an old priority, the case is ${priority} now: take the corrected one.`,
							},
							true,
						),
					]
				: []),
			...(foreign
				? [
						problem(
							'subject-system',
							{
								zh: `主题里写的是${foreign.said}，案例中的系统是${name!.zh}：可以换成改好的主题。`,
								en: `The subject line says ${foreign.said}, but the case runs ${name!.en}: take the corrected one.`,
							},
							!isOld,
						),
					]
				: []),
		];
	});
};
