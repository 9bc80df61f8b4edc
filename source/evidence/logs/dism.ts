import {familyOf} from '../cbs/stacks.js';
import {readPlain} from '../report/plain.js';
import {quoteOf, type StatedFact} from '../report/report.js';
import type {Ruled} from '../rules/rules.js';

/** Every line counts by its level. */
export const dismAnchors = [', Info ', ', Warning ', ', Error '];

const shape = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d), (Info|Warning|Error) /;
const returned = /\bhr:(0x[89a-f][0-9a-f]{7})\b/gi;
const host = /Host machine information: OS Version=(\d[\d.]{0,30})/;
const target = /Target image information: OS Version=(\d[\d.]{0,30})(?:, Image architecture=(\w{1,10}))?/;
const architectures: Readonly<{[name: string]: string}> = {amd64: 'x64', x86: 'x86', arm64: 'arm64', ia64: 'ia64'};

/** Codes that a call returned (`hr:0x…` at its end); what else a line says of codes is its retelling. */
const codesOf = (text: string) => [...new Set([...text.matchAll(returned)].map(([, code]) => code!.toLowerCase()))];

/** Reads a dism.log, in which each session may begin with a byte order mark of its own. */
export const readDism = readPlain(() => {
	const levels = new Map<string, number>();
	let runs: string | null = null;
	let image: string | null = null;
	let facts: readonly StatedFact[] = [];

	const seeTarget = ({text, at, number}: Ruled) => {
		const found = target.exec(text);
		if (!found) return;
		image = found[1]!;
		// An image that is not the running system may be anybody's: it says nothing about this machine.
		const isRunning = runs !== null && image.startsWith(runs);
		const family = familyOf(image);
		const arch = architectures[found[2] ?? ''];
		const proof = {at, line: number, quote: quoteOf(text)};
		if (isRunning)
			facts = [
				...(family === 'other' ? [] : [{name: 'os.family', value: family, ...proof}]),
				...(arch ? [{name: 'os.arch', value: arch, ...proof}] : []),
			];
	};

	return {
		at(text) {
			const found = shape.exec(text);
			return found ? `${found[1]}T${found[2]}` : null;
		},
		codes: codesOf,
		see(line) {
			const level = shape.exec(line.text)?.[3];
			if (level) levels.set(level, (levels.get(level) ?? 0) + 1);
			const found = host.exec(line.text);
			if (found) {
				runs = found[1]!;
				image = null;
			}

			seeTarget(line);
		},
		understood: () => ({dism: {host: runs, target: image, levels: Object.fromEntries(levels)}}),
		facts: () => facts,
	};
});
