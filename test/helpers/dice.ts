/** Numbers below `sides`, the same for the same seed. */
export const dice = (seed: number) => {
	let state = seed;
	return (sides: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
};
