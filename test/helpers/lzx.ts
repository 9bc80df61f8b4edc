/*
A block of LZX as cabinets hold it (MS-PATCH 2; window of 2^15): verbatim, literals alone, each in a code of eight bits.
It packs nothing, but a reader needs all its trees and bit order for it.
*/
const mainSymbols = 256 + 30 * 8;
const lengthSymbols = 249;
const longestRun = 51;

/** Bits, first the highest, in words of 16 bits that lie low byte first. */
const bitWriter = () => {
	const bits: number[] = [];
	return {
		put(value: number, count: number) {
			for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
		},
		bytes() {
			while (bits.length % 16 > 0) bits.push(0);
			const bytes = Buffer.alloc(bits.length / 8);
			for (const [index, bit] of bits.entries()) bytes[(index >> 3) ^ 1]! |= bit << (7 - (index & 7));
			return bytes;
		},
	};
};

export const lzxBlock = (data: Buffer, isFirst: boolean): Buffer => {
	const {put, bytes} = bitWriter();
	// The pretree knows two words: what makes the length one of 8 (9 from 0, 0 from the 8 before), and 18, a run of zeros.
	const eight = isFirst ? 9 : 0;
	const putTree = (symbols: number, code: 'eights' | 'zeros') => {
		for (let symbol = 0; symbol < 20; symbol++) put(symbol === eight || symbol === 18 ? 1 : 0, 4);
		for (let left = symbols; left > 0; ) {
			if (code === 'eights') {
				put(0, 1);
				left--;
				continue;
			}

			const run = left > longestRun && left - longestRun < 20 ? left - 20 : Math.min(left, longestRun);
			put(1, 1);
			put(run - 20, 5);
			left -= run;
		}
	};
	// No translation of x86 calls, told once.
	if (isFirst) put(0, 1);
	put(1, 3);
	put(data.length, 24);
	putTree(256, 'eights');
	putTree(mainSymbols - 256, 'zeros');
	putTree(lengthSymbols, 'zeros');
	for (const byte of data) put(byte, 8);
	return bytes();
};
