import {createHash} from 'node:crypto';
import {parentPort} from 'node:worker_threads';

/*
Hashes what it is sent, in shared memory: each chunk is answered when it may be overwritten, `end` with the digest.
*/
const port = parentPort!;
let hash = createHash('sha256');
port.on('message', (chunk: Uint8Array | 'end') => {
	if (chunk === 'end') {
		port.postMessage(hash.digest('hex'));
		hash = createHash('sha256');
		return;
	}

	hash.update(chunk);
	port.postMessage('done');
});
