export type ArchiveKind = 'zip' | 'cab';

const magics: ReadonlyArray<readonly [ArchiveKind, string]> = [
	['zip', 'PK\u0003\u0004'],
	['zip', 'PK\u0005\u0006'],
	['cab', 'MSCF\u0000\u0000\u0000\u0000'],
];

/** What an archive shows in its first bytes, whatever it is called; undefined for all that is none. */
export const archiveKind = (head: Uint8Array): ArchiveKind | undefined => {
	const text = Buffer.from(head.subarray(0, 8)).toString('latin1');
	return magics.find(([, magic]) => text.startsWith(magic))?.[0];
};
