import {dictionary} from '../../source/find/dictionary.js';
import {readReadings, writeReadings} from '../../source/find/sound.js';

/** How Chinese signs are read, made as the build makes it. */
export const readings = readReadings(writeReadings(dictionary));
