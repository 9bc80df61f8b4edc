import type {Act} from '../../source/case/acts/action.js';
import {listCases} from '../../source/commands/case/cases.js';
import {checkMail} from '../../source/commands/case/check.js';
import {showCase} from '../../source/commands/case/show.js';
import {code} from '../../source/commands/knowledge/code.js';
import {find} from '../../source/commands/knowledge/find.js';
import {kb} from '../../source/commands/knowledge/kb.js';
import {plan} from '../../source/commands/knowledge/plan.js';
import {openFinder} from '../../source/find/finder.js';
import {unvisible, visible, visibleLine} from '../../source/text/shown/visible.js';
import {recorded} from '../helpers/output.js';
import {shipped} from '../helpers/knowledge.js';
import {alone, begin} from '../views/start.js';
import {dice} from '../helpers/dice.js';
import {hostileText, leakIn} from './hostile-text.js';
import type {Verdict} from './verdict.js';

/** Any strings at all through the one edge: nothing that acts comes out, and what comes out tells what went in. */
export const escaped = async (count: number, seed: number): Promise<Verdict> => {
	const roll = dice(seed);
	const wrong: string[] = [];
	for (let index = 0; index < count; index++) {
		const text = hostileText(roll);
		for (const shown of [visible(text), visibleLine(text)])
			if (leakIn(shown) !== undefined || unvisible(shown) !== text) wrong.push(JSON.stringify(text));
		if (visibleLine(text).includes('\n')) wrong.push(JSON.stringify(text));
	}

	return {
		what: `${count} hostile strings through visible() (seed ${seed})`,
		figure: `${wrong.length} that act or cannot be read back ${wrong[0] ?? ''}`.trim(),
		goal: '0',
		isMet: wrong.length === 0,
	};
};

const groups = [0, 1, 2, 3];

/** A case with some fifty hostile strings in whatever a person or a log can put into it. */
const actsOf = (text: () => string): readonly Act[] => [
	...groups.map((): Act => ({do: 'add-group', name: `g${text()}`, count: 3})),
	...groups.map((): Act => ({do: 'add-device', serial: `V10BJ${text()}`, name: `n${text()}`})),
	...groups.map((): Act => ({do: 'add-note', text: `${text()}\n${text()}x`})),
	...groups.map((): Act => ({do: 'add-symptom', text: `s${text()}`, subjects: [], since: text()})),
	...groups.map((): Act => ({do: 'promise', side: 'theirs', text: `p${text()}`, owner: text(), due: '2026-11-25'})),
	{do: 'raise-hypothesis', title: `h${text()}`, because: text()},
	{do: 'start-waiting', condition: `w${text()}`, owner: text(), kit: [text()]},
	{do: 'add-contact', surname: `许${text()}`, title: `工${text()}`, role: 'customer', address: text()},
	{do: 'state-fact', fact: 'ssu.version', value: '6.1.7601.24537', by: 'customer', words: text()},
	...(['customer', 'title', 'product', 'reference', 'impact'] as const).map(
		(field): Act => ({do: 'edit-case', field, value: `v${text()}`}),
	),
	{do: 'attach', paths: ['hostile']},
];

const evidenceOf = (text: () => string) => ({
	files: groups.map(index => ({
		path: `/logs/${text()}/CBS${index}.log`,
		sha256: `${index}`.repeat(64),
		bytes: 1,
		kind: 'cbs',
		findings: [
			{
				rule: 'driver-access-denied',
				level: 'error' as const,
				line: 1,
				quote: `${text()} for Inf: ${text()}`,
				values: {inf: text(), hresult: '0x80070005'},
				meaning: {zh: `含义${text()}`, en: `meaning ${text()}`},
				file: `${text()}.log`,
				sha256: `${index}`.repeat(64),
			},
		],
		facts: [
			{
				name: 'ssu.version',
				value: '6.1.7601.24537',
				at: null,
				file: `${text()}.log`,
				sha256: `${index}`.repeat(64),
				line: 1,
				quote: text(),
			},
		],
	})),
});

const togetherOf = (text: () => string) => ({
	drivers: [],
	facts: [],
	gaps: [
		{what: 'setupapi', why: {zh: `没有${text()}`, en: text()}, ask: {zh: `请${text()}`, en: text()}, file: text()},
	],
});

