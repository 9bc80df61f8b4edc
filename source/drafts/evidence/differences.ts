import {allMachines} from '../../case/reading/subject.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {nameOf} from '../scope/subjects.js';
import type {Filling} from '../slots.js';
import {knownOf, sourceInWords, valueInWords} from './facts.js';

const heard = {zh: '据说明，尚未经日志核实', en: 'as told, not seen in a log'};
const unlike = {
	zh: '。计划中的设备与故障设备不一致，复现之前请先使其一致',
	en: '. The planned machine differs from the failing ones: please bring it to the same before the fault is reproduced',
};
const planned = {zh: '计划中的设备', en: 'a machine that is planned'};

/**
 * What differs between the machines of the case, a fact a line: `服务堆栈版本：设备A为…（CBS.log第37行），设备B为…`. A fact
 * counts when a log states it of one machine at least; what persons say of the others is marked.
 */
export const differencesIn = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const {language} = filling;
	const zh = language === 'zh';
	const devices = allMachines(view.case.subjects).filter(({kind}) => kind === 'device');
	const facts = [...new Set(devices.flatMap(({id}) => view.statedFacts(id)))];

	return facts.flatMap(fact => {
		const known = devices.flatMap(device => {
			const found = knownOf(view, device.id, fact);
			return found ? [{device, ...found}] : [];
		});
		if (!known.some(({log}) => log) || new Set(known.map(({value}) => value)).size < 2) return [];

		const title = knowledge.facts[fact]?.title[language] ?? fact;
		const each = known.map(({device, value, log}) => {
			const place = log ? sourceInWords(log, language) : (device.planned ? planned : heard)[language];
			const words = valueInWords(fact, value, knowledge, language);
			return zh
				? `${nameOf(device, filling)}为${words}（${place}）`
				: `${words} on ${nameOf(device, filling)} (${place})`;
		});
		// A machine that is to reproduce the fault and differs reproduces another one.
		const isUnlike = known.some(
			({device, value}) => device.planned && known.some(one => one.value !== value && one.log),
		);
		const remark = isUnlike ? unlike[language] : '';
		return [zh ? `${title}：${each.join('，')}${remark}` : `${title}: ${each.join('; ')}${remark}`];
	});
};
