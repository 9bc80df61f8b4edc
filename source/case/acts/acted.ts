import type {Both} from '../../text/both.js';
import type {Told} from '../event.js';

/** The events an action becomes, or one sentence why not and what to do instead. */
export type Acted = {readonly bodies: readonly Told[]} | {readonly refused: Both};

export const events = (...bodies: Told[]): Acted => ({bodies});
export const refuse = (zh: string, en: string): Acted => ({refused: {zh, en}});
export const fillIn = (zh: string, en: string): Acted => refuse(`请先填写${zh}。`, `Fill in ${en} first.`);
