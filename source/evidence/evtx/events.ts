import type {XMLParser} from 'fast-xml-parser';
import {chunkFiles} from './chunks.js';

/** Numbers of the events that matter, by the provider that writes them. */
const wanted: Readonly<{[provider: string]: readonly number[]}> = {
	'Microsoft-Windows-WindowsUpdateClient': [19, 20],
	'Microsoft-Windows-Servicing': [1, 2, 3, 4, 9],
	'Microsoft-Windows-Kernel-General': [12],
	'Microsoft-Windows-Kernel-Power': [41],
	EventLog: [6008],
	USER32: [1074],
	User32: [1074],
};
const numbers = new Set(Object.values(wanted).flat());

/** Where the System part of every template keeps the number, in all event logs seen. */
const numberAt = 3;

type Parsed = string | number | null | undefined | {readonly [name: string]: Parsed} | readonly Parsed[];
const isMap = (value: Parsed): value is {readonly [name: string]: Parsed} =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Parsed): readonly Parsed[] => (Array.isArray(value) ? value : [value]);
/** Windows puts marks of direction between the numbers of a date. */
const directions = /[\u200e\u200f]/g;
const textOf = (value: Parsed): string =>
	String((isMap(value) ? value['#text'] : value) ?? '')
		.replaceAll(directions, '')
		.replaceAll(/\s+/g, ' ')
		.trim();

const field = (name: string, value: Parsed) => `${name}=${textOf(value)}`;
const named = (value: Parsed, index: number) =>
	field(isMap(value) && value['@_Name'] !== undefined ? textOf(value['@_Name']) : `data${index + 1}`, value);

/** What an event carries, `name=value` each: `EventData` by the names in it, `UserData` by its elements. */
const fieldsOf = (event: {readonly [name: string]: Parsed}): readonly string[] => {
	const {EventData: data, UserData: user} = event;
	if (isMap(data)) return listOf(data['Data'] ?? []).map(named);
	const body = isMap(user) ? Object.values(user).find(isMap) : undefined;
	return Object.entries(body ?? {})
		.filter(([name]) => !name.startsWith('@_'))
		.map(([name, value]) => field(name, value));
};

/** `2021-03-04 08:15:00`, in UTC as the log keeps it. */
const stampOf = (time: Date) =>
	Number.isFinite(time.getTime()) ? time.toISOString().slice(0, 19).replace('T', ' ') : '';

const lineOf = (xml: string, stamp: string, parser: XMLParser, count: EventCount): string => {
	const {Event: event} = parser.parse(xml) as {Event?: {readonly [name: string]: Parsed}};
	const system = event?.['System'];
	if (!event || !isMap(system)) return stamp;
	count.computer = textOf(system['Computer']) || count.computer;
	const provider = isMap(system['Provider']) ? textOf(system['Provider']['@_Name']) : '';
	const id = textOf(system['EventID']);
	if (!wanted[provider]?.includes(Number(id))) return stamp;
	return [stamp, textOf(system['Channel']), provider, id, ...fieldsOf(event)].join('\t');
};

/** Records that could not be read, and the machine that wrote the last one that matters: it may have been renamed. */
export type EventCount = {unreadable: number; computer: string | null};

/**
 * An event log as text: one line for each record in the order of the file, `time, channel, provider, number,
 * name=value …` between tabs for an event that matters, its time alone for any other. Times are UTC. The parsers are
 * loaded when the first event log comes.
 */
export async function* eventLines(bytes: AsyncIterable<Uint8Array>, count: EventCount): AsyncGenerator<Uint8Array> {
	const [{EvtxFile}, {XMLParser: Parser}] = await Promise.all([import('@ts-evtx/core'), import('fast-xml-parser')]);
	const parser = new Parser({ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false});
	for await (const file of chunkFiles(bytes)) {
		const lines: string[] = [];
		try {
			for (const record of new EvtxFile(file).records()) {
				const stamp = stampOf(record.timestampAsDate());
				try {
					const number: unknown = record.root().substitutions[numberAt];
					const isWanted = typeof number !== 'number' || numbers.has(number);
					lines.push(isWanted ? lineOf(record.renderXml(), stamp, parser, count) : stamp);
				} catch {
					count.unreadable++;
					lines.push(stamp);
				}
			}
		} catch {
			count.unreadable++;
		}

		if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
	}
}
