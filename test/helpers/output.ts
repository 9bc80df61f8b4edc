import type {Io} from '../../source/commands/io.js';

/** Streams of a command, kept as text. */
export const recorded = (more: Partial<Io> = {}): Io & {readonly out: () => string; readonly err: () => string} => {
	let out = '';
	let err = '';
	return {
		write: text => {
			out += text;
		},
		writeError: text => {
			err += text;
		},
		language: 'zh',
		json: false,
		...more,
		out: () => out,
		err: () => err,
	};
};
