import type {Said} from '../../evidence/report/differences.js';
import type {Fact} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {isVersion} from '../../text/versions.js';
import {visibleLine} from '../../text/shown/visible.js';

/** What is needed of `knowledge/facts.yaml`. */
export type KnownFacts = Readonly<Record<string, Pick<Fact, 'type'> & Partial<Pick<Fact, 'title' | 'values'>>>>;

export type Planned = {readonly said: readonly Said[]} | {readonly refused: Both; readonly hint: Both};

const hint: Both = {
	zh: '写成 名称:事实=值，例如 --planned 测试机:ssu.version=6.1.7601.24383，多个事实用逗号分隔。',
	en: 'Write NAME:FACT=VALUE, such as --planned test:ssu.version=6.1.7601.24383, several facts between commas.',
};

const refuse = (zh: string, en: string, about: Both = hint): Planned => ({refused: {zh, en}, hint: about});

const isOfType = ({type, values}: KnownFacts[string], value: string) => {
	if (type === 'version') return isVersion(value);
	if (type === 'yes-no') return value === 'yes' || value === 'no';
	if (type === 'number') return /^\d+$/.test(value);
	if (type === 'kb') return /^KB\d{6,7}$/.test(value);
	return !values || value in values;
};

/** `NAME:FACT=VALUE,FACT=VALUE`: machines that are planned and have sent no logs, with what is known of them. */
export const plannedOf = (written: readonly string[], facts: KnownFacts): Planned => {
	const said: Said[] = [];
	for (const one of written) {
		const [, device, stated] = /^(.*?\S)\s*[:：]\s*([^:：=]+=.*)$/s.exec(one.trim()) ?? [];
		if (!device || !stated)
			return refuse(`无法理解计划中的机器：${visibleLine(one)}。`, `Not a planned machine: ${visibleLine(one)}.`);
		for (const pair of stated.split(/[,，]/)) {
			const [name = '', value = ''] = pair.split('=', 2).map(part => part.trim());
			const known = Object.hasOwn(facts, name) ? facts[name] : undefined;
			if (!known) {
				const names = Object.keys(facts).join(' ');
				return refuse(`没有名为 ${visibleLine(name)} 的事实。`, `There is no fact ${visibleLine(name)}.`, {
					zh: `可用的事实：${names}`,
					en: `Facts: ${names}`,
				});
			}

			if (value === '' || !isOfType(known, value))
				return refuse(
					`${name} 的值不对：${visibleLine(value)}。`,
					`Not a value of ${name}: ${visibleLine(value)}.`,
					known.values
						? {zh: `可选：${Object.keys(known.values).join(' ')}`, en: `One of: ${Object.keys(known.values).join(' ')}`}
						: hint,
				);
			said.push({device, name, value});
		}
	}

	return {said};
};
