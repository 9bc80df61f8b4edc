/** The version of the tables below, kept in `user_version`; a store of a higher one is only read. */
export const schemaVersion = 1;

/** How the tables of a version look, and the way there from each version before. */
export type Layout = {
	readonly version: number;
	/** Every table as it is made anew; a store whose definitions say otherwise counts as damaged. */
	readonly schema: string;
	/** By the version one comes from: the statements that lead to the next one. */
	readonly steps: Readonly<Record<number, string>>;
};

/*
`words` keeps its text, unlike a contentless table: only so can FTS5 remove the words of an erased case from the file at
once ('secure-delete'), where a contentless one leaves them until some later merge. `digest` tells whether a case's words
have changed; `sum` is a checksum of its summary, which no chain of hashes covers.
*/
const schema = `
create table events (
	id text not null primary key,
	"case" text not null,
	seq integer not null,
	seen integer not null,
	at text not null,
	author text not null,
	session text not null,
	v integer not null,
	body text not null,
	hash text not null,
	unique ("case", seq)
) strict;
create table cases (
	rowid integer primary key,
	id text not null unique,
	seq integer not null,
	head integer not null,
	hash text not null,
	summary text not null,
	digest text not null,
	sum integer not null
) strict;
create table scratch (
	key text not null primary key,
	value text not null,
	at integer not null
) strict;
create virtual table words using fts5(text, tokenize="unicode61 remove_diacritics 0 tokenchars '._%-'");
insert into words(words, rank) values ('secure-delete', 1);
`;

/** No version before this one was ever given to anybody: there are no steps yet. */
export const layout: Layout = {version: schemaVersion, schema, steps: {}};
