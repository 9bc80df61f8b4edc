import test from 'ava';
import {shared} from './root.js';

/** A test on other people's cases and logs: skipped, and counted as skipped, where they do not lie beside the repository. */
export const testShared = shared('logs') ? test : test.skip;
