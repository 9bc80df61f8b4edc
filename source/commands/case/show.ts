import type {Case} from '../../case/case.js';
import {subjectName} from '../../case/reading/subject.js';
import type {CaseView, Desk} from '../../case/view.js';
import type {Both} from '../../text/both.js';
import {dateOf} from '../../text/time.js';
import {visibleLine} from '../../text/shown/visible.js';
import {withCase} from './case-ref.js';
import {adviceLines, agendaLines, hypothesisLines, shownLedger} from './shown-ledger.js';
import {findingLines, gapLines, shownEvidence} from './shown-evidence.js';
import type {ExitCode, Io} from '../io.js';

/** What is known of the case's subjects now: contradicted facts are shown with all their values. */
const factsOf = (view: CaseView) =>
	view.case.subjects.flatMap(({id}) =>
		view.statedFacts(id).map(fact => {
			const known = view.factsOf(id)(fact);
			return {
				subject: id,
				name: fact,
				state: known.state,
				value: known.state === 'known' ? known.value : null,
				because: known.state === 'unknown' ? [] : known.because.map(({value, source}) => ({value, source})),
			};
		}),
	);

/** The object of `show --json` (design: commands). Maps of answers become lists. */
export const shownCase = (view: CaseView) => {
	const {case: found} = view;
	return {
		schema: 1,
		id: found.id,
		number: found.number ?? null,
		title: found.title ?? null,
		customer: found.customer ?? null,
		priority: found.priority ?? null,
		product: found.product ?? null,
		reference: found.reference ?? null,
		state: found.state,
		contacts: found.contacts,
		subjects: found.subjects,
		symptoms: found.symptoms,
		facts: factsOf(view),
		...shownLedger(view),
		...shownEvidence(view),
		archivings: found.archivings,
		seq: found.seq,
	};
};

const section = (title: string, lines: readonly string[]) =>
	lines.length === 0 ? '' : `\n${title}\n${lines.map(line => `  ${visibleLine(line)}\n`).join('')}`;

const counted = ({affected, total}: Case['symptoms'][number], zh: boolean) =>
	affected === undefined && total === undefined
		? zh
			? '台数未知'
			: 'count unknown'
		: `${affected ?? '?'}/${total ?? '?'}`;

const written = (view: CaseView, {language}: Io): string => {
	const {case: found} = view;
	const zh = language === 'zh';
	const say = (both: Both) => both[language];
	const head = [found.number ?? found.id, found.priority, found.customer, found.title, found.product].filter(Boolean);
	const nameOf = (id: string) => {
		const subject = found.subjects.find(one => one.id === id);
		return subject ? subjectName(subject) : id;
	};
	return [
		`${visibleLine(head.join('  '))}\n`,
		section(
			zh ? '联系人' : 'Contacts',
			found.contacts.map(({surname, title, role}) => `${surname}${title}  ${role}`),
		),
		section(
			zh ? '设备与分组' : 'Devices and groups',
			view.case.subjects.map(subject => {
				const walks = view.walks.filter(one => one.subject.id === subject.id);
				const at = walks.map(({walk}) => walk.trail.at(-1)).map(step => (step ? say(step.node.title) : ''));
				return [subjectName(subject), subject.count, ...at].filter(Boolean).join('  ');
			}),
		),
		section(
			zh ? '症状' : 'Symptoms',
			found.symptoms.map(symptom =>
				[symptom.text, counted(symptom, zh), symptom.since, symptom.outcome].filter(Boolean).join('  '),
			),
		),
		section(
			zh ? '事实' : 'Facts',
			factsOf(view).map(({subject, name, value, state}) => `${nameOf(subject)}  ${name} = ${value ?? state}`),
		),
		section(zh ? '日志发现' : 'Found in the logs', findingLines(view, say)),
		section(zh ? '没有看到的' : 'Not seen', gapLines(view, say)),
		section(zh ? '可能原因' : 'Hypotheses', hypothesisLines(view, language)),
		section(zh ? '建议' : 'Advice', adviceLines(view, language)),
		section(zh ? '约定与等待' : 'Promises and waiting', agendaLines(view, language)),
		section(
			zh ? '归档' : 'Archived',
			found.archivings.map(({at, outcome, lasting, agreedBy}) => `${dateOf(at)}  ${outcome}  ${lasting}  ${agreedBy}`),
		),
	].join('');
};

/** `casewalk show CASE` */
export const showCase = (reference: string, desk: Desk, io: Io): Promise<ExitCode> =>
	withCase(desk, reference, io, view => {
		io.write(io.json ? `${JSON.stringify(shownCase(view))}\n` : written(view, io));
		return 0;
	});
