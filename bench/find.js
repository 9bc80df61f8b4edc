// node bench/find.js: how fast the finder answers and opens, at 500 and 5,000 entries, the shipped ones among them.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {cpus} from 'node:os';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {entriesOf} from '../dist/source/find/entries.js';
import {openShelves} from '../dist/source/find/finder.js';
import {shelving} from '../dist/source/find/shelf.js';
import {readReadings, spellings} from '../dist/source/find/sound.js';
import {openFinding} from '../dist/source/finding.js';
import {entriesMade, random} from './generate/entries.js';
import {median} from './measure.js';

const bundle = new URL('../dist/bundle/', import.meta.url);
const self = fileURLToPath(import.meta.url);
const knowledge = JSON.parse(readFileSync(new URL('knowledge.json', bundle), 'utf8'));
const {readings: line} = JSON.parse(readFileSync(new URL('finder.json', bundle), 'utf8'));
const readings = readReadings(line);
const breath = () => new Promise(resolve => setImmediate(resolve));

const entriesFor = count => {
	const own = entriesOf(knowledge).slice(0, count);
	return [...own, ...entriesMade(count - own.length)];
};

/** Puts entries on a shelf as the app does: whole time, and the longest that no key could be answered. */
const shelveSlowly = async entries => {
	const work = shelving(entries, readings);
	let longest = 0;
	const started = performance.now();
	for (;;) {
		const before = performance.now();
		const {done, value} = work.next();
		longest = Math.max(longest, performance.now() - before);
		if (done) return {shelf: value, whole: performance.now() - started, longest};
		await breath();
	}
};

// A process of its own for each opening: nothing is warm, as on the first `/`.
const asked = process.argv[2] ?? '';
if (asked.startsWith('--open')) {
	const count = Number(asked.split('=')[1]);
	if (count === 0) {
		// The longest stretch without an answer, seen by a heart that beats beside it.
		let longest = 0;
		let last = performance.now();
		let isOpen = false;
		const beat = () => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
			if (!isOpen) setImmediate(beat);
		};
		setImmediate(beat);
		const started = performance.now();
		const finder = await openFinding(bundle, knowledge)([]);
		const whole = performance.now() - started;
		await breath();
		isOpen = true;
		const before = performance.now();
		finder('jjfw');
		console.log(JSON.stringify({whole, longest, first: performance.now() - before}));
	} else {
		const entries = entriesFor(count);
		const {shelf, whole, longest} = await shelveSlowly(entries);
		const before = performance.now();
		const finder = openShelves([shelf], knowledge, readings);
		const opened = performance.now() - before;
		const asking = performance.now();
		finder('jjfw');
		const first = performance.now() - asking;
		console.log(JSON.stringify({whole: whole + opened, longest: Math.max(longest, opened), first}));
	}
} else await measure();

async function measure() {
	const p95 = figures => figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)];
	const told = (name, figure, goal, more = '') =>
		console.log(
			`${name.padEnd(34)} ${figure.toFixed(1).padStart(7)} ms  ${goal === undefined ? '' : `goal ${goal} ms: ${figure <= goal ? 'met' : 'MISSED'}`}  ${more}`,
		);

	console.log(`${cpus()[0].model}, ${cpus().length} CPUs, Node ${process.versions.node}`);
	console.log(`${entriesOf(knowledge).length} shipped entries; the rest made up\n`);
	for (const count of [0, 500, 5000]) {
		const runs = Array.from({length: 7}, () =>
			JSON.parse(execFileSync(process.execPath, [self, `--open=${count}`]).toString()),
		);
		const of = name => median(runs.map(run => run[name]));
		const where = count === 0 ? 'shipped, from the bundle' : `${count} put on a shelf now`;
		const goal = count === 5000 ? undefined : 60;
		told(`open, ${where}`, of('whole'), goal, `worst of 7: ${Math.max(...runs.map(({whole}) => whole)).toFixed(1)}`);
		told(
			'  longest without an answer',
			of('longest'),
			60,
			`worst: ${Math.max(...runs.map(({longest}) => longest)).toFixed(1)}`,
		);
		told('  first query, by pinyin, cold', of('first'));
	}

	for (const count of [500, 5000]) {
		const entries = entriesFor(count);
		const {shelf} = await shelveSlowly(entries);
		const finder = openShelves([shelf], knowledge, readings);
		const next = random(7);
		const pick = list => list[Math.floor(next() * list.length)];
		const spoken = shelf.entries.flatMap(entry => entry.spoken);
		const slipped = word => {
			const at = 1 + Math.floor(next() * (word.length - 2));
			const way = Math.floor(next() * 3);
			if (way === 0) return word.slice(0, at) + word.slice(at + 1);
			if (way === 1) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
			return `${word.slice(0, at)}e${word.slice(at + 1)}`;
		};
		const latin = shelf.entries.flatMap(({names}) => names.filter(name => /^[\w. -]{6,40}$/.test(name)));
		const kinds = {
			exact: () => pick(pick(shelf.entries).names),
			prefix: () => pick(latin).slice(0, 3 + Math.floor(next() * 4)),
			words: () => pick(pick(shelf.entries).title.en.split(' ')),
			'pinyin, initials': () =>
				pick(spoken)
					.sound.slice(0, 6)
					.map(([reading]) => reading[0])
					.join(''),
			'pinyin, full': () => spellings(pick(spoken).sound.slice(0, 4))[0],
			'typos, Latin and digits': () => slipped(pick(latin)),
			'typos, Chinese': () =>
				pick(spoken)
					.name.slice(0, 6)
					.replace(/\p{Script=Han}/u, '鑫'),
			'typos, pinyin': () => slipped(`${spellings(pick(spoken).sound.slice(0, 4))[0]}xx`),
			'nothing like it': () => `qqxz${Math.floor(next() * 1e6).toString(36)}jkwv`,
		};
		console.log(`\n${count} entries, ${shelf.words.length} words`);
		for (const [kind, make] of Object.entries(kinds)) {
			const queries = Array.from({length: 220}, make);
			const busy = [];
			const figures = queries.map(query => {
				const used = process.cpuUsage();
				const started = performance.now();
				finder(query);
				const wall = performance.now() - started;
				const {user, system} = process.cpuUsage(used);
				busy.push((user + system) / 1000);
				return wall;
			});
			const steady = figures.slice(20);
			const goal = /typos|nothing/.test(kind) ? (count === 500 ? 50 : 150) : 10;
			told(
				`p95 ${kind}`,
				p95(steady),
				goal,
				`processor ${p95(busy.slice(20)).toFixed(1)}; median ${median(steady).toFixed(1)}, worst ${Math.max(...steady).toFixed(1)}, the very first ${figures[0].toFixed(1)}`,
			);
		}
	}
}
