const escapeSequence = /[\u001B\u009B]\[?[\d;?]*[ -/]*[@-~]/g;
const lineEnd = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
/** What `visible()` would have to escape: it acts on a terminal, hides or reorders. */
const unseen = /[[\p{Control}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]--[\n]]/gv;

/**
Typed or pasted text as a field keeps it: line ends become `\n`, a tab four spaces, a no-break space a space; escape
sequences, control, invisible and unpaired characters go, so that what is kept is what is shown.
*/
export const clean = (text: string): string =>
	text
		.replaceAll(/\u001B\[20[01]~/g, '')
		.replaceAll(escapeSequence, '')
		.replaceAll(lineEnd, '\n')
		.replaceAll('\t', '    ')
		.replaceAll('\u00a0', ' ')
		.replaceAll(unseen, '');
