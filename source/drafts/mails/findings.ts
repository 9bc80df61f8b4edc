import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {compareInstants} from '../../text/time.js';
import {analysisOf} from '../evidence/analysis.js';
import {conclusionsFor} from '../evidence/conclusion.js';
import {differencesIn} from '../evidence/differences.js';
import {unseenOn} from '../evidence/unseen.js';
import type {Drafting} from '../kinds.js';
import {collect} from '../advice/collect.js';
import {salutation} from '../letter/contact.js';
import {dayInWords} from '../letter/days.js';
import {decidingTest} from '../advice/deciding-test.js';
import {channelInWords, hotlineInWords} from '../letter/hotline.js';
import {suspicions} from '../advice/hypotheses.js';
import {opening} from '../letter/opening.js';
import {subjectsFor} from '../scope/subjects.js';
import {testsFor} from '../advice/tests.js';
import {mailThatSays, squeezed} from '../past/told.js';
import type {Filling} from '../slots.js';
import {logsInWords} from './first-response.js';

/** A findings mail named the machine when all that we have of it was here. */
const isTold = ({id, serial, name}: Subject, view: CaseView) => {
	const latest = view.case.evidence.findLast(({subject}) => subject === id)?.at;
	return view.case.mails.some(
		({way, kind, text, at}) =>
			way === 'sent' &&
			kind === 'findings' &&
			(latest === undefined || compareInstants(latest, at) <= 0) &&
			squeezed(text).includes(squeezed(serial ?? name)),
	);
};

/** The machines whose logs this mail is about: those asked for, else those that no findings mail has named yet, else all. */
const devicesFor = (view: CaseView, ids?: readonly string[]): readonly Subject[] => {
	const read = subjectsFor(view, ids).filter(({id}) => view.case.evidence.some(({subject}) => subject === id));
	const news = ids?.length ? read : read.filter(device => !isTold(device, view));
	return news.length > 0 ? news : read;
};

const conclusionSlot = {
	slot: 'conclusion',
	label: {zh: '结论', en: 'conclusion'},
	isNeeded: true,
	ask: {
		zh: '结论是什么？（案例里还没有哪台设备的日志）',
		en: 'What is concluded? (the case has no log of any machine yet)',
	},
};

/** What the logs show, conclusion first, then what to test, then the evidence. */
export const findings = async (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, now, for: ids} = drafting;
	const {language} = filling;
	const devices = devicesFor(view, ids);
	const {tests, explained, also, awaited, given, held, saidOnPhone, howtos} = testsFor(drafting, filling, devices);
	// What an earlier mail asked for is asked after there.
	const collected = collect(view, knowledge, filling, ids).filter(({path}) => !mailThatSays(path, view));
	const suspected = suspicions(view, filling);
	const conclusions = await conclusionsFor(view, devices, knowledge, filling);
	const own = filling.answer('conclusion') ?? (devices.length === 0 ? filling.value(conclusionSlot) : null);
	const {byHypothesis, steps} =
		tests.length + also.length > 0
			? {byHypothesis: [], steps: []}
			: decidingTest(drafting, devices, suspected, filling);
	const brought = [...howtos, ...steps];

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			own,
			conclusions: conclusions.map(({told, ...one}) => ({...one, told: told && dayInWords(told, language, now)})),
			suspected,
			saidOnPhone,
			tests,
			explained,
			also,
			byHypothesis,
			awaited,
			noTest:
				tests.length + byHypothesis.length + also.length + awaited.length + collected.length > 0
					? null
					: filling.value({
							slot: 'tests',
							label: {zh: '建议的测试', en: 'the tests'},
							ask: {zh: '建议客户接下来做什么？', en: 'What is the customer to do next?'},
						}),
			...logsInWords(collected, filling),
			channel: collected.length > 0 ? channelInWords(settings.channel, filling) : null,
			unseen: unseenOn(view, devices, filling),
			differences: differencesIn(view, knowledge, filling),
			...analysisOf(view, devices, knowledge, filling, now),
			hotline: hotlineInWords(settings.hotline, language),
			howtos: brought,
		},
		advised: given,
		held,
		howtos: brought.map(({id}) => id),
	};
};
