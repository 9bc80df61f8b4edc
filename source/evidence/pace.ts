/** How fast a file is read, and for how long still. */
export type Pace = {
	/** Bytes a second, since its first news. */
	readonly perSecond: number | null;
	readonly secondsLeft: number | null;
};

/** Reckons the pace of one file after the other; `now` in milliseconds. */
export const pace = () => {
	let first: {readonly path: string; readonly bytes: number; readonly at: number} | undefined;
	return (
		{path, bytes, total}: {readonly path: string; readonly bytes: number; readonly total: number},
		now: number,
	): Pace => {
		if (first?.path !== path) first = {path, bytes, at: now};
		const seconds = (now - first.at) / 1000;
		const perSecond = seconds > 0 && bytes > first.bytes ? (bytes - first.bytes) / seconds : null;
		return {perSecond, secondsLeft: perSecond === null ? null : Math.max(0, total - bytes) / perSecond};
	};
};
