import {chmodSync, closeSync, mkdirSync, openSync} from 'node:fs';
import {posix, win32} from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
The folder that holds cases and preferences. `CASEWALK_HOME` overrides; else the place the system gives to a program's own data.
On Windows never the roaming profile: a write-ahead log must not be copied by another hand between two machines.
*/
export const dataFolder = (environment: Environment, platform: string, home: string): string => {
	const own = environment['CASEWALK_HOME'];
	if (own) return own;
	if (platform === 'win32') {
		return win32.join(environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'casewalk');
	}

	if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'casewalk');
	const data = environment['XDG_DATA_HOME'];
	return posix.join(data && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), 'casewalk');
};

/**
Makes the folder for its owner alone, whatever the umask. One that is there keeps its mode: `CASEWALK_HOME` may point at a
folder that others use, and what lies in it is closed file by file.
*/
export const makeFolder = (folder: string): void => {
	const made = mkdirSync(folder, {recursive: true, mode: 0o700});
	if (made !== undefined) chmodSync(folder, 0o700);
};

/** Makes the file (empty, when it is not there) for its owner alone, before anything is written into it. */
export const makeFile = (file: string): void => {
	closeSync(openSync(file, 'a', 0o600));
	chmodSync(file, 0o600);
};
