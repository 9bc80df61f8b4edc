// All measurements, one after the other; goals and last figures: bench/README.md.
import {readdirSync} from 'node:fs';
import process from 'node:process';

const wanted = process.argv.slice(2);
const notMeasurements = new Set(['run.js', 'measure.js']);
for (const file of readdirSync(new URL('.', import.meta.url)).sort()) {
	if (!file.endsWith('.js') || notMeasurements.has(file)) continue;
	if (wanted.length > 0 && !wanted.includes(file.replace('.js', ''))) continue;
	console.log(`\n# ${file.replace('.js', '')}`);
	await import(new URL(file, import.meta.url).href);
}
