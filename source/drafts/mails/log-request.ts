import type {CaseView} from '../../case/view.js';
import type {Drafting} from '../kinds.js';
import {paragraphs} from '../advice/advice.js';
import {attachmentsOf} from '../advice/attachments.js';
import {collect} from '../advice/collect.js';
import {salutation} from '../letter/contact.js';
import {channelInWords, hotlineInWords} from '../letter/hotline.js';
import {howtoInWords} from '../advice/howto.js';
import {listed} from '../letter/join.js';
import {nextDate} from '../letter/next-date.js';
import {opening} from '../letter/opening.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';
import {missingSlot} from '../letter/waited.js';
import {howtoFor} from '../advice/worded.js';
import type {Filling} from '../slots.js';
import {logsInWords} from './first-response.js';

/** How logs are collected: on a machine that starts, and from WinPE on one that does not. */
const collectors = {running: 'collect-logs', offline: 'collect-logs-offline'} as const;

/** Machines that logs are wanted from and that do not reach the desktop. */
const offlineFor = (view: CaseView, names: ReadonlySet<string>, filling: Filling, ids?: readonly string[]) =>
	subjectsFor(view, ids)
		.filter(subject => names.has(nameOf(subject, filling)))
		.filter(({id}) => {
			const boots = view.factsOf(id)('boots');
			return boots.state === 'known' && boots.value === 'no';
		})
		.map(subject => nameOf(subject, filling));

/** Asks for the files that the open questions need: what, why, how to pack them without a network, and where they go. */
export const logRequest = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, now, for: ids} = drafting;
	const {language} = filling;
	const advice = paragraphs(drafting, filling);
	const collected = collect(view, knowledge, filling, ids);
	const names = new Set(collected.flatMap(({from}) => from));
	const offline = offlineFor(view, names, filling, ids);
	const advised = advice.given.filter(({collects, risk}) => collects.length > 0 && risk !== 'high');

	const wanted = new Set([
		...advised.flatMap(({howto}) => howto ?? []),
		...(offline.length < names.size || names.size === 0 ? [collectors.running] : []),
		...(offline.length > 0 ? [collectors.offline] : []),
	]);
	const steps = [...wanted].flatMap(id => howtoFor(id, view, knowledge, filling, now) ?? []);
	const attachments = attachmentsOf([...wanted], knowledge);
	const howtos = [...wanted].filter(id => steps.some(step => step.id === id && step.sent === null));
	const subjects = subjectsFor(view, ids).map(subject => ({subject}));

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			saidOnPhone: advice.saidOnPhone,
			...logsInWords(collected, filling),
			missing: collected.length === 0 ? filling.value(missingSlot) : null,
			offline: offline.length > 0 ? listed(offline, language) : null,
			steps,
			attachments: attachments.map(({name}) => ({name, real: name.replace(/\.txt$/, '')})),
			channel: channelInWords(settings.channel, filling),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, language),
			howtos: howtos.map(id => howtoInWords(knowledge.howto[id]!, subjects, view, knowledge, language)),
		},
		advised,
		held: advice.held,
		howtos,
		attachments,
	};
};
