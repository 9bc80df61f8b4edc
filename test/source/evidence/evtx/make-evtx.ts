import {crc32} from 'node:zlib';

/*
Writes small event logs in binary XML, as Windows lays them out (Microsoft: MS-EVEN6, 2.2.12 and 2.2.17): chunks with a
string table, records that fill the eighteen slots of a system template, the last with the template of their own data.
*/
export type MadeEvent = {
	readonly provider: string;
	readonly id: number;
	/** ISO, UTC. */
	readonly at: string;
	readonly channel?: string;
	readonly data: Readonly<Record<string, string>>;
	/** The element that holds the data of a Setup event; without it the data are named `Data`. */
	readonly user?: string;
	readonly computer?: string;
};

const chunkSize = 65_536;
const u16 = (value: number) => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
const u64 = (value: bigint) => Buffer.from(new BigUint64Array([value]).buffer);
const wide = (text: string) => Buffer.from(text, 'utf16le');
const fileTime = (at: string) => (BigInt(Date.parse(at)) + 11_644_473_600_000n) * 10_000n;

const slot = {text: 0x01, u8: 0x04, u16: 0x06, u32: 0x08, u64: 0x0a, time: 0x11, xml: 0x21} as const;
const nothing = [0, Buffer.alloc(0)] as const;

