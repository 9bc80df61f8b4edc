/** The plain commands; a first word that is none of them is a case to open. */
export const names = [
	'new',
	'list',
	'show',
	'note',
	'find',
	'kb',
	'code',
	'plan',
	'analyze',
	'draft',
	'check',
	'collector',
	'archive',
	'knowledge',
	'tree',
	'help',
] as const;
