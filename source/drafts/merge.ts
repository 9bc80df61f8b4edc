/** Lines of the generated mail that say something else than when the engineer edited it. */
export type Change = {
	readonly was: string;
	readonly now: string;
	/** He wrote something of his own there: it stays, and what is known now is only shown. */
	readonly isKept: boolean;
};

/** For each line of `before`, its index in `after`, or -1: the longest common run of lines. */
const matches = (before: readonly string[], after: readonly string[]): readonly number[] => {
	const width = after.length + 1;
	const lengths = new Uint32Array((before.length + 1) * width);
	for (let i = before.length - 1; i >= 0; i--) {
		for (let j = after.length - 1; j >= 0; j--) {
			lengths[i * width + j] =
				before[i] === after[j]
					? lengths[(i + 1) * width + j + 1]! + 1
					: Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
		}
	}

	const found: number[] = before.map(() => -1);
	for (let i = 0, j = 0; i < before.length && j < after.length; ) {
		if (before[i] === after[j]) found[i++] = j++;
		else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
		else j++;
	}

	return found;
};

const same = (one: readonly string[], other: readonly string[]) =>
	one.length === other.length && one.every((line, index) => line === other[index]);

/**
 * Three-way: what the engineer typed stays, lines he left alone follow what is known now. `was` is the mail as it was
 * generated when he edited it, `now` as it is generated now; what changed between the two is listed.
 */
export const merge = (
	was: string,
	mine: string,
	now: string,
): {readonly text: string; readonly changes: readonly Change[]} => {
	const [before, own, after] = [was.split('\n'), mine.split('\n'), now.split('\n')];
	const toOwn = matches(before, own);
	const toNow = matches(before, after);
	const merged: string[] = [];
	const changes: Change[] = [];
	let at = {before: 0, own: 0, now: 0};

	const take = (base: readonly string[], his: readonly string[], made: readonly string[]): void => {
		// Line by line, where a line stands for a line: his one line keeps none of its neighbours from what is known now.
		if (base.length > 1 && base.length === his.length && base.length === made.length) {
			for (const [index, line] of base.entries()) take([line], [his[index]!], [made[index]!]);
			return;
		}

		const isHis = !same(his, base) && !same(his, made);
		merged.push(...(same(made, base) || isHis ? his : made));
		if (!same(made, base) && !same(his, made))
			changes.push({was: base.join('\n').trim(), now: made.join('\n').trim(), isKept: isHis});
	};

	const settle = (end: typeof at) => {
		take(before.slice(at.before, end.before), own.slice(at.own, end.own), after.slice(at.now, end.now));
		at = end;
	};

	for (let index = 0; index < before.length; index++) {
		const [inOwn, inNow] = [toOwn[index]!, toNow[index]!];
		if (inOwn < at.own || inNow < at.now || inOwn === -1 || inNow === -1) continue;
		settle({before: index, own: inOwn, now: inNow});
		merged.push(before[index]!);
		at = {before: index + 1, own: inOwn + 1, now: inNow + 1};
	}

	settle({before: before.length, own: own.length, now: after.length});
	return {text: merged.join('\n'), changes};
};
