import {Box} from 'ink';
import {useLook} from './look.js';
import {clampTop, Rows} from './rows.js';
import {blank, Line, type Row, row, span} from './shown.js';

export type Entry = {
	readonly id: string;
	/** Its line in the list. */
	readonly spans: Row;
	/** What is said of it when it is marked. */
	readonly detail: readonly Row[];
};

type Props = {
	/** Above the list: what it is, and what is to be done first. */
	readonly head: readonly Row[];
	readonly empty: string;
	readonly entries: readonly Entry[];
	readonly marked: number;
	/** First row of the detail that is shown. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
};

/** A list above, and below it everything about the marked one. */
export function Register({head, empty, entries, marked, top, columns, rows}: Props) {
	const {glyphs} = useLook();
	const above = [...head.slice(0, Math.max(1, Math.floor(rows / 3))), blank];
	const room = rows - above.length - 1;
	const listed = Math.min(entries.length, Math.max(3, Math.floor(room / 2)));
	const first = Math.max(0, Math.min(marked - Math.floor(listed / 2), entries.length - listed));
	const detail = entries[marked]?.detail ?? [];
	const below = room - listed;
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={above} columns={columns} rows={above.length} />
			{entries.length === 0 ? (
				<Rows content={[row(empty, 'quiet')]} columns={columns} rows={room + 1} />
			) : (
				<>
					<Rows content={entries.map(({spans}) => spans)} columns={columns} rows={listed} top={first} marked={marked} />
					<Line spans={row(glyphs.rule.repeat(columns), 'quiet')} columns={columns} />
					<Rows
						content={detail.map(spans => [span(' '), ...spans])}
						columns={columns}
						rows={below}
						top={clampTop(top, detail.length, below)}
					/>
				</>
			)}
		</Box>
	);
}
