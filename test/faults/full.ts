import {spawnSync} from 'node:child_process';
import {temporaryFolder} from '../helpers/folder.js';
import {script, start} from './processes.js';
import {add, type Examined, examine, fresh, isClean, none, told, type Verdict} from './verdict.js';

type Line = {
	readonly faults: readonly string[];
	readonly goesOn: boolean;
	readonly acknowledged: number;
	readonly found: Examined;
};

/** A disk of some MB in a mount namespace of its own, which ends with the process and needs no privilege where that is allowed. */
const onSmallDisk = (disk: string, megabytes: number, command: string) => [
	'--user',
	'--map-root-user',
	'--mount',
	'sh',
	'-c',
	`mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs "${disk}" && ${command}`,
];

const canMount = (disk: string) => spawnSync('unshare', onSmallDisk(disk, 1, 'true')).status === 0;

/** Fills a small disk, each time with another amount of room left: beyond about 4 MB the log is folded in on the way. Where none may be mounted, a limit of file size stands in. */
export const filled = async (offsets: number, megabytes: number): Promise<Verdict> => {
	const disk = temporaryFolder('disk');
	if (!canMount(disk)) return limited(offsets);
	const [least, most] = megabytes > 1 ? [4.1, 4.9] : [0, 0.7];
	const places = Array.from({length: offsets}, (_, index) =>
		Math.floor((least + ((most - least) * index) / offsets) * 2 ** 20),
	);
	const command = `exec "${process.execPath}" "${script('filler.js')}" "${disk}" ${places.join(' ')}`;
	const {acknowledged: lines, complaints, ended} = start('unshare', onSmallDisk(disk, megabytes, command));
	await ended;
	const results = lines().map(line => JSON.parse(line) as Line);
	const found = results.map(result => result.found).reduce(add, none);
	const full = results.filter(({faults}) => faults.length === 1 && faults[0] === 'full').length;
	const others = [...new Set(results.flatMap(({faults}) => faults))].filter(fault => fault !== 'full');
	const again = results.filter(({goesOn}) => goesOn).length;
	const written = results.reduce((sum, {acknowledged}) => sum + acknowledged, 0);
	return {
		what: `a ${megabytes} MB tmpfs filled at ${offsets} places, ${written} events acknowledged`,
		figure:
			`${full} said full, ${again} went on, ${told(found)} ${others.join(' ')} ${complaints().slice(0, 500)}`.trim(),
		goal: `${offsets} said full and went on, nothing lost`,
		isMet: full === offsets && again === offsets && isClean(found),
	};
};

/** Without a disk of our own: no file may grow beyond a limit, and a start without the limit goes on. */
const limited = async (offsets: number): Promise<Verdict> => {
	let found = none;
	let said = 0;
	let again = 0;

	for (let index = 0; index < offsets; index++) {
		const folder = fresh();
		const blocks = 80 + Math.floor((index * 400) / offsets);
		const args = [script('writer.js'), folder, 'a', '300', 'l'].map(arg => `"${arg}"`).join(' ');
		const writer = start('sh', ['-c', `ulimit -f ${blocks} && exec "${process.execPath}" ${args}`]);
		await writer.ended;
		if (/^(full|failed|denied)/.test(writer.complaints())) said += 1;
		const more = start(process.execPath, [script('writer.js'), folder, 'a', '1', 'after']);
		await more.ended;
		again += more.acknowledged().length;
		found = add(found, await examine(folder, 'a', [...writer.acknowledged(), ...more.acknowledged()]));
	}

	return {
		what: `files limited at ${offsets} sizes (no disk may be mounted here)`,
		figure: `${said} said so, ${again} went on, ${told(found)}`,
		goal: `${offsets} said so and went on, nothing lost`,
		isMet: said === offsets && again === offsets && isClean(found),
	};
};