/** The body of a chunk from 0x200 on; names are written where they are first used, and chained for the table. */
const chunkOf = (events: readonly MadeEvent[], firstNumber: number): Buffer => {
	const chunk = Buffer.alloc(chunkSize);
	const names = new Map<string, number>();
	let lastName = 0;
	let at = 0x200;
	const put = (bytes: Buffer) => {
		bytes.copy(chunk, at);
		at += bytes.length;
	};
	const name = (text: string) => {
		const known = names.get(text);
		if (known !== undefined) return put(u32(known));
		put(u32(at + 4));
		names.set(text, at);
		const next = lastName;
		lastName = at;
		put(Buffer.concat([u32(next), u16(0), u16(text.length), wide(text), u16(0)]));
	};
	const sized = (write: () => void) => {
		const place = at;
		put(u32(0));
		write();
		chunk.writeUInt32LE(at - place - 4, place);
	};
	const literal = (text: string) => put(Buffer.concat([Buffer.from([0x05, 0x01]), u16(text.length), wide(text)]));
	const fill = (index: number, type: number) =>
		put(Buffer.concat([Buffer.from([0x0d]), u16(index), Buffer.from([type])]));
	type Attributes = ReadonlyArray<readonly [string, () => void]>;
	const element = (tag: string, attributes: Attributes, content?: () => void) => {
		put(Buffer.concat([Buffer.from([attributes.length > 0 ? 0x41 : 0x01]), u16(0xff_ff)]));
		sized(() => {
			name(tag);
			if (attributes.length > 0)
				sized(() => {
					for (const [index, [key, value]] of attributes.entries()) {
						put(Buffer.from([index < attributes.length - 1 ? 0x46 : 0x06]));
						name(key);
						value();
					}
				});
			put(Buffer.from([content ? 0x02 : 0x03]));
			content?.();
			if (content) put(Buffer.from([0x04]));
		});
	};

	const templates = new Map<string, number>();
	type Value = readonly [number, Buffer | (() => void)];
	/** A template, written where it is first used, and the values of its slots. */
	const instance = (key: string, body: () => void, values: readonly Value[]) => {
		put(Buffer.concat([Buffer.from([0x0f, 0x01, 0x01, 0x00, 0x0c, 0x01]), u32(0x1000 + templates.size)]));
		const known = templates.get(key);
		put(u32(known ?? at + 4));
		if (known === undefined) {
			templates.set(key, at);
			put(Buffer.concat([u32(0), Buffer.alloc(16, templates.size)]));
			sized(() => {
				put(Buffer.from([0x0f, 0x01, 0x01, 0x00]));
				body();
				put(Buffer.from([0x00]));
			});
		}

		put(u32(values.length));
		const sizes = at;
		for (const [type] of values) put(Buffer.concat([u16(0), Buffer.from([type, 0])]));
		for (const [index, [, value]] of values.entries()) {
			const start = at;
			if (typeof value === 'function') value();
			else put(value);
			chunk.writeUInt16LE(at - start, sizes + 4 * index);
		}
	};

	const carried = ({data, user}: MadeEvent) => {
		const keys = Object.keys(data);
		const tags = () => {
			for (const [index, key] of keys.entries()) {
				if (user) element(key, [], () => fill(index, slot.text));
				else element('Data', [['Name', () => literal(key)]], () => fill(index, slot.text));
			}
		};
		const values = Object.values(data).map((text): Value => [slot.text, wide(text)]);
		instance(
			JSON.stringify([user, keys]),
			() => element(user ? 'UserData' : 'EventData', [], user ? () => element(user, [], tags) : tags),
			values,
		);
	};

	const system = ({provider, channel = 'System', computer = 'PC-0001'}: MadeEvent) =>
		element('Event', [['xmlns', () => literal('http://schemas.microsoft.com/win/2004/08/events/event')]], () => {
			element('System', [], () => {
				element('Provider', [['Name', () => literal(provider)]]);
				element('EventID', [], () => fill(3, slot.u16));
				element('Level', [], () => fill(0, slot.u8));
				element('TimeCreated', [['SystemTime', () => fill(6, slot.time)]]);
				element('EventRecordID', [], () => fill(10, slot.u64));
				element('Channel', [], () => literal(channel));
				element('Computer', [], () => literal(computer));
			});
			fill(17, slot.xml);
		});

	for (const [index, event] of events.entries()) {
		const start = at;
		const number = BigInt(firstNumber + index);
		const time = fileTime(event.at);
		put(Buffer.concat([u32(0x2a_2a), u32(0), u64(number), u64(time)]));
		instance(`${event.provider} ${event.channel}`, () => system(event), [
			[slot.u8, Buffer.from([4])],
			[slot.u8, Buffer.from([0])],
			[slot.u16, u16(0)],
			[slot.u16, u16(event.id)],
			nothing,
			[slot.u64, u64(0n)],
			[slot.time, u64(time)],
			nothing,
			[slot.u32, u32(820)],
			[slot.u32, u32(2868)],
			[slot.u64, u64(number)],
			[slot.u8, Buffer.from([0])],
			...Array.from({length: 5}, () => nothing),
			[slot.xml, () => carried(event)],
		]);
		put(u32(at - start + 4));
		chunk.writeUInt32LE(at - start, start + 4);
	}

	chunk.write('ElfChnk\0', 0, 'latin1');
	chunk.writeUInt32LE(0x80, 0x28);
	chunk.writeUInt32LE(at, 0x30);
	chunk.writeUInt32LE(lastName, 0x80);
	return chunk;
};

/** An event log of the given chunks; `counted` is what its header says of them, as a dirty file says too few. */
export const makeEvtx = (chunks: ReadonlyArray<readonly MadeEvent[]>, {counted = chunks.length} = {}): Buffer => {
	const header = Buffer.alloc(4096);
	header.write('ElfFile\0', 0, 'latin1');
	header.writeUInt32LE(0x80, 0x20);
	header.writeUInt16LE(1, 0x24);
	header.writeUInt16LE(3, 0x26);
	header.writeUInt16LE(4096, 0x28);
	header.writeUInt16LE(counted, 0x2a);
	header.writeUInt32LE(counted < chunks.length ? 1 : 0, 0x78);
	header.writeUInt32LE(crc32(header.subarray(0, 0x78)), 0x7c);
	let number = 1;
	const bodies = chunks.map(events => {
		const chunk = chunkOf(events, number);
		number += events.length;
		return chunk;
	});
	return Buffer.concat([header, ...bodies]);
};
