/** When a mail says it was written: the date and clock as they stand there, and the offset if one is declared. */
export type Written = {
	/** `2024-07-30` */
	readonly date: string;
	/** `10:52:43.778`, as exact as it was written. */
	readonly clock?: string;
	/** `+08:00`; `Z` and `+0000` are `+00:00`. */
	readonly offset?: string;
};

/** One mail as it was written: its own words only, nothing understood yet. */
export type Letter = {
	/** The sender as named there; empty when nobody is. */
	readonly from: string;
	readonly address?: string;
	readonly to?: string;
	readonly subject?: string;
	readonly written?: Written;
	/** Its own part: tails of earlier mails are cut, or are letters of their own. */
	readonly text: string;
	/** The line of the source on which the text begins, from 1. */
	readonly line: number;
	/** The file or paste it stands in. */
	readonly source: string;
	/** Message-ID, without its brackets. */
	readonly id?: string;
	/** Names of the files that go with it; what its text shows (pictures of a signature) is none. */
	readonly attachments?: readonly string[];
	/** How many earlier mails were cut from its end. */
	readonly cut?: number;
};
