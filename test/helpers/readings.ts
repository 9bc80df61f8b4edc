import {polyphonic} from 'pinyin-pro';
import {readReadings, writeReadings} from '../../source/find/sound.js';

/** How Chinese signs are read, made as the build makes it. */
export const readings = readReadings(
	writeReadings(sign => polyphonic(sign, {toneType: 'none', type: 'array'})[0] ?? []),
);
