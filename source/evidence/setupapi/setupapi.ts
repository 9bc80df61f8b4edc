import type {Reading} from '../open/reader.js';
import {type CodeCount, nothingUnderstood, type Phase, type Section} from '../report/report.js';
import {findingCollector, type Rules} from '../rules/rules.js';
import {entryOf} from './entry.js';
import {headerAnchors, headerWatch} from './header.js';
import {type Marked, sectionWatch, type Work} from './section.js';

/** Words, one of which stands in every line that this reader wants to see. */
export const setupapiAnchors: readonly string[] = [
	...headerAnchors,
	...['>>>  ', '<<<  ', '!!!  ', '!    ', 'exit(', 'exit (', '.inf', '.INF', '.Inf'],
	...['HKLM', 'HKEY_', 'Registry\\', "Copying '", "CopyFile: '", "MoveFile: '", " to: '"],
];

/** Phases whose rules are asked by themselves. */
const apart = new Set(['recovered', 'rest', 'unfinished']);

/** Sections that are kept, the newest. */
const most = 500;
const isServicing = ({title}: Section) => /^(?:Install|Uninstall|Stage|Unstage) Driver Updates\b/.test(title);
const isQueue = ({title}: Section) => /^(?:Install|Uninstall) Driver Updates\b/.test(title);

const phaseOf = ({from, to, line, status, exit}: Section): Phase => ({
	name: 'driver-queue',
	from,
	to,
	line,
	result: status === 'success' ? '0x00000000' : exit,
});

/** Failing codes by how often; noise where every line with one stands in a section that succeeded. */
const codeTally = () => {
	const counts = new Map<string, {count: number; noise: number; firstLine: number}>();
	return {
		see({code, number}: Marked, isNoise: boolean) {
			if (code === undefined || (counts.size >= 1000 && !counts.has(code))) return;
			const known = counts.get(code) ?? {count: 0, noise: 0, firstLine: number};
			counts.set(code, {...known, count: known.count + 1, noise: known.noise + Number(isNoise)});
		},
		result: (): readonly CodeCount[] =>
			[...counts]
				.map(([hresult, {count, noise, firstLine}]) => ({hresult, count, noise: noise === count, firstLine}))
				.sort((one, other) => other.count - one.count || one.firstLine - other.firstLine),
	};
};

/** What a rule may add to its captures: which driver or device, and where it failed. */
const knownOf = ({section, step}: Work, marked: Marked): Readonly<Record<string, string>> => {
	const same = section.failed.find(({inf}) => (inf ?? undefined) === marked.inf);
	// Where only one driver failed, a line that names none is about it, and what one line says of it all say.
	const named = new Set(section.failed.flatMap(failure => failure.inf ?? []));
	const [only] = named.size === 1 ? named : [];
	const inf = marked.inf ?? only;
	const other = only === undefined ? undefined : section.failed.find(failure => failure.object !== null)?.object;
	const object = marked.object ?? same?.object ?? other ?? undefined;
	const hresult = marked.code ?? same?.hresult ?? section.exit ?? undefined;
	return {
		section: section.title,
		subject: inf ?? (section.title || 'setupapi'),
		where: same?.object ?? object ?? step ?? (section.title || 'setupapi'),
		...(inf && {inf}),
		...(hresult?.startsWith('0x') && {hresult}),
	};
};

/**
 * Reads setupapi.dev.log and setupapi.offline.log, section by section: only when a section's outcome is known can its
 * lines be judged. In one that succeeded no line is a finding but those of rules of phase `recovered`; rules of phase
 * `rest` are asked where no other rule names the failure, those of `unfinished` where a boot cuts a section off.
 */
export const readSetupapi = (rules: Rules): Reading => {
	const ofPhase = (phase: string) => findingCollector(rules.filter(({rule}) => rule.phase === phase));
	const isNoise = findingCollector(rules.filter(({rule}) => rule.level === 'noise'));
	const named = findingCollector(rules.filter(({rule}) => rule.level !== 'noise' && !apart.has(rule.phase ?? '')));
	const [recovered, rest, unfinished] = [ofPhase('recovered'), ofPhase('rest'), ofPhase('unfinished')];
	const collectors = [named, rest, unfinished, recovered];
	const header = headerWatch();
	const codes = codeTally();
	let sections: Section[] = [];

	const judge = (work: Work) => {
		const {section, marked, cut} = work;
		if (cut && isServicing(section)) unfinished.see(cut, [], {section: section.title});
		const exit = marked.find(({mark}) => mark === 'exit');
		const isFailed = section.status !== 'success' && !(exit && isNoise.see(exit));
		for (const line of marked) codes.see(line, !isFailed);
		const isKept = isServicing(section) || (isFailed && marked.length > 0);
		if (isKept) {
			sections.push(isFailed ? section : {...section, failed: []});
			if (sections.length > 2 * most) sections = sections.slice(-most);
		}

		if (!isFailed) {
			for (const line of marked) if (line.mark !== 'warning') recovered.see(line, [], knownOf(work, line));
			return;
		}

		const counted = section.status === 'failure' ? marked : marked.filter(({mark}) => mark === 'error');
		// The line that names the key or file comes first: it is the one to quote.
		const proofs = new Set(section.failed.map(({line}) => line));
		const ordered = [
			...counted.filter(({number}) => proofs.has(number)),
			...counted.filter(({number}) => !proofs.has(number)),
		];
		const before = named.hits();
		for (const line of ordered) if (line.mark !== 'exit') named.see(line, [], knownOf(work, line));
		if (exit && named.hits() === before) named.see(exit, [], knownOf(work, exit));
		if (named.hits() > before) return;
		for (const line of ordered) if (line.mark !== 'warning') rest.see(line, [], knownOf(work, line));
	};

	const watch = sectionWatch(judge);
	return {
		gap() {},
		first: () => collectors.map(({first}) => first()).find(finding => finding !== undefined),
		line(line) {
			const entry = entryOf(line);
			header.see(entry);
			watch.see(entry);
		},
		end() {
			watch.end();
			const told = collectors.map(({result}) => result());
			const kept = sections.slice(-most);
			return {
				understood: {
					...nothingUnderstood,
					...header.span(),
					servicingStacks: header.versions(),
					boots: header.boots(),
					codes: codes.result(),
					phases: kept.filter(isQueue).map(phaseOf),
					sections: kept,
					findings: told.flatMap(({findings}) => findings).sort((one, other) => one.line - other.line),
				},
				facts: [...header.facts(), ...told.flatMap(({facts}) => facts)],
			};
		},
	};
};
