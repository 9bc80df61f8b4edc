import {stackOf} from '../../knowledge/kb.js';
import {findKbs} from '../../text/kb.js';
import {compareVersions, findVersions} from '../../text/versions.js';
import {findMachines} from './machines.js';
import type {Mail, Reading, Sentence} from './reading.js';

/** A servicing stack that a mail says a machine has; without `machine` it is said of all that the mail speaks of. */
export type StackSaid = {
	readonly version: string;
	readonly machine?: string;
	readonly mail: Mail;
	readonly sentence: Sentence;
};

const stackWord = /ssu|堆栈|服务栈|servicing[ -]?stack|\bstack/i;
const tellsKb = /^[^。；;]{0,24}(?:版本号?|版本|version|带来|提供|brings|is|为|是|[=（(])/i;

/** The KB that a version belongs to, when the sentence says so: `KB4490628的具体版本号为6.1…`, `6.1…（KB4490628）`. */
const kbOf = (text: string, from: number, to: number): string | undefined => {
	const kbs = findKbs(text).filter(({kb}) => kb !== undefined);
	const after = kbs.find(
		({index}) => index >= to && /^\s?[（(]?\s?(?:即|of|来自|from|with)?\s?$/i.test(text.slice(to, index)),
	);
	if (after) return after.kb;
	const before = kbs.findLast(({index, text: said}) => index + said.length <= from);
	if (!before) return undefined;
	const between = text.slice(before.index + before.text.length, from);
	if (findVersions(between).length > 0 || findMachines(between).length > 0) return undefined;
	// Behind a comma somebody else's version is told, unless the words say that the update brings it.
	if (/[，,]/.test(between) && !/带来|brings|(?:它|其)的?版本|its version/i.test(between)) return undefined;
	return tellsKb.test(between) && !/比|高于|低于|higher|lower|above|below|than/i.test(between) ? before.kb : undefined;
};

const machineOf = (text: string, from: number, to: number, known: readonly string[]): string | undefined => {
	const bracket = /^\s{0,2}[（(]([^（）()]{1,60})[）)]/.exec(text.slice(to))?.[1];
	const inside = bracket === undefined ? [] : findMachines(bracket, known);
	if (inside.length > 0) return inside[0]!.serial;
	const machines = findMachines(text, known);
	const onAfter = machines.find(
		one => one.from >= to && /^\s?(?:on|（|\(|，即)\s?(?:device |machine )?$/i.test(text.slice(to, one.from)),
	);
	return (onAfter ?? machines.findLast(one => one.to <= from) ?? (machines.length === 1 ? machines[0] : undefined))
		?.serial;
};

const isCalledStack = (kb: string, mails: readonly Mail[]) =>
	mails.some(({text}) =>
		new RegExp(`(?:SSU|堆栈更新|servicing[ -]stack(?: update)?)[^\\n。.]{0,14}${kb}`, 'i').test(text),
	);

/** What a thread says of servicing stacks: those the machines have, and those that KBs bring. */
export const stacksIn = ({mails, knowledge, machines}: Reading) => {
	const serials = machines.map(({serial}) => serial);
	const said: StackSaid[] = [];
	const brought = new Map<string, string>();
	for (const mail of mails) {
		for (const sentence of mail.sentences) {
			const {text} = sentence;
			if (!stackWord.test(`${sentence.head ?? ''} ${text}`)) {
				// The version of an update stands without the word in the sentence after the one that speaks of stacks.
				for (const {version, index, text: found} of findVersions(text)) {
					const kb = kbOf(text, index, index + found.length);
					if (kb && (knowledge.kb[kb]?.kind === 'ssu' || isCalledStack(kb, mails))) brought.set(kb, version);
				}

				continue;
			}

			for (const {version, index, text: found} of findVersions(text)) {
				const kb = kbOf(text, index, index + found.length);
				if (kb) {
					brought.set(kb, version);
					continue;
				}

				if (/如果|若|需要|至少|不低于|\bif\b|at least|require/i.test(text.slice(Math.max(0, index - 14), index)))
					continue;
				const machine = machineOf(text, index, index + found.length, serials);
				said.push({version, ...(machine && {machine}), mail, sentence});
			}
		}
	}

	const known = stackOf(knowledge);
	return {said, brought, stackOfKb: (kb: string): string | undefined => known(kb) ?? brought.get(kb)};
};

const branchOf = (version: string) => version.split('.').slice(0, 3).join('.');

/** Below 0, 0, above 0; undefined for stacks of different systems, which nothing compares. */
export const compareStacks = (a: string, b: string): number | undefined =>
	branchOf(a) === branchOf(b) ? compareVersions(a, b) : undefined;
