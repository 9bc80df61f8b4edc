import type {Case, Subject} from '../../../source/case/case.js';
import type {CaseView} from '../../../source/case/view.js';
import {theCase, viewOf} from './example.js';
import {logsRead} from './later.js';

const machine = (id: string, serial: string): Subject => ({id, kind: 'device', name: '', serial, into: []});

/** Windows 10 machines of another customer that cannot scan. */
const scanning: Partial<Case> = {
	id: 'c2',
	number: 'CAS-30112-B7Q2R9',
	priority: 'P2',
	customer: '江南证券',
	title: '江南证券反馈V2022-L设备无法扫描更新',
	product: 'V2022-L',
	reference: 'CMIT:0003011',
	subjectLine: '[案例号: CAS-30112-B7Q2R9 ] % |P2|JNZQ|江南证券反馈V2022-L设备无法扫描更新 % 初次响应 CMIT:0003011',
	contacts: [{id: 'k1', surname: '陈', title: '经理', role: 'customer'}],
	subjects: [machine('p1', 'PC-FIN-0217'), machine('p2', 'PC-FIN-0301')],
	symptoms: [{id: 's1', text: '扫描更新失败', subjects: ['p1']}],
	notes: [
		{
			id: 'n1',
			text: 'V2022-L，内部版本10.0.19044.4046，扫描报0x8024401c',
			at: theCase.openedAt,
			author: '周敏',
		},
	],
	consents: [],
	priorities: [{from: 'P3', to: 'P2', agreedBy: 'TAM', at: theCase.openedAt}],
};

const settled = () =>
	logsRead({symptoms: theCase.symptoms.map(symptom => ({...symptom, outcome: 'fixed', outcomeWords: '已恢复'}))});

/** The case that each correct mail was written in. */
export const caseOf = (file: string): CaseView => {
	if (file.includes('scope')) return viewOf();
	if (file.includes('closure')) return settled();
	if (!file.includes('wsus')) return logsRead();
	return viewOf(scanning, {p1: {'os.family': 'win10'}, p2: {'os.family': 'win10'}}, {});
};
