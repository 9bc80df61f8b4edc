import {createContext, use} from 'react';
import type {Action, Act, Done} from '../source/case/acts/action.js';
import type {DeskState} from '../source/case/view.js';
import type {Both} from '../source/text/both.js';
import type {Doors} from './doors.js';
import type {Hint} from './parts/keymap.js';
import type {Live} from './parts/live.js';
import type {Move, Screen} from './screen.js';

/** What every screen may ask for: the state, the ways out, and one way to move and one to act. */
export type Room = {
	readonly doors: Doors;
	readonly desk: DeskState;
	readonly screen: Screen;
	/** What the keys did where the palette was opened. */
	readonly offered: Live<readonly Hint[]>;
	readonly go: (move: Move) => void;
	/** Reads the case first, so that it can be drawn at once. */
	readonly openCase: (id: string) => Promise<void>;
	/** Does it and says what came of it in the status line. Never throws. */
	readonly act: (action: Action) => Promise<Done>;
	/** The same on the case one is in. */
	readonly actHere: (act: Act) => Promise<Done>;
	readonly tell: (words: Both, tone?: 'good' | 'warn') => void;
	/** The engineer's own editor on a text; gives the text as he left it. */
	readonly edit: (text: string) => Promise<string>;
	/** The hint of the tour that is shown, from 0; -1: none. */
	readonly tour: Live<number>;
	readonly quit: () => void;
	readonly redraw: () => void;
	/** Back to the shell until `fg`; absent where a shell has no jobs. */
	readonly suspend: (() => void) | undefined;
};

export const RoomContext = createContext<Room | undefined>(undefined);

export const useRoom = (): Room => {
	const room = use(RoomContext);
	if (!room) throw new Error('A screen needs a room around it.');
	return room;
};
