import {isUtf8} from 'node:buffer';
import {validateFileName} from 'yauzl';
import type {Both} from '../../text/both.js';

/**
 * The name of an entry: UTF-8 when it is, else the Chinese code page, in which Explorer and makecab of a Chinese
 * Windows write and which they do not declare; what is neither is shown as Western. A backslash is taken for a slash
 * only after decoding: it may be the second half of a GBK character.
 */
export const nameOf = (raw: Uint8Array): string =>
	decodeName(raw)
		.replaceAll('\\', '/')
		.replace(/^(?:\.\/)+/, '');

const decodeName = (raw: Uint8Array) => {
	if (isUtf8(raw)) return new TextDecoder('utf-8', {ignoreBOM: true}).decode(raw);
	try {
		return new TextDecoder('gb18030', {fatal: true}).decode(raw);
	} catch {
		return new TextDecoder('windows-1252').decode(raw);
	}
};

const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d¹²³])[ .]*(?:\.|$)/i;

const sentences = {
	outside: {
		zh: '条目名指向压缩包之外（绝对路径、盘符或 ..），没有读取。',
		en: 'Its name leads out of the archive (absolute, a drive or ..): it was not read.',
	},
	device: {zh: '条目名是 Windows 设备名，没有读取。', en: 'Its name is a Windows device: it was not read.'},
	stream: {
		zh: '条目名指向附加数据流（含冒号），没有读取。',
		en: 'Its name means an alternate data stream (a colon): it was not read.',
	},
	empty: {zh: '条目名为空或含有 NUL，没有读取。', en: 'Its name is empty or holds a NUL: it was not read.'},
} as const satisfies Record<string, Both>;

/** Why an entry of this name is left alone; null for a plain relative name. No name ever becomes a path on disk. */
export const distrust = (name: string): Both | null => {
	if (name === '' || name.includes('\0')) return sentences.empty;
	if (validateFileName(name) !== null) return sentences.outside;
	if (name.includes(':')) return sentences.stream;
	return name.split('/').some(part => device.test(part)) ? sentences.device : null;
};
