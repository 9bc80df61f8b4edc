import process from 'node:process';
import {names} from './commands/names.js';
import type {openFinding} from './finding.js';
import {glyphsOf, hasScreen, themeOf} from './console.js';
import {home, type Known, languageOf, loadKnowledge, newId, now, openDoor} from './door.js';
import {openSettings, settingsFrom} from './settings.js';
import {type HeldTerminal, holdTerminal, repairTerminal} from './terminal.js';

const bundle = new URL('./', import.meta.url);

const say = (language: 'zh' | 'en', zh: string, en: string) => process.stderr.write(`${language === 'zh' ? zh : en}\n`);

type Showing = {
	readonly argv: readonly string[];
	readonly held: HeldTerminal;
	readonly known: Known;
	readonly folder: string;
	/** A case to begin with. */
	readonly reference?: string;
	readonly demo?: boolean;
};

/** The screens over one data folder until they are left. `tour`: the demo was asked for; a number: the exit code. */
const showDesk = async ({argv, held, known, folder, reference, demo}: Showing): Promise<'tour' | number> => {
	// Keys typed before the first frame are neither echoed into it nor lost, and the frame begins in the first column.
	process.stdin.setRawMode(true);
	process.stdout.write('\r');
	const {knowledge} = known;
	const [{open}, door] = await Promise.all([
		import('../views/app.js'),
		openDoor(knowledge, bundle, {folder, isLater: true}),
	]);
	if ('refused' in door) {
		process.stdin.setRawMode(false);
		say(languageOf(argv), door.refused.zh, door.refused.en);
		return 2;
	}

	const {desk, settings} = door;
	const language = () => languageOf(argv, settings().language);
	let isTour = false;
	try {
		const found =
			reference === undefined
				? undefined
				: await desk
						.rest()
						.then(() => import('./commands/case/case-ref.js'))
						.then(({findCase}) => findCase(desk, reference));
		if (reference !== undefined && !found) {
			process.stdin.setRawMode(false);
			say(language(), '没有这个案例；用 casewalk list 查看所有案例。', 'There is no such case: see casewalk list.');
			return 2;
		}

		const mailSettings = () => ({...settings(), channel: settings().uploadChannel});
		let finding: Promise<ReturnType<typeof openFinding>> | undefined;
		const write = (sequence: string) => void process.stdout.write(sequence);
		await open({
			desk,
			knowledge,
			get language() {
				return language();
			},
			get theme() {
				return themeOf(settings().theme);
			},
			get glyphs() {
				return glyphsOf(settings().glyphs);
			},
			preferences: () => ({...settings()}),
			prefer: news => door.prefer(settingsFrom({...settings(), ...news})),
			now,
			get notice() {
				return door.notice();
			},
			case: found?.case.id,
			isFirst: door.isFirst,
			isDemo: demo ?? false,
			tour() {
				isTour = true;
			},
			onWish: held.onWish,
			stop: held.stop,
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
			async check({view, kind, language: spoken, subject, text, attachments}) {
				const [{check}, {otherDraft}, {elsewhereIn}] = await Promise.all([
					import('./drafts/check.js'),
					import('./drafts/may-leave.js'),
					import('./case/reading/held.js'),
				]);
				const other = otherDraft(view, kind, spoken);
				return check(text, {
					knowledge,
					view,
					language: spoken,
					draft: {kind, subject, attachments},
					elsewhere: elsewhereIn(desk.get().cases),
					...(other !== undefined && {other}),
				});
			},
			async around(path, line, reach) {
				const {linesAround} = await import('./evidence/again.js');
				return linesAround(path, line, reach);
			},
			async stateOf(file) {
				const {stateOf} = await import('./evidence/again.js');
				return stateOf(file);
			},
			async copy(text) {
				const {copyText} = await import('./outbox.js');
				return copyText(text, write);
			},
			async saveEml({name, case: of, ...mail}) {
				const [{fileName, writeWhole}, {emlOf}] = await Promise.all([import('./outbox.js'), import('./drafts/eml.js')]);
				return writeWhole(
					`${folder}/outbox/${of}/${fileName(name, 'eml')}`,
					await emlOf({...mail, now: now(), id: newId()}),
				);
			},
			async readSent(path) {
				const [{readNamed}, {mailIn}] = await Promise.all([
					import('./outbox.js'),
					import('./commands/case/mail-in.js'),
				]);
				const read = readNamed(path);
				if (!read.ok) return read;
				const mail = await mailIn(read.bytes, path);
				return mail
					? {ok: true, ...mail}
					: {
							ok: false,
							sentence: {
								zh: '这个邮件文件已损坏，请改为粘贴正文。',
								en: 'That mail file is damaged: paste its text instead.',
							},
						};
			},
			async saveFile({name, text, case: of = ''}) {
				const {fileName, writeWhole} = await import('./outbox.js');
				const [, stem = name, ending = 'txt'] = /^(.*)\.(\w+)$/s.exec(name) ?? [];
				return writeWhole(`${folder}/outbox/${of}/${fileName(stem, ending)}`, text);
			},
			async takeThread({text, case: id}) {
				const {takePasted} = await import('./import/into.js');
				const ours = [settings().name];
				return takePasted(text, {desk, knowledge, ours, here: now().slice(-6), ...(id !== undefined && {case: id})});
			},
			async edit(text) {
				const {editText} = await import('./outbox.js');
				return editText(text);
			},
		});
		return isTour ? 'tour' : held.exitCode();
	} finally {
		await desk.close();
	}
};

