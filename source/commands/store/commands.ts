import process from 'node:process';
import type {Command} from 'commander';
import type {Desk} from '../../case/view.js';
import {home, now} from '../../door.js';
import type {Both} from '../../text/both.js';
import type {ExitCode, Io} from '../io.js';

type Wiring = {
	readonly command: (name: string, about: string) => Command;
	readonly io: Io;
	readonly atDesk: (use: (desk: Desk) => Promise<ExitCode>) => Promise<ExitCode>;
	readonly done: (code: ExitCode) => void;
};

const words = {
	doctor: {
		zh: '检查案例库、快照、权限和磁盘，说明哪里有问题',
		en: 'look at store, snapshots, rights and disk, and say what is wrong',
	},
	backup: {zh: '把整个案例库备份成一个文件', en: 'back the whole store up into one file'},
	restore: {
		zh: '从备份或快照恢复；原来的案例库会保留在旁边',
		en: 'restore from a backup or snapshot; the store before is kept beside',
	},
	erase: {zh: '永久删除一个案例或一个客户的全部案例', en: 'erase a case, or all cases of a customer, for good'},
	customer: {zh: '这个客户的全部案例', en: 'all cases of this customer'},
	yes: {zh: '确定删除', en: 'yes, erase'},
} as const satisfies Record<string, Both>;

/** The commands that look after what is kept: `doctor`, `backup`, `restore`, `erase`. */
export const addStoreCommands = ({command, io, atDesk, done}: Wiring): void => {
	const say = (name: keyof typeof words) => words[name][io.language];

	command('doctor', say('doctor')).action(async () => {
		const [{doctor}, {openSqlite}, {existsSync}] = await Promise.all([
			import('./doctor.js'),
			import('../../store/sqlite.js'),
			import('node:fs'),
		]);
		const folder = home();
		// Nothing is made where nothing is: the doctor only looks.
		const store = existsSync(folder) ? await openSqlite(folder) : undefined;
		const opened = store && 'fault' in store ? undefined : store;
		const versions = `Node ${process.versions.node}, SQLite ${process.versions['sqlite'] ?? ''}`;
		try {
			done(await doctor({...io, folder, store: opened, now: Date.now(), versions}));
		} finally {
			await opened?.close();
		}
	});
	command('backup <FILE>', say('backup')).action(async (file: string) => {
		const {backUpTo} = await import('./backup.js');
		done(await backUpTo(file, home(), io));
	});
	command('restore <FILE>', say('restore')).action(async (file: string) => {
		const {restoreFrom} = await import('./backup.js');
		done(await restoreFrom(file, home(), now().replaceAll(/[:+]/g, '-'), io));
	});
	command('erase [CASE]', say('erase'))
		.option('--customer <NAME>', say('customer'))
		.option('--yes', say('yes'))
		.action(async (reference: string | undefined, asked: {customer?: string; yes?: boolean}) => {
			const {eraseCases} = await import('./erase.js');
			done(await atDesk(desk => eraseCases({reference, ...asked}, desk, home(), io)));
		});
};
