// node bench/generate/many-files.js FILE COUNT: a zip of many small texts.
import {writeFileSync} from 'node:fs';
import process from 'node:process';
import {zipOf} from '../../dist/test/helpers/zip.js';

const [file, count] = process.argv.slice(2);
const entries = Array.from({length: Number(count)}, (_, index) => ({
	name: `Logs/part${index}.log`,
	data: Buffer.from(`Part ${index}: nothing that a known log would say.\r\n`.repeat(1 + (index % 20))),
}));
writeFileSync(file, zipOf(entries));
