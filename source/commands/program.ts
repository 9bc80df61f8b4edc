import {existsSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {Command, CommanderError} from 'commander';
import type {Desk} from '../case/view.js';
import {home, languageOf, loadKnowledge, now, openDoor, type OpenedDoor} from '../door.js';
import type {Knowledge} from '../knowledge/schema.js';
import {dateOf} from '../text/time.js';
import {usageWords} from './usage-words.js';
import {visibleLine} from '../text/shown/visible.js';
import {addAuthorCommands} from './knowledge/authors.js';
import {refuse, withCase} from './case/case-ref.js';
import {groupOf, layout} from './help/layout.js';
import {topics} from './help/topics.js';
import {words} from './help-words.js';
import {addStoreCommands} from './store/commands.js';
import type {ExitCode, Io} from './io.js';

type Analyzed = {case?: string; device?: string; planned?: readonly string[]; compare?: true};
type Drafting = {case: string; for?: string[]; format?: string; out?: string; lang?: string};

/** A file (or standard input) as it is; undefined when it cannot be read. */
const readBytes = (path: string): Uint8Array | undefined => {
	try {
		return readFileSync(path === '-' ? 0 : path);
	} catch {
		return undefined;
	}
};

/** Runs one plain command; gives its exit code (design: commands). */
export const run = async (argv: readonly string[], bundle: URL): Promise<ExitCode> => {
	const language = languageOf(argv);
	const say = (name: keyof typeof words) => words[name][language];
	let code: ExitCode = 0;
	const io: Io = {
		write: text => void process.stdout.write(text),
		writeError: text => void process.stderr.write(text),
		language,
		json: argv.includes('--json'),
	};

	const known = async (): Promise<Knowledge> => {
		const {knowledge, problems} = await loadKnowledge(bundle);
		for (const problem of problems) io.writeError(`${visibleLine(problem)}\n`);
		return knowledge;
	};

	/** Opens the desk for one command and closes it again, whatever happens. */
	const atDesk = async (
		use: (desk: Desk, knowledge: Knowledge, door: OpenedDoor) => Promise<ExitCode> | ExitCode,
	): Promise<ExitCode> => {
		const knowledge = await known();
		const opened = await openDoor(knowledge, bundle);
		if ('refused' in opened) return refuse(io, opened.refused[language], '');
		const notice = await opened.notice();
		if (notice) io.writeError(`${visibleLine(notice[language])}\n`);
		try {
			return await use(opened.desk, knowledge, opened);
		} finally {
			await opened.desk.close();
		}
	};

	const refuseFile = (file: string) =>
		language === 'zh'
			? refuse(io, `无法读取 ${visibleLine(file)}。`, '请给出一个文本、.eml 或 .msg 文件，或用 - 从标准输入读取。')
			: refuse(io, `${visibleLine(file)} cannot be read.`, 'Name a text, .eml or .msg file, or - for standard input.');

	/** Commander says what was wrong in English; here it is one sentence in the language, with the way on. */
	const wrongUsage = (text: string): string => {
		const said = visibleLine(usageWords(text.trim().replace(/^error: /, ''), language));
		const [error, hint] =
			language === 'zh'
				? [`用法不对：${said}`, '用 casewalk --help 查看用法。']
				: [`Wrong usage: ${said}`, 'See casewalk --help.'];
		return io.json ? `${JSON.stringify({error, hint})}\n` : `${error}\n${hint}\n`;
	};

	const program = new Command('casewalk')
		.description(`${say('about')}\n${say('screen')}`)
		.usage('[CASE] | COMMAND')
		.option('--json', say('json'))
		.option('--lang <zh|en>', say('lang'))
		.option('--demo', say('demo'))
		.helpOption('-h, --help', say('help'))
		.helpCommand(false)
		.version(readVersion(bundle), '-V, --version', say('version'))
		.configureHelp(layout(language))
		.configureOutput({writeOut: io.write, writeErr: text => io.writeError(wrongUsage(text))})
		.exitOverride();
	const described = (name: string, about: string, parent = program) =>
		parent
			.command(name)
			.description(about)
			.helpGroup(parent === program ? groupOf(name.split(' ')[0]!, language) : 'Commands:')
			.helpCommand(false)
			.option('--json', say('json'))
			.option('--lang <zh|en>', say('lang'))
			.helpOption('-h, --help', say('help'));
	const command = (name: string, about: keyof typeof words) => described(name, say(about));

	command('new [SUBJECT-LINE...]', 'new').action(async (line: string[]) => {
		const {newCase} = await import('./case/cases.js');
		code = await atDesk(desk => newCase(line.join(' '), desk, io));
	});
	command('list', 'list').action(async () => {
		const {listCases} = await import('./case/cases.js');
		code = await atDesk(desk => listCases(desk, io, now()));
	});
	command('show <CASE>', 'show').action(async (reference: string) => {
		const {showCase} = await import('./case/show.js');
		code = await atDesk(desk => showCase(reference, desk, io));
	});
	command('note <CASE> <TEXT...>', 'note').action(async (reference: string, text: string[]) => {
		const {noteCase} = await import('./case/cases.js');
		code = await atDesk(desk => noteCase(reference, text.join(' '), desk, io));
	});
	command('archive <CASE>', 'archive')
		.option('--outcome <OUTCOME>', say('outcome'))
		.option('--final', say('lasting'))
		.option('--agreed-by <WHO>', say('agreedBy'))
		.option('--agreed-at <DATE>', say('agreedAt'))
		.option('--reopen <WHY>', say('reopen'))
		.action(async (reference: string, asked: Record<string, string | true | undefined>) => {
			const {archiveCase} = await import('./case/archive.js');
			const said = {...asked, lasting: asked['final'] ? 'final' : 'temporary'};
			code = await atDesk(desk => archiveCase(reference, said, dateOf(now()), desk, io));
		});
	command('settings [NAME] [VALUE]', 'settings').action(async (name?: string, value?: string) => {
		const {changeSettings} = await import('./settings.js');
		code = await atDesk((_, __, {settings, prefer}) => changeSettings(name, value, {...io, settings, prefer}));
	});
	command('find <QUERY...>', 'find').action(async (query: string[]) => {
		const [{find}, {openFinding}] = await Promise.all([import('./knowledge/find.js'), import('../finding.js')]);
		code = await atDesk(async (desk, knowledge) =>
			find(query, {...io, finder: await openFinding(bundle, knowledge)(desk.get().cases)}),
		);
	});
	command('kb <KB...>', 'kb')
		.option('--os <ID>', say('os'))
		.option('--ssu <VERSION>', say('ssu'))
		.action(async (tokens: string[], {os, ssu}: {os?: string; ssu?: string}) => {
			const {kb} = await import('./knowledge/kb.js');
			code = await kb(tokens, {...io, knowledge: await known(), os, ssu});
		});
	command('plan <KB...>', 'plan')
		.option('--os <ID>', say('os'))
		.option('--installed <KBS>', say('installed'))
		.option('--ssu <VERSION>', say('ssu'))
		.action(async (tokens: string[], {os, installed, ssu}: {os?: string; installed?: string; ssu?: string}) => {
			const {plan} = await import('./knowledge/plan.js');
			code = await plan(tokens, {...io, knowledge: await known(), os, installed, ssu});
		});
	command('code <CODE...>', 'code')
		// A decimal HRESULT begins with a minus.
		.allowUnknownOption()
		.action(async (codes: string[]) => {
			const {code: look} = await import('./knowledge/code.js');
			code = await look(
				codes.filter(one => one !== '--json'),
				{...io, knowledge: await known()},
			);
		});
	command('analyze <PATH...>', 'analyze')
		.option('--case <CASE>', say('case'))
		.option('--device <NAME>', say('device'))
		.option('--planned <NAME:FACT=VALUE>', say('planned'), (one: string, before: readonly string[] = []) => [
			...before,
			one,
		])
		.option('--compare', say('compare'))
		.action(async (paths: string[], {case: reference, device, planned, compare}: Analyzed) => {
			const {analyzeFor} = await import('./evidence/analyze-for.js');
			code = await analyzeFor({paths, reference, device, planned, compare}, {io, knowledge: await known(), bundle});
		});
	command('draft <KIND>', 'draft')
		.requiredOption('--case <CASE>', say('case'))
		.option('--for <NAME...>', say('for'))
		.option('--format <text|eml>', say('format'))
		.option('--out <FILE>', say('out'))
		.action(async (kind: string, {case: reference, out, ...asked}: Drafting) => {
			const [{draftMail, isKind, refuseKind}, {writeWhole}, {elsewhereIn}] = await Promise.all([
				import('./case/draft.js'),
				import('../outbox.js'),
				import('../case/reading/held.js'),
			]);
			if (!isKind(kind)) {
				code = refuseKind(kind, io);
				return;
			}

			code = await atDesk((desk, knowledge, {settings}) =>
				withCase(desk, reference, io, view =>
					draftMail(kind, {
						...io,
						...asked,
						knowledge,
						view,
						elsewhere: elsewhereIn(desk.get().cases),
						settings: {...settings(), channel: settings().uploadChannel},
						now: now(),
						...(out !== undefined && {
							save: async content => {
								const written = writeWhole(out, content);
								return written.ok ? undefined : written.sentence;
							},
						}),
					}),
				),
			);
		});
	command('check <FILE>', 'check')
		.option('--case <CASE>', say('case'))
		.action(async (file: string, {case: reference}: {case?: string}) => {
			const [{checkMail}, {mailIn}, {elsewhereIn}] = await Promise.all([
				import('./case/check.js'),
				import('./case/mail-in.js'),
				import('../case/reading/held.js'),
			]);
			const bytes = readBytes(file);
			const mail = bytes && (await mailIn(bytes, file));
			if (!mail) code = refuseFile(file);
			else if (reference === undefined) code = checkMail(mail, {...io, knowledge: await known()});
			else
				code = await atDesk((desk, knowledge) =>
					withCase(desk, reference, io, view =>
						checkMail(mail, {...io, knowledge, view, elsewhere: elsewhereIn(desk.get().cases)}),
					),
				);
		});
	command('import <FILE...>', 'import')
		.option('--case <CASE>', say('case'))
		.option('--offset <OFFSET>', say('offset'))
		.action(async (files: string[], {case: reference, offset}: {case?: string; offset?: string}) => {
			const {importMails} = await import('./case/import.js');
			const sources = files.map(path => ({path, bytes: readBytes(path)}));
			const given = {...(reference !== undefined && {reference}), ...(offset !== undefined && {offset})};
			code = await atDesk((desk, knowledge, {settings}) =>
				importMails(sources, {...io, ...given, desk, knowledge, ours: [settings().name], here: now().slice(-6)}),
			);
		});
	command('collector', 'collector')
		.option('--out <FILE>', say('out'))
		.action(async ({out}: {out?: string}) => {
			const [{collector}, {writeWhole}] = await Promise.all([
				import('./knowledge/collector.js'),
				import('../outbox.js'),
			]);
			code = collector({
				...io,
				knowledge: await known(),
				...(out !== undefined && {save: text => writeWhole(out, text)}),
			});
		});
	command('handover <CASE>', 'handover')
		.option('--masked', say('masked'))
		.action(async (reference: string, {masked}: {masked?: boolean}) => {
			const [{handOver}, {maskOf}] = await Promise.all([import('./case/handover.js'), import('./case/export.js')]);
			code = await atDesk((desk, knowledge, {settings}) =>
				withCase(desk, reference, io, async view =>
					handOver({
						...io,
						knowledge,
						view,
						settings: {...settings(), channel: settings().uploadChannel},
						now: now(),
						...(masked && {mask: maskOf(view, await desk.events(view.case.id), settings().name)}),
					}),
				),
			);
		});
	command('export <CASE>', 'export')
		.option('--masked', say('masked'))
		.option('--out <FILE>', say('out'))
		.action(async (reference: string, {masked, out}: {masked?: boolean; out?: string}) => {
			const [{exportCase}, {writeWhole}] = await Promise.all([import('./case/export.js'), import('../outbox.js')]);
			const save = out === undefined ? {} : {save: (text: string) => writeWhole(out, text)};
			code = await atDesk(desk => exportCase(reference, desk, {...io, masked, ...save}));
		});
	addStoreCommands({
		command: described,
		io,
		atDesk,
		done(result) {
			code = result;
		},
	});
	addAuthorCommands({
		command: described,
		io,
		known,
		shipped: async () => (await loadKnowledge(bundle, '')).knowledge,
		today: dateOf(now()),
		done(result) {
			code = result;
		},
	});
	command('completion <SHELL>', 'completion').action(async (shell: string) => {
		const {scripts} = await import('./completion/scripts.js');
		const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
		if (script) io.write(script);
		else code = refuse(io, say('noShell'), 'bash zsh powershell');
	});
	program.action(() => {
		program.outputHelp();
	});
	program.addHelpText('after', `\n${say('topics')}\n  ${topics.map(({id}) => id).join('  ')}`);
	if (argv[0] === '__complete') {
		const {answerTab} = await import('./completion/answer.js');
		const cases = async () => {
			const opened = existsSync(home()) ? await openDoor(await known(), bundle) : undefined;
			if (!opened || 'refused' in opened) return [];
			await opened.desk.close();
			return opened.desk.get().cases;
		};

		await answerTab(argv.slice(1), {program, cases, ...io});
		return 0;
	}

	const topic = argv[0] === 'help' ? topics.find(({id}) => id === argv[1]) : undefined;
	if (topic) {
		const {tellTopic} = await import('./help/topic.js');
		const describe = (name: string) => program.commands.find(it => it.name() === name)?.description();
		tellTopic(topic, {...io, describe});
		return 0;
	}

	try {
		await program.parseAsync(argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv], {from: 'user'});
		return code;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return error.exitCode === 0 ? 0 : 2;
	}
};

const readVersion = (bundle: URL): string =>
	(JSON.parse(readFileSync(new URL('version.json', bundle), 'utf8')) as {version: string}).version;
