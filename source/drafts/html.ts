const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** Text as text in HTML: nothing in it can become a tag, an attribute or an entity. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, sign => escapes[sign]!);

// Mail clients fold blanks at the start of a line; commands keep theirs.
const indented = (line: string) => line.replace(/^ +/, blanks => '&nbsp;'.repeat(blanks.length));

/** The mail's text as HTML, and nothing else: a paragraph for each block of lines. The only way to HTML in this program. */
export const htmlOf = (text: string): string => {
	const paragraphs = text
		.trimEnd()
		.split(/\n{2,}/)
		.map(
			block =>
				`<p>${block
					.split('\n')
					.map(line => indented(escapeHtml(line)))
					.join('<br>\n')}</p>`,
		);

	return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
};