/** Every page and panel, by the keys that lead there from the step. */
const ways: readonly string[] = [
	'',
	'n',
	't',
	'b',
	's',
	's +',
	'f',
	'f 1',
	'a',
	'o',
	'p',
	'e',
	'v',
	'v enter',
	'm',
	'm +',
	'm w',
	'm 2 e',
	'x',
	'd',
	'd 1',
	'd 2',
	'd 3',
	'd 4',
	'd 5',
	'd 6',
	'd 7',
	'd 8',
	'd 9',
	'i',
	'S',
	'r',
	'r enter',
	'r +',
	'l',
	'l enter',
	'l x',
	'l 3 enter',
	'l 6',
	'l 7',
	',',
	'w',
	'?',
	'/',
	'g',
	'esc',
	'esc n',
];

/** Every screen, drawn over cases full of hostile strings: what Ink itself writes set aside, nothing acts on the terminal. */
export const drawn = async (frames: number, seed: number): Promise<Verdict> => {
	const roll = dice(seed);
	const text = () => hostileText(roll);
	const wrong: string[] = [];
	let [seen, escapes] = [0, 0];
	while (seen < frames * ways.length) {
		const {app, id} = await begin(alone, {
			acts: actsOf(text),
			desk: {analyze: async () => evidenceOf(text), together: async () => togetherOf(text)},
			doors: {
				around: async (_, line) => ({ok: true, lines: [1, 2, 3].map(one => ({number: line + one - 1, text: text()}))}),
			},
		});
		for (const way of ways) {
			app.where.set({case: id, cases: {}, recent: [id]});
			await app.settle();
			for (const key of way.split(' ').filter(Boolean)) await app.press(key);
			for (const one of ['down', 'tab', 'pgdn']) {
				const leak = leakIn(app.written());
				if (leak !== undefined) wrong.push(`${way || 'step'}: ${leak}`);
				seen += 1;
				if (app.frame().includes('\\u{')) escapes += 1;
				await app.press(one);
			}
		}

		app.unmount();
	}

	return {
		what: `${seen} frames of ${ways.length} screens, each with some 50 hostile strings (seed ${seed})`,
		figure: `${wrong.length} with a sign that acts, ${escapes} that show one escaped ${wrong[0] ?? ''}`.trim(),
		goal: '0, in most frames',
		isMet: wrong.length === 0 && escapes > seen / 2,
	};
};

/** The plain commands over the same cases and with hostile arguments. */
export const printed = async (rounds: number, seed: number): Promise<Verdict> => {
	const roll = dice(seed);
	const text = () => hostileText(roll);
	const {knowledge} = shipped;
	const wrong: string[] = [];
	let runs = 0;
	for (let round = 0; round < rounds; round++) {
		const {app, desk, id, view} = await begin(alone, {
			acts: actsOf(text),
			desk: {analyze: async () => evidenceOf(text)},
		});
		const finder = openFinder(knowledge);
		const commands: Readonly<Record<string, (io: ReturnType<typeof recorded>) => unknown>> = {
			list: io => listCases(desk, io, '2026-11-22T09:00:00.000+08:00'),
			show: io => showCase(id, desk, io),
			find: io => find([text()], {...io, finder}),
			kb: io => kb([`KB${text()}`], {...io, knowledge}),
			code: io => code([`0x${text()}`], {...io, knowledge}),
			plan: io => plan([`KB4530692${text()}`], {...io, knowledge, installed: text(), os: text()}),
			check: io => checkMail({text: `请安装 KB452523 ${text()}`}, {...io, knowledge, view: view()}),
		};
		for (const [name, run] of Object.entries(commands)) {
			const io = recorded();
			await run(io);
			runs += 1;
			const leak = leakIn(io.out()) ?? leakIn(io.err());
			if (leak !== undefined) wrong.push(`${name}: ${leak}`);
		}

		app.unmount();
	}

	return {
		what: `${runs} runs of plain commands on hostile cases and arguments (seed ${seed})`,
		figure: `${wrong.length} with a sign that acts ${wrong[0] ?? ''}`.trim(),
		goal: '0',
		isMet: wrong.length === 0,
	};
};
