import type {Subject} from '../../case/case.js';
import type {RecordedGap} from '../../case/event.js';
import type {CaseView} from '../../case/view.js';
import {unended} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';
import {type Filling, plain} from '../slots.js';

/** What only the engineer can do about a gap is no matter for the customer. */
const isAsked = ({ask}: RecordedGap) => /^请您/.test(ask.zh);

/** What could not be seen in the logs of these machines, with what is asked for; each gap once, with all its machines. */
export const unseenOn = (view: CaseView, devices: readonly Subject[], filling: Filling) => {
	const {language} = filling;
	const gaps = new Map<string, {why: string; ask: string; devices: string[]}>();

	for (const device of devices) {
		const own = [
			...view.case.joinings.filter(({subject}) => subject === device.id).flatMap(joining => joining.gaps),
			...view.case.evidence.filter(({subject}) => subject === device.id).flatMap(({gaps: found = []}) => found),
		];
		for (const gap of own.filter(isAsked)) {
			const why = unended(plain(gap.why[language]));
			const entry = gaps.get(why) ?? {why, ask: unended(plain(gap.ask[language])), devices: []};
			const name = nameOf(device, filling);
			if (!entry.devices.includes(name)) entry.devices.push(name);
			gaps.set(why, entry);
		}
	}

	return [...gaps.values()].map(({devices: those, ...gap}) => ({
		...gap,
		devices: those.join(language === 'zh' ? '、' : ', '),
	}));
};
