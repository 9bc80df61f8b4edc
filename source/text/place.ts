/** Where something stands in a text: `index` from 0, `line` and `column` from 1, columns and index in code units. */
export type Place = {readonly index: number; readonly line: number; readonly column: number};

/** Gives the place of any index of a text; the line starts are looked up once, and only when asked. */
export const placesIn = (text: string): ((index: number) => Place) => {
	let starts: number[] | undefined;
	return index => {
		starts ??= startsOf(text);
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (starts[middle]! <= index) low = middle;
			else high = middle - 1;
		}

		return {index, line: low + 1, column: index - starts[low]! + 1};
	};
};

const startsOf = (text: string): number[] => {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
};
