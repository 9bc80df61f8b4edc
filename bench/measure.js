/** Runs the measurements in turn, A B C A B C …, so that a machine that slows down slows all of them; the first two rounds warm up. */
export const alternate = async (rounds, measures) => {
	const figures = Object.fromEntries(Object.keys(measures).map(name => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const [name, measure] of Object.entries(measures)) {
			const figure = await measure();
			if (round >= 2) figures[name].push(figure);
		}
	}

	return figures;
};

export const median = figures => {
	const sorted = figures.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const row = (name, figures, unit = 'ms') =>
	`${name.padEnd(36)} median ${median(figures).toFixed(1)} ${unit}  (${Math.min(...figures).toFixed(1)}–${Math.max(...figures).toFixed(1)}, n ${figures.length})`;
