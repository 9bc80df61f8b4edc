import {readPlain} from '../report/plain.js';
import type {CheckSurItem, Finding} from '../report/report.js';

/** Every line is looked at: a word this short meets them all. */
export const checkSurAnchors = [' '];

const item =
	/^\((f|fix)\)\s{1,8}(C(?:BS|SI) [A-Za-z ]{1,60}?)(?:\s{1,8}(0x[0-9A-Fa-f]{8}))?\s{1,8}(?=\S*[\\~.]|CBS |CSI )(.*)$/;
const fileName = /([^\\/\s:]{1,260}\.[A-Za-z][\w-]{0,15})/g;

/** The rules whose hits are judged by what the log says later. */
const openRule = 'checksur-unfixed';
const leftRule = 'checksur-errors-left';

const namesIn = (text: string) => [...text.matchAll(fileName)].map(([, name]) => name!.toLowerCase());

type Found = CheckSurItem & {readonly names: readonly string[]; readonly text: string};

/** Items kept: CheckSUR itself lists some thousands at the worst. */
const most = 20_000;
/** Items of one file name that a mending is sought among. */
const mostAlike = 200;

/**
 * Reads CheckSUR.log and CheckSUR.persist.log, in which run follows run. An item is mended by a later `(fix)` that
 * names the same file (and, when several are open under that name, the same component), or by a later run that no
 * longer lists it.
 */
export const readCheckSur = readPlain(() => {
	let items: Found[] = [];
	let at: string | null = null;
	let first: string | null = null;
	let binaryVersion: string | null = null;
	let packageVersion: string | null = null;
	let found: number | null = null;
	let fixed: number | null = null;
	let summaryLine = 0;
	const open = new Map<string, number[]>();

	const begin = () => {
		items = items.map(known => ({...known, open: false}));
		open.clear();
		[found, fixed, summaryLine, at] = [null, null, 0, null];
	};

	const mend = (names: readonly string[], text: string) => {
		const [name] = names.filter(one => open.get(one)?.length);
		const rivals = name === undefined ? [] : open.get(name)!;
		const component = (index: number) => /\b(?:amd64|x86|wow64|msil|arm64)_\S{5,}/.exec(items[index]!.text)?.[0];
		const index = rivals.find(one => component(one) !== undefined && text.includes(component(one)!)) ?? rivals[0];
		if (name === undefined || index === undefined) return;
		open.set(
			name,
			rivals.filter(one => one !== index),
		);
		items[index] = {...items[index]!, open: false};
	};

	const seeItem = (text: string, number: number) => {
		const [, mark, what, code, rest] = item.exec(text) ?? [];
		if ((mark !== 'f' && mark !== 'fix') || items.length >= most) return;
		const names = namesIn(rest!);
		const kb = /KB\d{6,7}/.exec(rest!)?.[0] ?? null;
		if (mark === 'fix') mend(names, rest!);
		else if (names[0] !== undefined) {
			const rivals = open.get(names[0]) ?? [];
			if (rivals.length < mostAlike) open.set(names[0], [...rivals, items.length]);
		}

		items.push({mark, what: what!, code: code ?? null, kb, line: number, open: mark === 'f', names, text: rest!});
	};

	const isOpen = ({line}: Finding) => items.some(known => known.line === line && known.open);

	return {
		at: () => at,
		codes(text) {
			const code = /^\(f\)/.test(text) ? /\b0x[89A-Fa-f][0-9A-Fa-f]{7}\b/.exec(text)?.[0].toLowerCase() : undefined;
			return code === undefined ? [] : [code];
		},
		see({text, number}) {
			if (text.includes('Checking System Update Readiness')) begin();
			binaryVersion = /^Binary Version (\d[\d.]{0,30})/.exec(text)?.[1] ?? binaryVersion;
			packageVersion = /^Package Version (\d[\d.]{0,30})/.exec(text)?.[1] ?? packageVersion;
			const stamp = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)\s*$/.exec(text);
			if (stamp) {
				at = `${stamp[1]}T${stamp[2]}:00`;
				first ??= at;
			}

			const counted = /\bFound (\d{1,9}) errors?/.exec(text)?.[1];
			if (counted !== undefined) [found, summaryLine] = [Number(counted), number];
			const mended = /\bFixed (\d{1,9}) errors?/.exec(text)?.[1];
			if (mended !== undefined) fixed = Number(mended);
			seeItem(text, number);
		},
		judges: {
			[openRule]: finding => (isOpen(finding) ? finding : null),
			[leftRule](finding) {
				const left = (found ?? 0) - (fixed ?? 0);
				if (finding.line !== summaryLine || left <= 0) return null;
				return {...finding, values: {...finding.values, fixed: String(fixed ?? 0), left: String(left)}};
			},
		},
		understood: () => ({
			from: first,
			to: at ?? first,
			checksur: {
				binaryVersion,
				packageVersion,
				items: items.map(({names: _, text: __, ...known}) => known),
				found,
				fixed,
			},
		}),
	};
});
