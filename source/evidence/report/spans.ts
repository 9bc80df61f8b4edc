/** A stretch of time in milliseconds, both ends in it, and what it is of. */
export type Span<T> = {readonly from: number; readonly to: number; readonly of: T};

/** Stretches of time in order, to be asked again and again which of them hold a moment. */
export const spansOf = <T>(
	spans: ReadonlyArray<Span<T>>,
): {readonly isAny: (moment: number) => boolean; readonly at: (moment: number) => readonly T[]} => {
	const sorted = spans
		.map((span, place) => ({...span, place}))
		.filter(({from, to}) => from <= to)
		.sort((one, other) => one.from - other.from);
	let latest = Number.NEGATIVE_INFINITY;
	/** The latest end of a stretch and all before it. */
	const ends = sorted.map(({to}) => {
		latest = Math.max(latest, to);
		return latest;
	});

	/** How many begin at the moment or before it. */
	const begun = (moment: number) => {
		let [low, high] = [0, sorted.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sorted[middle]!.from <= moment) low = middle + 1;
			else high = middle;
		}
		return low;
	};

	return {
		isAny: moment => ends[begun(moment) - 1]! >= moment,
		/** In the order in which they were given. */
		at(moment) {
			const found: Array<{readonly of: T; readonly place: number}> = [];
			for (let index = begun(moment) - 1; index >= 0 && ends[index]! >= moment; index--)
				if (sorted[index]!.to >= moment) found.push(sorted[index]!);
			return found.sort((one, other) => one.place - other.place).map(span => span.of);
		},
	};
};
