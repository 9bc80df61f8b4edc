/** Pictures by their first bytes, as latin1: JPEG, PNG, GIF, BMP, WebP, and HEIC of a telephone. */
const picture =
	/^(?:\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|BM.{4}\0\0\0\0|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif))/s;

/** Whether a file begins like a photo or a screenshot. */
export const isPhoto = (head: Uint8Array): boolean =>
	picture.test(Buffer.from(head.subarray(0, 16)).toString('latin1'));
