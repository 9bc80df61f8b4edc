#!/usr/bin/env node
// The launcher: old syntax only, so that an old Node can still read it and say one sentence instead of a stack trace.
var found = process.versions.node.split('.').map(Number);
if (found[0] < 24 || (found[0] === 24 && found[1] < 16)) {
	process.stderr.write(
		'casewalk 需要 Node.js 24.16 或更新的版本，当前为 ' +
			process.versions.node +
			'；请安装后重试。\n' +
			'casewalk needs Node.js 24.16 or newer, this is ' +
			process.versions.node +
			': install it and try again.\n',
	);
	process.exit(2);
}
require('node:module').enableCompileCache();
import('./cli.js').then(door => door.main(process.argv.slice(2)));
