const wide = /[\uff01-\uff5e]/g;
const blank = /[\u3000\u00a0\t\u2000-\u200a\u202f]/g;

// Several readers look at one text in a row: the last answer is kept.
let last = {text: '', half: ''};

/** Full-width letters, digits, marks and blanks as ASCII, code unit by code unit: what is found at an index stands there in the original too. */
export const halfWidth = (text: string): string => {
	if (text !== last.text) {
		const half = text
			.replaceAll(wide, found => String.fromCharCode(found.charCodeAt(0) - 0xfee0))
			.replaceAll(blank, ' ');
		last = {text, half};
	}

	return last.half;
};
