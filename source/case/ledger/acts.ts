import {visibleLine} from '../../text/shown/visible.js';
import {isDay} from '../../text/time.js';
import {nodeAt} from '../../walk/place.js';
import {events, fillIn, refuse} from '../acts/acted.js';
import type {HandlersOf} from '../acts/act.js';
import {machinesOf} from '../reading/subject.js';

const wrongDate = refuse('日期请写成 2026-11-25 这样。', 'Write the date as 2026-11-25.');

/** Waiting for the same as a place of a tree has its condition, owner and kit from there. */
const waitAt = (path: string | undefined, trees: Parameters<typeof nodeAt>[0]) => {
	const node = path === undefined ? undefined : nodeAt(trees, path);
	return node?.kind === 'wait' ? node : undefined;
};

/** What promises, advice, hypotheses and waiting become in the journal. */
export const ledgerHandlers: HandlersOf<
	| 'promise'
	| 'keep-promise'
	| 'move-promise'
	| 'settle-advice'
	| 'raise-hypothesis'
	| 'settle-hypothesis'
	| 'start-waiting'
	| 'move-waiting'
> = {
	promise: ({side, text, due, owner}, {newId}) =>
		text.trim() === ''
			? fillIn('承诺的内容', 'what is promised')
			: due && !isDay(due.slice(0, 10))
				? wrongDate
				: events({
						type: 'promise-made',
						promise: newId(),
						side,
						text: text.trim(),
						...(due && {due}),
						...(owner?.trim() && {owner: owner.trim()}),
					}),
	'keep-promise': ({promise}, {view}) =>
		view.case.promises.some(({id, kept}) => id === promise && !kept)
			? events({type: 'promise-kept', promise})
			: refuse('这项承诺已经兑现。', 'That promise was kept already.'),
	'move-promise'({promise, due}, {view}) {
		const found = view.case.promises.find(({id, kept}) => id === promise && !kept);
		if (!found) return refuse('这项承诺已经兑现。', 'That promise was kept already.');
		return isDay(due.slice(0, 10))
			? events({type: 'promise-made', promise, side: found.side, text: found.text, due})
			: wrongDate;
	},
	'settle-advice'({advice: id, fate, because, subjects: named, recommends}, {view}) {
		const subjects = named && [...new Set(named)];
		const advice = view.case.advice.find(one => one.id === id);
		if (!advice)
			return refuse('案例里没有这条建议，请重新打开建议页。', 'The case has no such advice: open the page again.');
		if (fate === 'withdrawn' && because.trim() === '') return fillIn('撤回的原因', 'why it is withdrawn');
		const machines = machinesOf(advice.subjects, view.case.subjects).map(one => one.id);
		if (subjects?.some(one => !machines.includes(one)))
			return refuse('这条建议不是给这些设备的，请重新选择。', 'The advice is not for these machines: choose again.');
		if (recommends?.some(one => !advice.recommends.includes(one)))
			return refuse('这条建议里没有这个补丁，请重新填写。', 'The advice has no such update: type it again.');
		return events({
			type: 'advice-settled',
			advice: id,
			fate,
			because: because.trim(),
			...(subjects && subjects.length < machines.length && {subjects}),
			...(recommends && recommends.length < advice.recommends.length && {recommends}),
		});
	},
	'raise-hypothesis'({hypothesis, title = '', subject, because}, {view, knowledge, newId}) {
		const known = hypothesis === undefined ? undefined : knowledge.hypotheses[hypothesis];
		if (hypothesis !== undefined && !known)
			return refuse(
				`知识里没有“${visibleLine(hypothesis)}”，请改写成一句话。`,
				`The knowledge has no ${visibleLine(hypothesis)}: say it in your own words.`,
			);
		if (!known && title.trim() === '') return fillIn('怀疑的原因', 'the possible cause');
		const id = known?.id ?? newId();
		if (view.case.hypotheses.some(one => one.id === id))
			return refuse('这项怀疑已经在案例里。', 'This possible cause is in the case already.');
		return events({
			type: 'hypothesis-raised',
			hypothesis: id,
			title: known?.title ?? {zh: title.trim(), en: title.trim()},
			...(subject !== undefined && {subject}),
			...(known && {test: known.test.words}),
			by: view.proposed.some(one => one.id === id) ? 'facts' : 'engineer',
			...(because.trim() && {because: because.trim()}),
		});
	},
	'settle-hypothesis': ({hypothesis, to, because}, {view}) =>
		!view.case.hypotheses.some(({id}) => id === hypothesis)
			? refuse('请先提出这项怀疑。', 'Raise this possible cause first.')
			: because.trim() === ''
				? fillIn('依据', 'what shows it')
				: events({type: 'hypothesis-settled', hypothesis, to, because: because.trim()}),
	'start-waiting'({condition = '', like, owner, next, kit}, {knowledge, newId}) {
		const node = waitAt(like, knowledge.trees);
		const words = condition.trim();
		if (!node && words === '') return fillIn('等待的条件', 'what is waited for');
		if (next && !isDay(next.slice(0, 10))) return wrongDate;
		return events({
			type: 'waiting-started',
			waiting: newId(),
			...(node && {path: like!}),
			condition: words === '' ? node!.condition : {zh: words, en: words},
			owner: owner?.trim() || node?.owner || 'customer',
			...(next && {next}),
			...((kit ?? node?.kit) && {kit: kit?.map(item => ({zh: item, en: item})) ?? node?.kit}),
		});
	},
	'move-waiting'({waiting: id, next}, {view}) {
		const found = view.case.waiting.find(one => one.id === id && one.to === undefined);
		if (!found) return refuse('这项等待已经结束。', 'That waiting is over already.');
		if (!isDay(next.slice(0, 10))) return wrongDate;
		const {walk, path, condition, owner, kit} = found;
		return events({
			type: 'waiting-started',
			waiting: id,
			...(walk !== undefined && {walk}),
			...(path !== undefined && {path}),
			condition,
			owner,
			next,
			...(kit && {kit}),
		});
	},
};
