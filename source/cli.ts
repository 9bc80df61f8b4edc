import process from 'node:process';

const bundle = new URL('./', import.meta.url);

/** The front door: the screen, or one of the plain commands. `argv` without node and script. */
export const main = async (argv: readonly string[]): Promise<void> => {
	const {run} = await import('./commands/program.js');
	process.exitCode = await run(argv, bundle);
};
