import type {Language} from '../text/both.js';

/** What a plain command may speak with: the door hands in the streams, the language and whether `--json` was asked. */
export type Io = {
	/** To stdout, as it is: the caller ends its lines and has passed everything from data through `visible()`. */
	readonly write: (text: string) => void;
	readonly writeError: (text: string) => void;
	readonly language: Language;
	readonly json: boolean;
};

/** 0 fine; 1 something blocks or is refused; 2 wrong usage or nothing readable. */
export type ExitCode = 0 | 1 | 2;
