// Loaded before the program with `--import`: writes down every attempt to reach a network.
import dgram from 'node:dgram';
import dns from 'node:dns';
import {appendFileSync} from 'node:fs';
import net from 'node:net';
import process from 'node:process';

const file = process.env['CASEWALK_ATTEMPTS'] ?? '';
const told = (what: string) => appendFileSync(file, `${what}\n`);

/** A pipe of this machine (the clipboard's) is no network. */
const isLocal = (given: unknown) => typeof given === 'object' && given !== null && 'path' in given;

const {connect} = net.Socket.prototype;
net.Socket.prototype.connect = function (this: net.Socket, ...given: Parameters<typeof connect>) {
	if (!isLocal(given[0]) && !isLocal(Array.isArray(given[0]) ? given[0][0] : undefined)) told('connect');
	return connect.apply(this, given);
} as typeof connect;
for (const [name, module] of [
	['dns', dns],
	['dns/promises', dns.promises],
] as const) {
	const watched = module as unknown as Record<string, (...given: unknown[]) => unknown>;
	for (const call of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
		const original = watched[call]!;
		watched[call] = (...given) => {
			told(`${name}.${call}`);
			return original.apply(module, given);
		};
	}
}

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: unknown[]) {
	told('dgram.send');
	return (send as (...all: unknown[]) => void).apply(this, given);
} as typeof send;
const {fetch} = globalThis;
globalThis.fetch = (...given) => {
	told('fetch');
	return fetch(...given);
};
