// The program in a pseudo terminal, timed by what it writes.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import * as pty from '@lydell/node-pty';

const {CI: _, ...environment} = process.env;
/** What ends a frame: output held back is let go. */
const frameEnd = '\u001B[?2026l';
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Starts `node FILE ARGV…` over a data folder; times in milliseconds since the start. */
export const start = (file, argv, home) => {
	const from = now();
	const child = pty.spawn(process.execPath, [file, ...argv], {
		name: 'xterm-256color',
		cols: 100,
		rows: 30,
		cwd: home,
		env: {...environment, CASEWALK_HOME: home, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'zh_CN.UTF-8'},
	});
	let raw = '';
	let frames = 0;
	let lastAt = from;
	const waiting = [];
	child.onData(data => {
		lastAt = now();
		raw += data;
		frames += data.split(frameEnd).length - 1;
		for (const {isSo, tell} of waiting.splice(0)) {
			if (isSo()) tell(lastAt - from);
			else waiting.push({isSo, tell});
		}
		if (raw.length > 1e6) raw = raw.slice(-1e5);
	});
	const ended = new Promise(resolve => {
		child.onExit(() => resolve(now() - from));
	});
	const until = isSo => (isSo() ? now() - from : new Promise(tell => waiting.push({isSo, tell})));
	const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8');
	return {
		ended,
		shows: text => Promise.race([until(() => raw.includes(text)), ended]),
		/** From the key to the last byte of the frame that answers it. */
		async press(keys) {
			const before = frames;
			const pressed = now();
			child.write(keys);
			await Promise.race([until(() => frames > before), pause(1000)]);
			// A frame may come in two pieces; what follows at once belongs to it.
			await pause(4);
			return lastAt - pressed;
		},
		/** From a sign to the end of the frame that holds it, whatever else is drawn meanwhile; 1000 where it never comes. */
		answer(sign) {
			const pressed = now();
			return new Promise(tell => {
				let heard = '';
				const listening = child.onData(data => {
					heard += data;
					const place = heard.indexOf(sign);
					if (place >= 0 && heard.includes(frameEnd, place)) answered(now() - pressed);
				});
				const late = setTimeout(() => answered(1000), 1000);
				const answered = took => {
					clearTimeout(late);
					listening.dispose();
					tell(took);
				};

				child.write(sign);
			});
		},
		write: keys => child.write(keys),
		/** Until nothing was written for that long. */
		async rests(milliseconds = 200) {
			while (now() - lastAt < milliseconds) await pause(20);
		},
		frames: () => frames,
		/** Resident memory in MiB. */
		memory: () => Number(/VmRSS:\s+(\d+)/.exec(status())[1]) / 1024,
		/** Milliseconds of processor time so far, in steps of 10. */
		busy: () => {
			const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
			return (Number(fields[11]) + Number(fields[12])) * 10;
		},
		async end() {
			child.kill('SIGTERM');
			return ended;
		},
	};
};
