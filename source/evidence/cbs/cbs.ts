import {byWord} from '../rules/anchors.js';
import {type Rules, findingCollector} from '../rules/rules.js';
import type {Reading} from '../open/reader.js';
import type {StatedFact} from '../report/report.js';
import {clock, clockAnchors} from './clock.js';
import {codeAnchors, codeCounter, codesOf} from './codes.js';
import {driverAnchors, driverWatch} from './drivers.js';
import {errorCounter, levelAnchors} from './levels.js';
import {packageAnchors, packageRule, packageWatch} from './packages.js';
import {pendingAnchors, pendingWatch} from './pending.js';
import {phaseAnchors, phaseWatch} from './phases.js';
import {entryOf} from './entry.js';
import {executeStateAnchors, executeStateWatch, progressAnchors, progressWatch} from './progress.js';
import {hangWatch, rootAnchors, rootWatch} from './root.js';
import {bootAnchors, bootWatch, sessionAnchors, sessionCounter} from './sessions.js';
import {sfcAnchors, sfcRule, sfcWatch} from './sfc.js';
import {stackAnchors, stackRule, stackWatch} from './stacks.js';
import {storeAnchors, storeRule, storeWatch} from './store.js';
import {uninstallAnchors, uninstallRule, uninstallWatch} from './uninstalls.js';

/** Words, one of which stands in every line that this reader wants to see. */
export const cbsAnchors: readonly string[] = [
	...stackAnchors,
	...clockAnchors,
	...sessionAnchors,
	...bootAnchors,
	...packageAnchors,
	...phaseAnchors,
	...driverAnchors,
	...levelAnchors,
	...pendingAnchors,
	...uninstallAnchors,
	...progressAnchors,
	...executeStateAnchors,
	...rootAnchors,
	...sfcAnchors,
	...storeAnchors,
	...codeAnchors,
];

/** Reads a CBS.log: watchers look at each line that matters, rules name what they see. */
export const readCbs = (rules: Rules): Reading => {
	const collector = findingCollector(rules);
	const [codes, time, stacks, sessions, boots, packages] = [
		codeCounter(),
		clock(),
		stackWatch(),
		sessionCounter(),
		bootWatch(),
		packageWatch(),
	];
	const [phases, root, sfc, store, drivers] = [phaseWatch(), rootWatch(), sfcWatch(), storeWatch(), driverWatch()];
	const [progress, state] = [progressWatch(), executeStateWatch()];
	const [errors, pending, uninstalls] = [errorCounter(), pendingWatch(), uninstallWatch()];
	const hangs = hangWatch(phases.innermost);
	// The first follow the course of the log, or read levels in any dress; each of the others sees its own lines.
	const always = [time, hangs, progress, errors];
	const watching = byWord([
		{anchors: stackAnchors, watcher: stacks},
		{anchors: sessionAnchors, watcher: sessions},
		{anchors: bootAnchors, watcher: boots},
		{anchors: packageAnchors, watcher: packages},
		{anchors: phaseAnchors, watcher: phases},
		{anchors: sfcAnchors, watcher: sfc},
		{anchors: storeAnchors, watcher: store},
		{anchors: driverAnchors, watcher: drivers},
		{anchors: executeStateAnchors, watcher: state},
		{anchors: pendingAnchors, watcher: pending},
		{anchors: uninstallAnchors, watcher: uninstalls},
	]);

	/** What a rollback goes back to, where the log does not say it in so many words. */
	const rolledBack = (stated: readonly StatedFact[]): readonly StatedFact[] => {
		const found = root.result();
		if (!found || stated.some(({name}) => name === 'rollback.status')) return [];
		const {status: value, line, quote, at} = found;
		return [{name: 'rollback.status', value, at, line, quote}];
	};

	return {
		gap: hangs.gap,
		first: collector.first,
		line(line) {
			const entry = entryOf(line);
			const found = codesOf(entry.message);
			const isNoise = collector.see(entry, found);
			codes.see(entry, found, isNoise);
			root.see(entry, found, isNoise);
			for (const watcher of always) watcher.see(entry);
			for (const {watcher} of watching(entry.words)) watcher.see(entry);
		},
		end() {
			const {findings, facts} = collector.result({
				[sfcRule]: sfc.judge,
				[storeRule]: store.judge,
				[stackRule]: stacks.judge,
				[packageRule]: packages.judge,
				[uninstallRule]: uninstalls.judge,
			});
			return {
				understood: {
					utcOffset: time.result(),
					servicingStacks: stacks.versions(),
					stackLoads: stacks.loads(),
					errorLines: errors.result(),
					boots: boots.result(),
					sessions: sessions.result(),
					codes: codes.result(),
					packages: packages.result(),
					phases: phases.result(),
					root: root.result(),
					hangs: hangs.result(),
					shown: progress.result(),
					executeState: state.result(),
					drivers: drivers.result(),
					driverQueues: drivers.queues(),
					sections: [],
					findings,
				},
				facts: [
					...stacks.facts(),
					...progress.facts(),
					...boots.facts(),
					...pending.facts(),
					...rolledBack(facts),
					...facts,
				],
			};
		},
	};
};
