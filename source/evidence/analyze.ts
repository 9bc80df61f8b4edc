import type {Rule} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {type Anchors, anchorsFor} from './rules/anchors.js';
import {blocksOf, narrowed} from './open/blocks.js';
import {decodeLine, type Encoding, guessEncoding, headSize, narrower} from './open/encoding.js';
import {analysisOf} from './report/analysis.js';
import type {FactTypes, FileFacts} from './report/facts.js';
import type {Slow} from './rules/heartbeat.js';
import {type Kind, kindOf} from './open/kind.js';
import {isPhoto} from './open/photo.js';
import {anchorsOf, readers, type Reading} from './open/reader.js';
import {type Analysis, type FileReport, nothingUnderstood, type StatedFact} from './report/report.js';
import {sentenceOf} from './open/refusal.js';
import {compileRules, type Watch} from './rules/rules.js';
import {emptyTally, scan, type Tally} from './rules/scan.js';

/** A file as it comes through the door: its bytes, or the sentence why there are none. */
export type Opened = {
	readonly path: string;
	readonly device: string | null;
	readonly bytes: number;
	readonly error: Both | null;
	/** A chunk may be overwritten by the next one. */
	readonly chunks: AsyncIterable<Uint8Array>;
	/** Of the whole file, hex; null before its end or when it was not read to it. */
	readonly sha256: () => string | null;
};

export type Progress = {
	readonly type: 'progress';
	readonly path: string;
	readonly bytes: number;
	readonly total: number;
};
export type Message =
	| Progress
	/** The first finding of a file, before the file is through; what follows may still take it back. */
	| {readonly type: 'hit'; readonly path: string; readonly line: number; readonly quote: string}
	| {readonly type: 'file'; readonly report: FileReport; readonly facts: readonly StatedFact[]}
	| {readonly type: 'done'; readonly analysis: Analysis};

export type Analyzing = {
	readonly rules: Readonly<Record<string, Rule>>;
	readonly types?: FactTypes;
	readonly watch?: Watch;
	/** What is known of the first files already: they are not read again. */
	readonly before?: readonly FileFacts[];
	/** Rules that were stopped and are no longer among `rules`. */
	readonly slow?: readonly Slow[];
};

/** Yields the head of a file (up to 64 KiB), then gives all chunks from the beginning. */
export const withHead = async (chunks: AsyncIterable<Uint8Array>) => {
	const iterator = chunks[Symbol.asyncIterator]();
	const parts: Buffer[] = [];
	let size = 0;
	let broken: {readonly error: unknown} | undefined;
	try {
		while (size < headSize) {
			const {value, done} = await iterator.next();
			if (done) break;
			parts.push(Buffer.from(value));
			size += value.length;
		}
	} catch (error) {
		broken = {error};
	}

	const first = Buffer.concat(parts);
	const all = (async function* () {
		try {
			if (first.length > 0) yield first;
			if (broken) throw broken.error;
			yield* {[Symbol.asyncIterator]: () => iterator};
		} finally {
			// Left at its head, the file would stay open.
			await iterator.return?.();
		}
	})();
	return {head: first.subarray(0, headSize), all};
};

export const isWide = (encoding: Encoding) => encoding === 'utf-16le' || encoding === 'utf-16be';

const eolOf = ({lf, crlf}: Tally) => {
	if (lf > 0 && crlf > 0) return 'mixed';
	if (crlf > 0) return 'crlf';
	return lf > 0 ? 'lf' : null;
};

const nowhere: Reading = {
	line() {},
	gap() {},
	first: () => undefined,
	end: () => ({understood: nothingUnderstood, facts: []}),
};
const nothingSought = anchorsFor([]);

/** What the files of one analysis have in common: the search of each kind of log, and which contents were seen before. */
const sharing = () => {
	const searches = new Map<Kind, Anchors>();
	const firsts = new Map<string, string>();
	return {
		/** The words of a kind are the same in all its files, and what is rare in one of them is in the others. */
		search(kind: Kind, make: () => Anchors) {
			const search = searches.get(kind) ?? make();
			searches.set(kind, search);
			return search;
		},
		/** The first file of the same device and content. */
		twin({path, device}: Opened, sha256: string | null) {
			if (sha256 === null) return undefined;
			const same = `${sha256} ${device}`;
			const first = firsts.get(same);
			if (first === undefined) firsts.set(same, path);
			return first;
		},
	};
};

