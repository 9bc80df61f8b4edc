import {parse} from 'csv-parse/sync';

/** Where the columns of a table stand, as its heading names them; a spreadsheet may have changed what parts them. */
export type Table = {readonly columns: readonly string[]; readonly delimiter: string};

const fieldsOf = (line: string, delimiter: string): readonly string[] => {
	const options = {delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_records_with_error: true};
	// A field with a line end in it goes on in the next line; what stands here is closed.
	const whole = (line.split('"').length - 1) % 2 === 0 ? line : `${line}"`;
	return (parse(whole, options) as string[][])[0] ?? [];
};

/** The table whose heading this line is. */
export const tableOf = (heading: string): Table => {
	const delimiter = [',', ';', '\t'].find(one => heading.includes(one)) ?? ',';
	return {columns: fieldsOf(heading, delimiter).map(name => name.trim()), delimiter};
};

/** A line of the table, by the names of its columns. */
export const rowOf = (line: string, {columns, delimiter}: Table): Readonly<Record<string, string>> => {
	const fields = fieldsOf(line, delimiter);
	return Object.fromEntries(columns.map((name, index) => [name, fields[index] ?? '']));
};

/** Reads one column of a line and nothing else: for the lines of which there are millions. */
export const columnReader = ({columns, delimiter}: Table, name: string): ((line: string) => string | undefined) => {
	const index = columns.indexOf(name);
	if (index === -1) return () => undefined;
	const part = delimiter === '\t' ? String.raw`\t` : delimiter;
	const shape = new RegExp(
		String.raw`^\uFEFF?(?:(?:"(?:[^"]|"")*"|[^"${part}]*)${part}){${index}}(?:"((?:[^"]|"")*)"|([^"${part}]*))(?:${part}|$)`,
	);
	return line => {
		const found = shape.exec(line);
		return found?.[1]?.replaceAll('""', '"') ?? found?.[2];
	};
};
