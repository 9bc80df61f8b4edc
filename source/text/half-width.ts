/** Full-width letters, digits, marks and blanks as ASCII, code unit by code unit: what is found at an index stands there in the original too. */
export const halfWidth = (text: string): string =>
	text
		.replaceAll(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replaceAll(/[\u3000\u00a0\t\u2000-\u200a\u202f]/g, ' ');
