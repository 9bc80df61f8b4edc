/** A part of a note between two marks. */
export type Clause = {
	readonly text: string;
	readonly from: number;
	readonly to: number;
	/** Said under an "if" or a "please" earlier in the same sentence. */
	readonly isSupposed: boolean;
	/** Nothing before it is spoken of any more: an empty line, or a chat message's head with name and time. */
	readonly startsAnew: boolean;
};

// Blanks part Chinese phrases typed fast; between Chinese and ASCII they belong to a name or number.
const edge = /[，；！、。;!\n]|[？?]|,(?!\d{3}(?!\d))|：|: |\. |(?<=[\p{Script=Han}%％]) +(?=[\p{Script=Han}])/gu;
const supposes = /如果|要是|假如|万一|一旦|请问|建议|请您?(?!求)|麻烦您?|\b(?:if|please|should|in case)\b/i;
const ends = /[。！!；;\n？?]|\. /;
const chatHead =
	/^[[(（【]?[\p{Script=Han}A-Za-z][\p{Script=Han}\w .·-]{0,20}[\])）】]? *(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? *|\d{1,2}[-/月]\d{1,2}日? *)?(?:上午|下午)? *\d{1,2}:\d{2}(?::\d{2})? *:?$/u;
const longest = 300;

const isHead = (line: string) => line.length < 60 && chatHead.test(line.trim());

/** A note in clauses, in order, blank ones and chat heads left out; a clause without any mark is cut at 300 characters. */
export const clausesOf = (note: string): Clause[] => {
	const clauses: Clause[] = [];
	let startsAnew = true;
	let isSupposed = false;
	let base = 0;
	for (const line of note.split('\n')) {
		if (line.trim() === '' || isHead(line)) startsAnew = true;
		else {
			isSupposed = false;
			for (const {from, to, mark} of piecesOf(line)) {
				const text = line.slice(from, to);
				if (text.trim() !== '') {
					clauses.push({text, from: base + from, to: base + to, isSupposed, startsAnew});
					startsAnew = false;
				}

				if (supposes.test(text)) isSupposed = true;
				if (ends.test(mark)) isSupposed = false;
			}
		}

		base += line.length + 1;
	}

	return clauses;
};

function* piecesOf(line: string): Iterable<{from: number; to: number; mark: string}> {
	let from = 0;
	for (const {index, 0: mark} of line.matchAll(edge)) {
		yield* cut(from, /[？?]/.test(mark) ? index + 1 : index, mark);
		from = index + mark.length;
	}

	yield* cut(from, line.length, '\n');
}

function* cut(from: number, to: number, mark: string) {
	for (let at = from; at < to || at === from; at += longest) yield {from: at, to: Math.min(at + longest, to), mark};
}
