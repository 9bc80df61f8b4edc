import {createHash} from 'node:crypto';
import type {DatabaseSync, SQLOutputValue} from 'node:sqlite';
import {crc32} from 'node:zlib';
import type {Body, Event, NewEvent} from '../case/event.js';
import {hashOf} from './hash.js';
import {type Head, isHeadsLong, mirrorHead, readHeads, rewriteHeads} from './heads.js';
import type {CaseRow, Store} from './store.js';
import {matchOf, wordsOf} from './words.js';

type Row = Record<string, SQLOutputValue>;
type RowOf = NonNullable<Parameters<Store['append']>[1]>;

/** A case whose newest events were once acknowledged and are no longer here. */
export type Lost = {readonly case: string; readonly acknowledged: number; readonly kept: number};

const bodyOf = (text: string): Body => {
	try {
		return JSON.parse(text) as Body;
	} catch {
		// Damaged on the disk: shown as an event of a kind that is not known, and found by its hash.
		return {type: 'unreadable', text} as unknown as Body;
	}
};

const eventOf = (row: Row): Event => ({
	case: String(row['case']),
	id: String(row['id']),
	seen: Number(row['seen']),
	at: String(row['at']),
	author: String(row['author']),
	session: String(row['session']),
	v: Number(row['v']),
	body: bodyOf(String(row['body'])),
	seq: Number(row['seq']),
	hash: String(row['hash']),
});

const typedOf = (value: string): string => {
	try {
		return JSON.parse(value) as string;
	} catch {
		return value;
	}
};

const sumOf = ({id, seq, summary}: {id: string; seq: number; summary: string}) => crc32(`${id} ${seq} ${summary}`);

/** A summary that was damaged on the disk counts as not written: the case is read anew. */
const rowOf = (row: Row): CaseRow => {
	const found = {
		id: String(row['id']),
		seq: Number(row['seq']),
		head: Number(row['head']),
		summary: String(row['summary']),
	};
	return found.seq > 0 && sumOf(found) !== Number(row['sum']) ? {...found, seq: 0, summary: ''} : found;
};

