import {advisedIn} from './said/advice.js';
import {thinClosure} from './mistakes/closure.js';
import {thinDefinition} from './mistakes/definition.js';
import {silentWithdrawal, unreadyAdvice} from './mistakes/false-lead.js';
import {lateHowto} from './mistakes/howto.js';
import {narrowRequest} from './mistakes/log-request.js';
import type {Judge, Mistake} from './mistakes/mistake.js';
import {malformedKb} from './mistakes/numbers.js';
import {lostSymptom} from './mistakes/outcome.js';
import {typedAgain} from './mistakes/repeated.js';
import {unwarnedRisk} from './mistakes/risk.js';
import {contradictedSystem} from './mistakes/system.js';
import {weakerTestMachine} from './mistakes/test-machine.js';
import {leftOpen} from './mistakes/untested.js';
import {waiting} from './mistakes/waiting.js';
import type {Reading} from './said/reading.js';
import {stacksIn} from './said/stacks.js';

const judges: readonly Judge[] = [
	unreadyAdvice,
	silentWithdrawal,
	weakerTestMachine,
	malformedKb,
	contradictedSystem,
	typedAgain,
	lateHowto,
	narrowRequest,
	lostSymptom,
	waiting,
	thinClosure,
	unwarnedRisk,
	leftOpen,
	thinDefinition,
];

/** What went wrong in a thread, by the ids of design §1, each proved by a sentence of it. Nothing for a thread without fault. */
export const mistakesIn = (thread: Reading): readonly Mistake[] => {
	const judged = {...thread, advised: advisedIn(thread), stacks: stacksIn(thread)};
	return judges.flatMap(judge => judge(judged));
};
