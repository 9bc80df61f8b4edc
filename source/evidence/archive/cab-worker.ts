import {existsSync, readFileSync, readSync} from 'node:fs';
import {createRequire} from 'node:module';
import {parentPort, workerData} from 'node:worker_threads';
import SevenZip from '7z-wasm';
import type {CabJob, CabWord} from './cab.js';

/*
Runs 7-Zip over one cabinet and posts what it unpacks: nothing is written anywhere. 7-Zip works in one go, so it waits
here whenever the reader is more than a few blocks behind. Its own file system is memory: the cabinet is a file whose
bytes are read from the open descriptor, and what it "writes" goes out as messages.
*/
const {fd, size, front, dataFrom, taken: shared} = workerData as CabJob;
const port = parentPort!;
const taken = new Int32Array(shared);
const post = (word: CabWord) => port.postMessage(word);

const ahead = 32;
let sent = 0;
const postChunk = (chunk: Uint8Array<ArrayBuffer>) => {
	sent++;
	port.postMessage({type: 'chunk', chunk} satisfies CabWord, [chunk.buffer]);
	for (let seen = Atomics.load(taken, 0); sent - seen > ahead; seen = Atomics.load(taken, 0))
		Atomics.wait(taken, 0, seen);
};

type Stream = {position: number};
type Node = {
	mode: number;
	node_ops: Record<string, (...args: never[]) => unknown>;
	stream_ops: Record<string, (...args: never[]) => unknown>;
};
type Zip = {
	FS: {mkdir(path: string): void; writeFile(path: string, text: string): void; lookupPath(path: string): {node: Node}};
	callMain(args: readonly string[]): number;
};

const beside = new URL('7zz.wasm', import.meta.url);
const wasm = readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve('7z-wasm/7zz.wasm'));

const fault = /^ERROR: (.+) : (\d+)$/;
const complaints: string[] = [];
const hear = (line: string) => {
	const found = fault.exec(line.trim());
	if (found) post({type: 'fault', member: Number(found[2]), why: found[1]!});
	else if (/error|unexpected|can ?not/i.test(line)) complaints.push(line.trim());
};

const zip = (await (SevenZip as unknown as (options: object) => Promise<Zip>)({
	wasmBinary: wasm,
	print: hear,
	printErr: hear,
})) as Zip;

const shown = front.length + size - dataFrom;
const seek = (stream: Stream, offset: number, whence: number, end: number) =>
	offset + (whence === 1 ? stream.position : whence === 2 ? end : 0);

const archive = '/in.cab';
zip.FS.writeFile(archive, '');
const input = zip.FS.lookupPath(archive).node;
const attributes = input.node_ops['getattr'] as unknown as (node: Node) => object;
input.node_ops = {...input.node_ops, getattr: (node: Node) => ({...attributes(node), size: shown})};
input.stream_ops = {
	...input.stream_ops,
	llseek: (stream: Stream, offset: number, whence: number) => seek(stream, offset, whence, shown),
	read(_stream: Stream, buffer: Uint8Array, offset: number, length: number, position: number) {
		if (position < front.length) {
			const part = front.subarray(position, position + length);
			buffer.set(part, offset);
			return part.length;
		}

		const left = Math.max(0, shown - position);
		return left === 0 ? 0 : readSync(fd, buffer, offset, Math.min(left, length), position - front.length + dataFrom);
	},
};

const folder = '/out';
zip.FS.mkdir(folder);
const output = zip.FS.lookupPath(folder).node;
const make = output.node_ops['mknod'] as unknown as (parent: Node, name: string, mode: number, dev: number) => Node;
output.node_ops = {
	...output.node_ops,
	mknod(parent: Node, name: string, mode: number, dev: number) {
		const node = make(parent, name, mode, dev);
		let written = 0;
		post({type: 'member', member: Number(name)});
		// 7-Zip sets times, rights and the size it expects: of a file that is nowhere there is nothing to set.
		node.node_ops = {...node.node_ops, setattr() {}};
		node.stream_ops = {
			...node.stream_ops,
			llseek: (stream: Stream, offset: number, whence: number) => seek(stream, offset, whence, written),
			write(_stream: Stream, buffer: Uint8Array, offset: number, length: number) {
				written += length;
				postChunk(new Uint8Array(buffer.subarray(offset, offset + length)));
				return length;
			},
		};
		return node;
	},
};

const code = zip.callMain(['x', '-bd', '-y', archive, `-o${folder}`]);
post({type: 'end', code, why: complaints.join(' ')});
