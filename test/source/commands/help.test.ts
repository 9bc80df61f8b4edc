import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {topics} from '../../../source/commands/help/topics.js';
import {usageWords} from '../../../source/commands/usage-words.js';
import {scripts} from '../../../source/commands/completion/scripts.js';
import {makeHome} from '../../helpers/home.js';
import {root} from '../../helpers/root.js';

const subject = `'[案例号: CAS-12345-ABCD ] % |P2|示例集团|Windows 7 装补丁后回滚 % 初次响应'`;

/** A folder with a store of its own and `casewalk` as a command, and a shell that runs lines in it. */
const makeShell = (t: ExecutionContext, shell = 'bash') => {
	const folder = makeHome(t);
	const command = join(folder, 'casewalk');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/bundle/casewalk.cjs')}' "$@"\n`);
	chmodSync(command, 0o755);
	const {CI: _, ...environment} = process.env;
	return {
		folder,
		run: (line: string) =>
			spawnSync(shell, ['-c', line], {
				cwd: folder,
				encoding: 'utf8',
				env: {
					...environment,
					CASEWALK_HOME: join(folder, 'home'),
					CASEWALK_LANG: 'zh',
					PATH: `${folder}:${process.env['PATH']}`,
					LC_ALL: 'C.UTF-8',
				},
			}),
	};
};

test('every example of the help does what it says', t => {
	const {folder, run} = makeShell(t);
	copyFileSync(join(root, 'source/demo/logs/failing/CBS.log'), join(folder, 'CBS.log'));
	writeFileSync(join(folder, 'mail.txt'), '您好：\n\n请上传 CBS.log，谢谢。\n');
	const examples = topics.flatMap(topic => topic.examples);
	const {stdout} = run(examples.map(it => `${it.run} >/dev/null 2>>err; echo $?`).join('\n'));
	t.deepEqual(
		stdout
			.trim()
			.split('\n')
			.map((code, index) => `${code} ${examples[index]!.run}`),
		examples.map(it => `${it.exits ?? 0} ${it.run}`),
		run('cat err').stdout,
	);
	for (const made of ['collect-logs.cmd', 'casewalk.bash', 'cases.backup', 'our-knowledge/kb/KB9999999.yaml'])
		t.true(existsSync(join(folder, made)), made);
});

test('a topic tells its commands and examples, in both languages', t => {
	const {run} = makeShell(t);
	const {stdout} = run('casewalk help lookup; casewalk help lookup --lang en; casewalk --help');
	for (const words of ['查资料', 'Look up', 'casewalk code 80070005', 'casewalk help 主题'])
		t.true(stdout.includes(words), words);
	t.notRegex(stdout, /display help|Options:\n.*Options:/s);
});

const hostile = `'|P3|示例学院|\`touch owned\` $(touch owned) ; touch owned "x" 打印机失败'`;

const inShell: Readonly<Record<'bash' | 'zsh', (words: string) => string>> = {
	bash: words =>
		`source ./script; COMP_WORDS=(casewalk ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMP_TYPE=9; _casewalk; printf '%s\\n' "\${COMPREPLY[@]}"`,
	// Only inside zsh's line editor does compadd work: here it prints what it was given.
	zsh: words =>
		`compdef() { : }; _files() { print files }; compadd() { print -l -- $values }; source ./script; words=(casewalk ${words}); CURRENT=$#words; _casewalk`,
};

/** What Tab puts on the line; undefined where the shell is not installed. */
const makeTab = (t: ExecutionContext, shell: keyof typeof inShell) => {
	const {folder, run} = makeShell(t, shell);
	writeFileSync(join(folder, 'script'), scripts[shell]);
	const {error} = run(`casewalk new ${subject}; casewalk new ${hostile}`);
	const tab = (words: string) => run(inShell[shell](words)).stdout.trim().split('\n');
	return {folder, tab: error ? undefined : tab};
};

test('Tab in bash knows commands, options, values, and cases by number and title', t => {
	const {folder, tab} = makeTab(t, 'bash');
	if (!tab) return t.pass('bash is not installed');
	t.deepEqual(tab('dra'), ['draft']);
	t.deepEqual(tab('draft clo'), ['closure']);
	t.deepEqual(tab('draft closure --case cas-1'), ['CAS-12345-ABCD']);
	t.deepEqual(tab('show 回滚'), ['CAS-12345-ABCD']);
	t.deepEqual(tab(`list --lang ''`), ['zh', 'en']);
	t.true(tab('kb --').includes('--os'));
	t.regex(tab('show 打印机').join(), /^[0-9a-f]{16}$/);
	t.false(existsSync(join(folder, 'owned')), 'a title is never run');
});

test('Tab in zsh gets the same answers', t => {
	const {folder, tab} = makeTab(t, 'zsh');
	if (!tab) return t.pass('zsh is not installed');
	t.deepEqual(tab('show 回滚'), ['CAS-12345-ABCD']);
	t.regex(tab('show 打印机').join(), /^[0-9a-f]{16}$/);
	t.false(existsSync(join(folder, 'owned')), 'a title is never run');
});

test('a shell that nobody has is a sentence', t => {
	const {status, stderr} = makeShell(t).run('casewalk completion fish');
	t.is(status, 2);
	t.regex(stderr, /没有这种终端的补全脚本/);
});

test('the script for PowerShell asks as the others do', t => {
	t.regex(scripts.powershell, /casewalk __complete \$index @words/);
	for (const [open, close] of ['{}', '()', '[]'])
		t.is(scripts.powershell.split(open!).length, scripts.powershell.split(close!).length);
});

test('a wrong command line is told in the language, and a group of commands not by its whole help', t => {
	t.is(usageWords("missing required argument 'CASE'", 'zh'), '缺少 CASE。');
	t.is(usageWords("unknown option '--jsn'\n(Did you mean --json?)", 'zh'), '没有选项 --jsn。');
	t.is(
		usageWords('Usage: casewalk tree [options] [command]\n\nOptions:', 'en'),
		'casewalk tree takes a command of its own.',
	);
	t.is(usageWords("missing required argument 'CASE'", 'en'), "missing required argument 'CASE'");
});
