import {stackFact} from '../../case/ledger/unready.js';
import {compareVersions, findVersions} from '../../text/versions.js';
import type {Problem, Rule} from '../check.js';
import {isConditional, isCorrection, isQuestion} from '../check/reading.js';

/** What stands between a machine and the version it is said to have; a KB's version or a bound is another one. */
const between =
	/^(?!.*(?:KB\d|高于|低于|不低|至少|要求|升级|需要|than|least|below|above|KB|instead|和|及|与|、|\band\b))[^，,。；;\n\d]{0,30}$/i;
const behind = /^\s*(?:[（(]|on |为|in )[^，,。；;\n\d]{0,12}$/i;

/** A machine's servicing stack that is another machine's, or nobody's: the two were swapped. */
export const stacks: Rule = ({sentences, at}, {view}) => {
	const machines = view?.case.subjects.flatMap(({id, serial}) => (serial ? [{id, serial}] : [])) ?? [];
	if (!view || machines.length === 0) return [];
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		const versions = findVersions(text);
		if (versions.length === 0 || isConditional(text) || isCorrection(text) || isQuestion(text)) continue;

		for (const {id, serial} of machines) {
			const from = text.indexOf(serial);
			const fact = from < 0 ? undefined : view.factsOf(id)(stackFact);
			if (fact?.state !== 'known') continue;
			const to = from + serial.length;
			const said =
				versions.find(version => version.index >= to && between.test(text.slice(to, version.index))) ??
				versions.find(version => {
					const end = version.index + version.text.length;
					return end <= from && behind.test(text.slice(end, from));
				});
			const known = [fact.value, ...fact.because.map(({value}) => value)];
			if (!said || known.some(value => compareVersions(value, said.version) === 0)) continue;
			problems.push({
				code: 'version-device',
				level: 'block',
				...at(index + said.index, said.text),
				message: {
					zh: `${serial}的服务堆栈是${fact.value}，这里写的是${said.text}：请改正，或核对是否写错了设备。`,
					en: `The servicing stack of ${serial} is ${fact.value}, but this says ${said.text}: correct it, or check which machine is meant.`,
				},
				candidates: [{text: fact.value, why: {zh: '这台设备日志中的版本', en: 'the version of this machine'}}],
			});
		}
	}

	return problems;
};
