const units = ['B', 'KB', 'MB', 'GB'] as const;

/** `2.1 MB`, `512 B`: at most three digits before the unit, 1,024 to the next one. */
export const bytesInWords = (bytes: number): string => {
	let size = bytes;
	let unit = 0;
	for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1024;
	return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
};
