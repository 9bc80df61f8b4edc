/** One character of a screen with its cells and how it is drawn; colours as `#rrggbb`, absent: the terminal's own. */
export type Cell = {
	readonly text: string;
	readonly cells: number;
	readonly color?: string;
	readonly ground?: string;
	readonly isBold: boolean;
	readonly isInverse: boolean;
	readonly isUnderlined: boolean;
};

export type Colours = {readonly ground: string; readonly text: string; readonly frame: string};

const cellWide = 8.4;
const lineHigh = 18;
const margin = 12;
const top = 30;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const short = (value: number) => String(Math.round(value * 10) / 10);

type Run = {text: string[]; at: number[]; cells: number; style: Cell};
const isAlike = (one: Cell, other: Cell) =>
	one.color === other.color &&
	one.ground === other.ground &&
	one.isBold === other.isBold &&
	one.isInverse === other.isInverse &&
	one.isUnderlined === other.isUnderlined;

const runsOf = (line: readonly Cell[]): readonly Run[] => {
	const runs: Run[] = [];
	let column = 0;
	for (const cell of line) {
		const last = runs.at(-1);
		const run = last && isAlike(last.style, cell) ? last : {text: [], at: [], cells: 0, style: cell};
		if (run !== last) runs.push(run);
		run.text.push(cell.text || ' ');
		run.at.push(column);
		run.cells += cell.cells;
		column += cell.cells;
	}

	return runs;
};

/** Stretches of a run whose characters all take as many cells, without the blanks around them. */
const piecesOf = ({text, at}: Run): ReadonlyArray<{text: string; at: number; cells: number; isWide: boolean}> => {
	const pieces: Array<{text: string; at: number; cells: number; isWide: boolean}> = [];
	let isApart = true;
	for (const [index, shown] of text.entries()) {
		const cells = (at[index + 1] ?? Number.NaN) - at[index]!;
		const isWide = cells === 2 || (Number.isNaN(cells) && /[\u2e80-\u9fff\uff00-\uff60]/.test(shown));
		const last = pieces.at(-1);
		if (shown.trim() === '') isApart ||= last?.isWide !== false || text[index + 1]?.trim() === '';
		else if (last && !isApart && last.isWide === isWide) {
			last.text += ' '.repeat(at[index]! - last.at - last.cells) + shown;
			last.cells = at[index]! - last.at + (isWide ? 2 : 1);
		} else {
			pieces.push({text: shown, at: at[index]!, cells: isWide ? 2 : 1, isWide});
			isApart = false;
		}
	}

	return pieces;
};

/** The screen as a picture: each stretch of text stands at its own cell, so that Chinese and Latin stay in their columns in any font. */
export const svgOf = (lines: ReadonlyArray<readonly Cell[]>, title: string, colours: Colours): string => {
	const columns = Math.max(...lines.map(line => line.reduce((sum, {cells}) => sum + cells, 0)));
	const wide = Math.ceil(columns * cellWide + 2 * margin);
	const high = lines.length * lineHigh + top + margin;
	const grounds: string[] = [];
	const texts: string[] = [];
	for (const [row, line] of lines.entries())
		for (const run of runsOf(line)) {
			const {color = colours.text, ground, isBold, isInverse, isUnderlined} = run.style;
			const [ink, paper] = isInverse ? [ground ?? colours.ground, color] : [color, ground];
			const y = row * lineHigh;
			const x = run.at[0]! * cellWide;
			if (paper)
				grounds.push(
					`<rect x="${short(x)}" y="${y}" width="${short(run.cells * cellWide)}" height="${lineHigh}" fill="${paper}"/>`,
				);
			if (isUnderlined)
				grounds.push(
					`<rect x="${short(x)}" y="${y + lineHigh - 2}" width="${short(run.cells * cellWide)}" height="1" fill="${ink}"/>`,
				);
			for (const piece of piecesOf(run)) {
				const from = short(piece.at * cellWide);
				const length = short(piece.cells * cellWide);
				if (/^─+$/.test(piece.text))
					grounds.push(`<rect x="${from}" y="${y + lineHigh / 2}" width="${length}" height="1" fill="${ink}"/>`);
				else {
					const marks = `${isBold ? 'b' : ''}${piece.isWide ? ' w' : ''}`.trim();
					texts.push(
						`<text y="${y + 13}" x="${from}" textLength="${length}"${ink === colours.text ? '' : ` fill="${ink}"`}${marks ? ` class="${marks}"` : ''}>${escaped(piece.text)}</text>`,
					);
				}
			}
		}

	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="${escaped(title)}">`,
		`<style>text{font:14px 'Cascadia Mono','Sarasa Mono SC','DejaVu Sans Mono','Noto Sans Mono CJK SC','Microsoft YaHei',monospace;white-space:pre}.b{font-weight:700}.w{letter-spacing:2.8px}</style>`,
		`<rect width="${wide}" height="${high}" rx="8" fill="${colours.ground}"/>`,
		...[0, 1, 2].map(dot => `<circle cx="${18 + dot * 18}" cy="15" r="5" fill="${colours.frame}"/>`),
		`<g transform="translate(${margin} ${top})" fill="${colours.text}" xml:space="preserve">`,
		...grounds,
		...texts,
		'</g></svg>',
		'',
	].join('\n');
};