/** The same screens over a throw-away store with invented cases; nothing of it stays. */
const showDemo = async (argv: readonly string[], held: HeldTerminal, known: Known): Promise<number> => {
	const own = await openSettings(home());
	const language = languageOf(argv, 'settings' in own ? own.settings.language : undefined);
	const {makeDemo} = await import('./demo/demo.js');
	const demo = await makeDemo({bundle, knowledge: known.knowledge, language, now: now(), own: home()});
	try {
		const left = await showDesk({argv, held, known, folder: demo.folder, demo: true});
		return left === 'tour' ? 0 : left;
	} finally {
		demo.remove();
	}
};

/** The terminal app, on a case or where one was; gives the exit code. */
const openScreen = async (argv: readonly string[]): Promise<number> => {
	const reference = argv.find((one, index) => !one.startsWith('-') && argv[index - 1] !== '--lang');
	if (!hasScreen()) {
		const {visibleLine} = await import('./text/shown/visible.js');
		const word = reference === undefined ? '' : visibleLine(reference);
		say(
			languageOf(argv),
			`${word && `“${word}”不是命令；是案例的话，要在终端里才能打开。`}这里不是终端，无法打开界面；请用命令，例如 casewalk list，或 casewalk --help。`,
			`${word && `“${word}” is no command; if it is a case, only a terminal can show it. `}This is no terminal to draw on: use a command, such as casewalk list, or casewalk --help.`,
		);
		return 2;
	}

	const known = await loadKnowledge(bundle);
	const held = holdTerminal(home());
	let left: 'tour' | number = argv.includes('--demo') ? 'tour' : 0;
	let isShown = false;
	try {
		do {
			if (left === 'tour') left = await showDemo(argv, held, known);
			if (argv.includes('--demo') || held.exitCode() !== 0) break;
			left = await showDesk({argv, held, known, folder: home(), ...(!isShown && {reference})});
			isShown = true;
		} while (left === 'tour');
	} finally {
		held.release();
	}

	for (const problem of known.problems) process.stderr.write(`${problem}\n`);
	return left;
};

/** The front door: the screen, or one of the plain commands. `argv` without node and script. */
export const main = async (argv: readonly string[]): Promise<void> => {
	const [first = ''] = argv.filter((one, index) => !one.startsWith('-') && argv[index - 1] !== '--lang');
	const isPlain =
		(names as readonly string[]).includes(first) ||
		// What a shell asks for Tab.
		first === '__complete' ||
		argv.some(one => one.startsWith('-') && !one.startsWith('--lang') && one !== '--demo');
	if (process.stdout.isTTY) repairTerminal(home());
	if (!isPlain) {
		const code = await openScreen(argv);
		// A signal ends the program also while a log is being read.
		if (code > 128) process.exit(code);
		process.exitCode = code;
		return;
	}

	const {run} = await import('./commands/program.js');
	process.exitCode = await run(argv, bundle);
};