async function* analyzeFile(
	file: Opened,
	{rules, watch}: Analyzing,
	shared: ReturnType<typeof sharing>,
): AsyncGenerator<Message, FileFacts> {
	const {path, device, bytes: total} = file;
	const {head, all} = await withHead(file.chunks);
	const {encoding, bom} = guessEncoding(head);
	const headText = isWide(encoding) ? new TextDecoder(encoding).decode(head) : decodeLine(head);
	const kind = isPhoto(head) ? 'photo' : kindOf(headText, encoding);
	const reader = readers[kind];
	const compiled = reader ? compileRules(rules, kind, watch && ((rule, pattern) => watch(rule, pattern, path))) : [];
	const reading = reader?.read(compiled) ?? nowhere;
	const anchors = reader ? shared.search(kind, () => anchorsOf(reader, compiled, head)) : nothingSought;

	const tally = emptyTally();
	let proved = encoding;
	let read = 0;
	let told = 0;
	let isHitTold = false;
	const counted = (async function* () {
		for await (const chunk of all) {
			read += chunk.length;
			yield chunk;
		}
	})();

	const {unpack} = reading;
	const isText = encoding !== 'binary';
	const text = isWide(encoding) ? narrowed(counted, encoding) : counted;
	const blocks = blocksOf(unpack ? unpack(counted) : text);
	let stopped: Both | null = null;
	try {
		for await (const block of blocks) {
			if (isText || unpack) {
				if (isText && !isWide(encoding) && !block.isAscii) proved = narrower(proved, block.bytes);
				scan(block, tally, anchors, reading);
			}

			const first = isHitTold ? undefined : reading.first();
			if (first) {
				isHitTold = true;
				yield {type: 'hit', path, line: first.line, quote: first.quote};
			}

			if (read !== told) yield {type: 'progress', path, bytes: read, total};
			told = read;
		}
	} catch (error) {
		// What came before the break stays: the rest of a damaged archive is worth reading.
		stopped = sentenceOf(error);
	}

	const {understood, facts} = reading.end();
	const sha256 = stopped ? null : file.sha256();
	const sameAs = total === 0 ? undefined : shared.twin(file, sha256);
	const report: FileReport = {
		path,
		sha256,
		bytes: total,
		kind,
		device,
		error: stopped ?? (total === 0 ? empty : null),
		encoding: proved,
		bom,
		eol: unpack ? null : eolOf(tally),
		lines: tally.lines,
		from: tally.from,
		to: tally.to,
		...understood,
		...(sameAs !== undefined && {sameAs}),
	};
	yield {type: 'file', report, facts};
	return {file: report, facts};
}

const empty: Both = {zh: '文件是空的。', en: 'The file is empty.'};

const failed = ({path, device, bytes}: Opened, error: Both): FileReport => ({
	path,
	sha256: null,
	bytes,
	kind: 'unknown',
	device,
	error,
	encoding: null,
	bom: false,
	eol: null,
	lines: 0,
	from: null,
	to: null,
	...nothingUnderstood,
});

/**
 * Reads files one after the other and tells what they say: `progress`, `file` for each, `done` once. It knows no
 * thread and no disk; stop asking for more and it stops. A file that cannot be read is a value with a sentence.
 */
export async function* analyze(files: AsyncIterable<Opened>, analyzing: Analyzing): AsyncGenerator<Message> {
	const {rules, types, before = [], slow = []} = analyzing;
	const done: FileFacts[] = [];
	const shared = sharing();
	for await (const file of files) {
		const known = before[done.length];
		if (known) {
			done.push(known);
			if (known.file.bytes > 0) shared.twin(file, known.file.sha256);
			continue;
		}

		if (file.error) {
			const report = failed(file, file.error);
			yield {type: 'file', report, facts: []};
			done.push({file: report, facts: []});
			continue;
		}

		try {
			done.push(yield* analyzeFile(file, analyzing, shared));
		} catch (error) {
			const report = failed(file, sentenceOf(error));
			yield {type: 'file', report, facts: []};
			done.push({file: report, facts: []});
		}
	}

	yield {type: 'done', analysis: analysisOf(done, {rules, types, slow})};
}
