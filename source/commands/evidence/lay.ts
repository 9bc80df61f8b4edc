import {visible, visibleLine} from '../../text/shown/visible.js';
import {width} from '../../text/shown/width.js';
import {wrapCjk} from '../../text/shown/wrap.js';

/** Cells of a line: what the narrowest usual terminal and a mail keep whole. */
const columns = 80;

/** A paragraph under its indentation, wrapped at 80 cells; what data could do to a terminal is shown instead. */
export const paragraph = (text: string, indent = 0): string =>
	wrapCjk(visible(text), columns - indent)
		.map(line => `${' '.repeat(indent)}${line}\n`)
		.join('');

/** A head with a text behind it, whose further lines stand under its first. */
export const hanging = (head: string, text: string, indent = 0): string => {
	const first = `${' '.repeat(indent)}${visibleLine(head)}`;
	const under = width(first);
	if (under > columns / 2) return `${paragraph(head, indent)}${paragraph(text, indent + 2)}`;
	const [line = '', ...rest] = wrapCjk(visible(text), columns - under);
	return [`${first}${line}`.trimEnd(), ...rest.map(more => `${' '.repeat(under)}${more}`)]
		.map(row => `${row}\n`)
		.join('');
};

/** A line of a log as proof: tabs are spaces here, as they part what the log says and act on the terminal. */
export const quoted = (quote: string, indent: number): string =>
	paragraph(quote.trim().replaceAll('\t', ' ').replaceAll(/ {2,}/g, '  '), indent);

/** A heading with what stands under it; nothing when there is nothing. */
export const section = (heading: string, body: string): string => (body === '' ? '' : `\n${heading}\n${body}`);

/** `2020-05-11 09:58:20`. */
export const moment = (at: string | null): string => at?.replace('T', ' ') ?? '?';
