import {findKbs} from '../../text/kb.js';
import {findVersions} from '../../text/versions.js';
import {elsewhere} from '../said/advice.js';
import {compareStacks} from '../said/stacks.js';
import {type Judge, mistakeAt} from './mistake.js';

const plans = /安装|准备|搭建|更新到|装到|install|prepare|set up|build/i;

/** M3: the machine that shall show the fault again is planned with a lower stack than the failing ones have. */
export const weakerTestMachine: Judge = ({mails, stacks, knowledge}) =>
	mails.flatMap(mail => {
		if (!mail.isOurs) return [];
		const known = stacks.said.filter(said => said.mail.n <= mail.n && !elsewhere.test(said.sentence.text));
		const failing = [...new Map(known.map(said => [said.machine ?? '', said])).values()];
		return mail.sentences.flatMap(sentence => {
			const {text, head} = sentence;
			if (!elsewhere.test(`${head ?? ''} ${text}`) || !plans.test(text)) return [];
			const planned = [
				...findKbs(text).flatMap(({kb}) => {
					const version = kb && stacks.stackOfKb(kb);
					return kb && version && (knowledge.kb[kb]?.kind ?? 'ssu') === 'ssu' ? [{version, kb}] : [];
				}),
				...findVersions(text).map(({version}) => ({version, kb: undefined})),
			].toSorted((a, b) => compareStacks(b.version, a.version) ?? 0)[0];
			const higher = planned ? failing.filter(({version}) => (compareStacks(planned.version, version) ?? 0) < 0) : [];
			if (!planned || higher.length === 0) return [];
			const versions = [...new Set(higher.map(({version}) => version))];
			const by = planned.kb ? `（${planned.kb}）` : '';
			return [
				mistakeAt('M3', mail, sentence, {
					sentence: {
						zh: `${mail.day.zh}安排的测试机堆栈是${planned.version}${by}，低于故障机的${versions.join('、')}。`,
						en: `The test machine of ${mail.day.en} is planned with stack ${planned.version}${planned.kb ? ` (${planned.kb})` : ''}, below ${versions.join(', ')} of the failing ones.`,
					},
					instead: {
						zh: '计划中的测试机与故障机并排比较，不同之处先列出：同样的堆栈、同样的策略才能复现。',
						en: 'What differs between the machines is shown, the planned one among them: same stack, same policy.',
					},
				}),
			];
		});
	});
