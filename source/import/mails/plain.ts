const entities: Readonly<Record<string, string>> = {nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** The words of an HTML mail, line by line; what quotes an earlier mail keeps its header lines, so that it can be cut. */
export const plainOf = (html: string): string =>
	html
		.replaceAll(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
		.replaceAll(/<!--[\s\S]*?-->/g, '')
		.replaceAll(/[\r\n\t ]+/g, ' ')
		.replaceAll(/<(?:br|hr)\b[^>]*>|<\/(?:p|div|tr|li|h\d|blockquote|table)\s*>/gi, '\n')
		.replaceAll(/<li\b[^>]*>/gi, '- ')
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(
			/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
			(all, hex?: string, decimal?: string, name?: string) => {
				const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
				if (name) return entities[name.toLowerCase()] ?? all;
				return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : all;
			},
		)
		.replaceAll('\u00A0', ' ')
		.split('\n')
		.map(line => line.trim())
		.join('\n')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
