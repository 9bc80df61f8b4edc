import type {Consent} from '../../case/case.js';
import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {unready} from '../../case/ledger/unready.js';
import {subjectsFor} from '../scope/subjects.js';
import {familyName, systemFact} from '../scope/system.js';

/** Advice that a walk came to and the mail leaves out, with one sentence that says why and what would let it in. */
export type Held = {readonly advised: AdvisedFor; readonly why: Both};

/** The recorded yes to the risk of a step. */
export const consentTo = ({walk, path}: AdvisedFor, view: CaseView): Consent | undefined =>
	view.case.consents.findLast(consent => consent.walk === walk && consent.path === path);

const factTitle = (fact: string, knowledge: Knowledge): Both => knowledge.facts[fact]?.title ?? {zh: fact, en: fact};

/** Why this advice may not stand in a mail now: facts that are missing or against it, risk without a yes, the wrong system. */
const heldBecause = (advised: AdvisedFor, view: CaseView, knowledge: Knowledge): Both | undefined => {
	const facts = view.factsOf(advised.subject.id);
	const system = facts(systemFact);

	for (const kb of advised.recommends) {
		const against = unready(kb, facts, knowledge);
		if (against?.why === 'refuted') {
			return {
				zh: `现有服务堆栈${against.has}不低于${kb}带来的${against.brings}，不需要安装${kb}。`,
				en: `The stack ${against.has} is not below ${against.brings} of ${kb}: ${kb} is not needed.`,
			};
		}
	}

	const missing = [
		...advised.requires,
		...advised.recommends.flatMap(kb => {
			const against = unready(kb, facts, knowledge);
			return against && against.why !== 'refuted' ? [against.fact] : [];
		}),
	].find(fact => facts(fact).state !== 'known');

	if (missing !== undefined) {
		const title = factTitle(missing, knowledge);
		return {
			zh: `“${title.zh}”还不清楚，先问清或收到日志后再给这条建议。`,
			en: `“${title.en}” is not known yet: ask, or wait for the log, before this is advised.`,
		};
	}

	if (advised.risk === 'high' && !consentTo(advised, view)) {
		return {
			zh: '这一步风险高，还没有记录客户的同意：先读出风险、确认备份并记下同意。',
			en: 'A risky step without a recorded yes: read the risk aloud, make sure of the backup and record the yes first.',
		};
	}

	const howto = advised.howto === undefined ? undefined : knowledge.howto[advised.howto];
	if (howto && system.state === 'known' && !howto.systems.some(family => family === system.value)) {
		const name = familyName(system.value);
		return {
			zh: `“${howto.title.zh}”不适用于${name.zh}。`,
			en: `“${howto.title.en}” does not work on ${name.en}.`,
		};
	}

	return undefined;
};

// What was followed is done, and what was refuted, withdrawn or declined is over: none of it is advised again.

/** The advice of the walks for the subjects of the mail: what may be said, and what is held back with why. */
export const adviceOf = (view: CaseView, knowledge: Knowledge, ids?: readonly string[]) => {
	const given: AdvisedFor[] = [];
	const held: Held[] = [];
	const subjects = new Set(subjectsFor(view, ids).map(({id}) => id));

	for (const {record, subject, walk} of view.walks) {
		if (!subjects.has(subject.id)) continue;

		for (const advice of walk.advised) {
			if (advice.fate) continue;
			const advised: AdvisedFor = {...advice, subject, walk: record.id};
			const why = heldBecause(advised, view, knowledge);
			if (why) held.push({advised, why});
			else if (!given.some(({step, subject: {id}}) => step === advised.step && id === subject.id)) given.push(advised);
		}
	}

	return {given, held};
};