/** The SQL of the port. Every function runs inside one turn and may throw what SQLite throws. */
export const statementsOf = (database: DatabaseSync, folder: string) => {
	const byId = database.prepare('select * from events where id = ?');
	const byCase = database.prepare('select * from events where "case" = ? and seq > ? order by seq');
	const byScan = database.prepare('select * from events not indexed where "case" = ? and seq > ? order by seq');
	const newest = database.prepare('select seq, hash from events where "case" = ? order by seq desc limit 1');
	const caseRow = database.prepare('select rowid, head, digest from cases where id = ?');
	const insert = database.prepare(
		'insert into events (id, "case", seq, seen, at, author, session, v, body, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
	);
	const makeCase = database.prepare(
		`insert into cases (id, seq, head, hash, summary, digest, sum) values (?, 0, 0, '', '', '', 0) returning rowid, head, digest`,
	);
	const setHead = database.prepare('update cases set head = ?, hash = ? where id = ?');
	const setRow = database.prepare('update cases set seq = ?, summary = ?, digest = ?, sum = ? where id = ?');
	const list = database.prepare('select id, seq, head, summary, sum from cases order by rowid');
	// A quote inside a title is escaped in the summary: only the field itself reads so.
	const listOpen = database.prepare(
		`select id, seq, head, summary, sum from cases where instr(summary, '"state":"archived"') = 0 or seq <> head order by rowid`,
	);
	const heads = database.prepare('select id, head, hash from cases');
	const hashAt = database.prepare('select hash from events where "case" = ? and seq = ?');
	const forgetWords = database.prepare('delete from words where rowid = ?');
	const setWords = database.prepare('insert into words (rowid, text) values (?, ?)');
	const search = database.prepare(
		'select cases.id from words join cases on cases.rowid = words.rowid where words match ? order by rank, cases.rowid desc',
	);
	const keep = database.prepare('insert or replace into scratch (key, value, at) values (?, ?, ?)');
	const forget = database.prepare('delete from scratch where key = ?');
	const recall = database.prepare('select key, value from scratch where substr(key, 1, length(?1)) = ?1 order by key');

	/** Where the index gives fewer events than the case has, it is damaged, and the table itself is looked through. */
	const read = (id: string, after: number): readonly Event[] => {
		const events = byCase.all(id, after).map(eventOf);
		const head = Number(caseRow.get(id)?.['head'] ?? 0);
		const isWhole = after + events.length >= head && events.every(event => event.case === id);
		return isWhole ? events : byScan.all(id, after).map(eventOf);
	};

	const inTransaction = <T>(work: () => T): T => {
		database.exec('begin immediate');
		try {
			const result = work();
			database.exec('commit');
			return result;
		} catch (error) {
			if (database.isTransaction) database.exec('rollback');
			throw error;
		}
	};

	const summarise = (id: string, rowid: number, before: string, events: readonly Event[], row: RowOf) => {
		const {summary, words} = row(events);
		const text = wordsOf(words).join(' ');
		const digest = createHash('sha256').update(text).digest('base64');
		const {seq} = events.at(-1)!;
		setRow.run(seq, summary, digest, sumOf({id, seq, summary}), id);
		if (digest === before) return;
		forgetWords.run(rowid);
		setWords.run(rowid, text);
	};

	return {
		append: (events: readonly NewEvent[], row?: RowOf): readonly Event[] => {
			const [first] = events;
			if (!first) return [];
			if (events.some(event => event.case !== first.case)) throw new Error('One append is of one case.');
			let head: Head | undefined;

			const stored = inTransaction(() => {
				const found = caseRow.get(first.case) ?? makeCase.get(first.case)!;
				const last = newest.get(first.case);
				let [seq, hash] = [Number(last?.['seq'] ?? 0), String(last?.['hash'] ?? '')];

				const result = events.map(event => {
					const there = byId.get(event.id);
					if (there) return eventOf(there);
					const body = JSON.stringify(event.body);
					seq += 1;
					const {id, seen, at, author, session, v} = event;
					const bare = {case: first.case, id, seen, at, author, session, v, body: bodyOf(body), seq};
					hash = hashOf(hash, bare);
					insert.run(id, first.case, seq, seen, at, author, session, v, body, hash);
					head = {case: first.case, seq, hash};
					return {...bare, hash};
				});

				if (head) setHead.run(seq, hash, first.case);
				const news = row && seq > 0 ? read(first.case, Math.min(seq - 1, ...events.map(({seen}) => seen))) : [];
				if (row && news.length > 0) summarise(first.case, Number(found['rowid']), String(found['digest']), news, row);
				return result;
			});

			if (head) mirrorHead(folder, head);
			return stored;
		},
		read,
		list: (which?: 'open') => (which === 'open' ? listOpen : list).all().map(rowOf),
		search: (query: string) => {
			const match = matchOf(query);
			return match === '' ? [] : search.all(match).map(({id}) => String(id));
		},
		keep: (key: string, value: string): true => {
			// As JSON: half of a surrogate pair and NUL come back as they were typed.
			if (value === '') forget.run(key);
			else keep.run(key, JSON.stringify(value), Date.now());
			return true;
		},
		recall: (prefix: string) =>
			new Map(recall.all(prefix).map(({key, value}) => [String(key), typedOf(String(value))])),
		lost: (): readonly Lost[] => {
			const here = new Map(
				heads.all().map(({id, head, hash}) => [String(id), {seq: Number(head), hash: String(hash)}]),
			);
			return [...readHeads(folder).values()].flatMap(({case: id, seq, hash}) => {
				const kept = here.get(id) ?? {seq: 0, hash: ''};
				if (kept.hash === hash || hashAt.get(id, seq)?.['hash'] === hash) return [];
				return [{case: id, acknowledged: seq, kept: kept.seq}];
			});
		},
		tidyHeads: () => {
			if (isHeadsLong(folder, Number(database.prepare('select count(*) as n from cases').get()!['n']))) {
				inTransaction(() => rewriteHeads(folder));
			}
		},
		written: () => Number(database.prepare('pragma data_version').get()!['data_version']),
	};
};
