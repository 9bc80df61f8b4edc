import process from 'node:process';
import {names} from './commands/names.js';
import type {openFinding} from './finding.js';
import {settingsFrom} from './settings.js';
import {home, languageOf, loadKnowledge, newId, now, openDoor} from './door.js';

const bundle = new URL('./', import.meta.url);

const say = (language: 'zh' | 'en', zh: string, en: string) => process.stderr.write(`${language === 'zh' ? zh : en}\n`);

/** A day's or a night's terminal, when it says so (COLORFGBG: its background is the last number). */
const themeOf = (preferred: 'auto' | 'dark' | 'light') => {
	if (process.env['NO_COLOR']) return 'plain';
	if (preferred !== 'auto') return preferred;
	const ground = Number(process.env['COLORFGBG']?.split(';').at(-1));
	return ground === 7 || ground === 15 ? 'light' : 'dark';
};

/** A classic console with a Chinese font draws frames two cells wide: there they are ASCII. */
const glyphsOf = () =>
	process.platform === 'win32' && !process.env['WT_SESSION'] && !process.env['TERM_PROGRAM'] ? 'ascii' : 'unicode';

const hasTerminal = () =>
	process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;

/** The terminal app, on a case or where one was; gives the exit code. */
const openScreen = async (argv: readonly string[]): Promise<number> => {
	const reference = argv.find((one, index) => !one.startsWith('-') && argv[index - 1] !== '--lang');
	const asked = languageOf(argv);
	if (!hasTerminal()) {
		say(
			asked,
			'这里不是终端，无法打开界面；请用命令，例如 casewalk list，或 casewalk --help。',
			'This is no terminal to draw on: use a command, such as casewalk list, or casewalk --help.',
		);
		return 2;
	}

	// Keys typed before the first frame are neither echoed into it nor lost, and the frame begins in the first column.
	process.stdin.setRawMode(true);
	process.stdout.write('\r');
	const [{knowledge, problems}, {open}] = await Promise.all([loadKnowledge(bundle), import('../views/app.js')]);
	const door = await openDoor(knowledge, bundle);
	if ('refused' in door) {
		process.stdin.setRawMode(false);
		say(asked, door.refused.zh, door.refused.en);
		return 2;
	}

	const {desk, settings} = door;
	const language = languageOf(argv, settings().language);
	try {
		const {findCase} = await import('./commands/case/case-ref.js');
		const found = reference === undefined ? undefined : await findCase(desk, reference);
		if (reference !== undefined && !found) {
			process.stdin.setRawMode(false);
			say(language, '没有这个案例；用 casewalk list 查看所有案例。', 'There is no such case: see casewalk list.');
			return 2;
		}

		const mailSettings = () => ({...settings(), channel: settings().uploadChannel});
		let finding: Promise<ReturnType<typeof openFinding>> | undefined;
		const write = (sequence: string) => void process.stdout.write(sequence);
		await open({
			desk,
			knowledge,
			language,
			theme: themeOf(settings().theme),
			glyphs: glyphsOf(),
			preferences: () => ({...settings()}),
			prefer: news => door.prefer(settingsFrom({...settings(), ...news})),
			now,
			notice: door.notice,
			case: found?.case.id,
			async find(query) {
				finding ??= import('./finding.js').then(({openFinding}) => openFinding(bundle, knowledge));
				const [finderOver, ids] = await Promise.all([finding, desk.search(query)]);
				const {cases} = desk.get();
				const finder = await finderOver(cases);
				const inside = cases
					.filter(({id}) => ids.includes(id))
					.map(({id, number, title}) => {
						const words = [number ?? id, title].filter(Boolean).join(' ');
						return {kind: 'case', id, title: {zh: words, en: words}, why: {zh: '案例内容', en: 'in the case'}} as const;
					});
				const listed = finder(query);
				return [...listed, ...inside.filter(({id}) => !listed.some(one => one.id === id))];
			},
			async draft(wanted) {
				const {draft} = await import('./drafts/draft.js');
				return draft({...wanted, knowledge, settings: mailSettings(), now: now()});
			},
			async check({view, kind, language: spoken, subject, text}) {
				const [{check}, {otherDraft}, {elsewhereIn}] = await Promise.all([
					import('./drafts/check.js'),
					import('./drafts/may-leave.js'),
					import('./case/held.js'),
				]);
				const other = otherDraft(view, kind, spoken);
				return check(text, {
					knowledge,
					view,
					language: spoken,
					draft: {kind, subject},
					elsewhere: elsewhereIn(desk.get().cases),
					...(other !== undefined && {other}),
				});
			},
			async copy(text) {
				const {copyText} = await import('./outbox.js');
				return copyText(text, write);
			},
			async saveEml({name, subject, text}) {
				const [{fileName, writeWhole}, {emlOf}] = await Promise.all([import('./outbox.js'), import('./drafts/eml.js')]);
				const letter = await emlOf({to: {name: ''}, subject, text, now: now(), id: newId()});
				return writeWhole(`${home()}/outbox/${fileName(name, 'eml')}`, letter);
			},
			async saveFile({name, text}) {
				const {writeWhole} = await import('./outbox.js');
				return writeWhole(`${home()}/outbox/${name}`, text);
			},
			async edit(text) {
				const {editText} = await import('./outbox.js');
				return editText(text);
			},
		});
		for (const problem of problems) process.stderr.write(`${problem}\n`);
		return 0;
	} finally {
		await desk.close();
	}
};

/** The front door: the screen, or one of the plain commands. `argv` without node and script. */
export const main = async (argv: readonly string[]): Promise<void> => {
	const [first = ''] = argv.filter((one, index) => !one.startsWith('-') && argv[index - 1] !== '--lang');
	const isPlain =
		(names as readonly string[]).includes(first) || argv.some(one => one.startsWith('-') && !one.startsWith('--lang'));
	if (!isPlain) {
		process.exitCode = await openScreen(argv);
		return;
	}

	const {run} = await import('./commands/program.js');
	process.exitCode = await run(argv, bundle);
};
