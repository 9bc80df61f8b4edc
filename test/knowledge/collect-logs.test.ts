import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {shipped} from '../helpers/knowledge.js';
import {root} from '../helpers/root.js';

const {howto, facts, attachments} = shipped.knowledge;
const batch = attachments['collect-logs.cmd']!;
const lines = batch.split('\r\n');

/** Lines that run, with what they only say to a person taken out. */
const running = lines.filter(line => !/^rem\b/i.test(line.trim()));
const unsaid = running
	.map(line => line.replace(/\becho\b.*/i, '').replace(/set \/p "[^"]*"/i, 'set /p'))
	.filter(line => line.trim() !== '');

const commands = Object.values(howto)
	.filter(({attachment}) => attachment === 'collect-logs.cmd')
	.flatMap(({steps}) => steps.flatMap(({run}) => run ?? []));

test('the batch is ASCII with the line ends of Windows, in the checkout too', t => {
	const bytes = readFileSync(join(root, 'knowledge/howto/collect-logs.cmd'));
	t.true(bytes.every(byte => byte < 0x7f));
	t.is(
		bytes
			.toString('latin1')
			.replaceAll('\r\n', '')
			.search(/[\r\n]/),
		-1,
	);
	t.is(batch, bytes.toString('latin1'));
	t.true(batch.endsWith('\r\n'));
});

test('both how-tos that ask for logs give it', t => {
	t.is(howto['collect-logs']!.attachment, 'collect-logs.cmd');
	t.is(howto['collect-logs-offline']!.attachment, 'collect-logs.cmd');
});

/** `\Windows\Logs\CBS` of a path on any volume, below the Windows folder: `logs\cbs`. */
const below = (path: string) => /^(?:[a-z]:|\{\{windows\}\})\\windows\\?(.*)$/i.exec(path)?.[1]?.toLowerCase();

/** `FOLDER|MASK` of what robocopy is told to copy from the Windows folder. */
const byHand = new Set(
	commands.flatMap(command => {
		const [tool, from = '', , ...rest] = command.split(' ');
		if (tool !== 'robocopy') return [];
		const masks = rest.filter(word => !word.startsWith('/'));
		return (masks.length > 0 ? masks : ['*']).map(mask => `${below(from)}|${mask.toLowerCase()}`);
	}),
);

const byBatch = new Set([
	...[...batch.matchAll(/^call :take \S+ "([^"]*)" "([^"]*)"/gm)].map(
		([, folder, mask]) => `${folder === '.' ? '' : folder!.toLowerCase()}|${mask!.toLowerCase()}`,
	),
	...[...batch.matchAll(/^call :events \S+ (\S+)/gm)].map(([, name]) =>
		name === 'WindowsUpdateClient'
			? 'system32\\winevt\\logs|microsoft-windows-windowsupdateclient%4operational.evtx'
			: `system32\\winevt\\logs|${name!.toLowerCase()}.evtx`,
	),
]);

/** The first writes the folder, the second one file of it; dumps and boot logs can be huge and are only listed. */
const same: Readonly<Record<string, string>> = {
	'system32\\logfiles\\srt|*': 'system32\\logfiles\\srt|srttrail.txt',
	'minidump|*.dmp': '',
	'|procmon*.pmb': '',
};

test('the batch copies what the steps copy by hand, no more and no less', t => {
	const wanted = [...byHand].map(one => same[one] ?? one).filter(Boolean);
	t.true(wanted.length > 12);
	t.deepEqual([...byBatch].sort(), [...new Set(wanted)].sort());
	t.regex(batch, /set "run=dir \/a "%root%\\Minidump""/);
	t.regex(batch, /set "run=dir \/a "%root%\\Procmon\*\.PMB""/);
	t.regex(batch, /source=%root%\\System32\\winevt\\Logs\\Microsoft-Windows-WindowsUpdateClient\?4Operational\.evtx"/);
});

test('every log that a fact is read from is copied', t => {
	const paths = [...new Set(Object.values(facts).flatMap(({log}) => (log ? [below(log.path) ?? log.path] : [])))];
	t.true(paths.length >= 3);
	for (const path of paths) {
		const [folder, file] = [path.slice(0, path.lastIndexOf('\\')), path.slice(path.lastIndexOf('\\') + 1)];
		t.true(
			[...byBatch].some(one => {
				const [from, mask = ''] = one.split('|');
				const pattern = new RegExp(`^${mask.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
				return from === folder && pattern.test(file);
			}),
			path,
		);
	}
});

test('on a running system it writes the same reports and exports as the steps', t => {
	const own = commands
		.map(command =>
			command.replace(/ (?:> )?(?:C|E):\\CaseLogs\\\S+$/, '').replace(/(?:C:|X:|\{\{windows\}\})\\Windows/gi, '%root%'),
		)
		.filter(command =>
			/^(reg export|systeminfo|wmic|dism \/english \/online|dir \/b|fltmc|driverquery|cscript|msinfo32)/.test(command),
		);
	t.true(own.length >= 12);
	const told = batch.replaceAll('%SystemRoot%', '%root%').replaceAll('"', '');
	for (const command of own) t.true(told.includes(command.replaceAll('"', '')), command);

	const reports = [...batch.matchAll(/^set "run=(.*)"\r$/gm)].map(([, run]) =>
		run!
			.replace('%SystemRoot%', '%root%')
			.replaceAll('"', '')
			.replace(/ %file%$/, ''),
	);
	const listed = reports.filter(run => !run.startsWith('dir /a '));
	for (const run of listed)
		t.true(
			own.some(command => command.replaceAll('"', '') === run),
			run,
		);
	for (const channel of ['System', 'Application', 'Setup', 'Microsoft-Windows-WindowsUpdateClient/Operational']) {
		t.true(commands.some(command => command.startsWith(`wevtutil epl ${channel} `)));
		t.regex(batch, new RegExp(`^call :events ${channel} `, 'm'));
	}
});

const builtIn = 'call copy dir echo endlocal exit for goto if mkdir pause popd pushd set setlocal ver'.split(' ');
const tools =
	'certutil cscript dism driverquery find fltmc makecab msinfo32 reg robocopy start systeminfo tar wevtutil wmic'.split(
		' ',
	);
/** The same batch again, as 64 bits; and the command of the line before. */
const itself = ['%systemroot%\\sysnative\\cmd.exe', '%run%'];

/** What a line begins with after if, for, brackets, pipes and redirections. */
const verbs = (line: string): string[] =>
	(line.startsWith(':') ? '' : line)
		.replace(/^@/, '')
		.replaceAll(/\^/g, '')
		.replaceAll(/\d?>>?(?:&\d|"[^"]*"|[^\s&)']+)/g, ' ')
		.replaceAll('start "" /wait ', 'start & ')
		.replaceAll(/\bfor (?:\/\w )?(?:"[^"]*" )?%%\w in \((?:'([^']*)'|[^()]*)\) do\b/g, (_, run = '') => `& ${run} & `)
		.split(/\(|\)|\||&|\belse\b/)
		.flatMap(part => {
			let rest = part.trim();
			for (let before = ''; before !== rest; ) {
				before = rest;
				rest = rest.replace(
					/^if (?:\/i )?(?:not )?(?:defined \S+|exist (?:"[^"]*"|\S+)|errorlevel \d+|%\w+% gtr \d+|"(?:[^"]|"(?==))*"=="[^"]*")\s*/i,
					'',
				);
			}
			const verb = /^"([^"]+)"|^[^\s/,;=]+/.exec(rest);
			return verb ? [(verb[1] ?? verb[0]).toLowerCase()] : [];
		});

test('it runs only commands that read and copy', t => {
	const runs = [...batch.matchAll(/^set "run=(.*)"\r$/gm)].map(([, run]) => run!);
	const found = [...new Set([...unsaid, ...runs].flatMap(verbs))];
	t.deepEqual(
		found.filter(verb => ![...builtIn, ...tools, ...itself].includes(verb)),
		[],
	);
	t.deepEqual(
		tools.filter(tool => !found.includes(tool)),
		[],
	);
	for (const line of running) t.notRegex(/\becho\b(.*)/i.exec(line)?.[1] ?? '', /(?<!\^)[&|]/, line);
	for (const hidden of [
		'del x',
		'if exist "a" del "a"',
		'for %%F in (*) do rd "%%F"',
		'dir | more',
		'(reg query x) & move a b',
	])
		t.true(
			verbs(hidden).some(verb => ![...builtIn, ...tools].includes(verb)),
			hidden,
		);
});

const changing =
	/\b(del|erase|rd|rmdir|ren|rename|move|format|diskpart|attrib|icacls|cacls|takeown|net|netsh|sc|bcdedit|bootrec|bcdboot|shutdown|taskkill|schtasks|setx|powershell|sfc|chkdsk|subst|mklink|clip)\b(?!\.)/i;

test('no command that deletes or changes stands anywhere in it', t => {
	for (const line of unsaid) t.notRegex(line.replaceAll(/\/format:table/g, ''), changing);
	for (const [, verb] of batch.matchAll(/^.*?\breg (\w+)/gm)) t.true(['export', 'query'].includes(verb!), verb);
	for (const [, verb] of batch.matchAll(/\bwevtutil (\w+)/g)) t.is(verb, 'epl');
	for (const [, rest] of batch.matchAll(/\brobocopy (.*)/g)) t.notRegex(rest!, /\/(mov|move|mir|purge|mt|unilog)\b/i);
	for (const [, rest] of batch.matchAll(/\bdism (.*)/g))
		t.regex(rest!, /^\/english \/online \/get-packages \/format:table"\r?$/);
});

test('every way leads to one label, and every label is reached', t => {
	const labels = running.filter(line => line.startsWith(':')).map(line => line.slice(1).trim().toLowerCase());
	t.is(new Set(labels).size, labels.length);
	const jumps = [...running.join('\n').matchAll(/\b(?:goto|call) :?([a-z]\w*)|\bcall :(\w+)/gi)].map(([, one, two]) =>
		(one ?? two)!.toLowerCase(),
	);
	for (const jump of jumps) t.true(labels.includes(jump), jump);
	const passed = labels.filter(label => !jumps.includes(label));
	t.deepEqual(passed, []);
});

test('a path stands in quotes, is never an argument of call, and delayed expansion is off', t => {
	t.true(lines.some(line => line === 'setlocal EnableExtensions DisableDelayedExpansion'));
	t.notRegex(batch, /EnableDelayedExpansion/i);
	for (const line of running) {
		if (/^\s*call\b/i.test(line)) t.notRegex(line, /%\w/, line);
		const bare = line.replaceAll(/"(?:""|[^"])*"/g, '');
		t.notRegex(bare, /%(here|target|shown|name|CD|computer)%/i, line);
	}
});
