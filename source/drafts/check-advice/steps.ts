import type {Howto} from '../../knowledge/schema.js';
import {bare} from '../check/likeness.js';

/** Words that stand in any mail of the trade, or in any English one, and tell no step from another. */
const common =
	/^(?:windows|winpe|logs?|system32|setupapi|cbs|dism|findstr|command|copy|robocopy|mkdir|type|bitlocker|sha256|procmon|microsoft|update|admin\w*|hklm|currentcontrolset|services?|software|true|echo|exist|start|state|status|query|reboot|image|name|size|file|save|open|capture|boot|access|denied)$/i;
const wordsIn = (text: string): readonly string[] =>
	(text.match(/[A-Za-z][A-Za-z\d]*(?:-[A-Za-z\d]+)*/g) ?? []).filter(word => word.length > 3);

const signatures = new WeakMap<Howto, ReadonlySet<string>>();
/** The names of menus, switches and files that only these steps have. */
const signatureOf = (howto: Howto): ReadonlySet<string> => {
	const read = signatures.get(howto);
	if (read) return read;
	const texts = howto.steps.flatMap(({text, run = []}) => [text.zh, ...run]);
	const made = new Set(texts.flatMap(wordsIn).filter(word => !common.test(word)));
	signatures.set(howto, made);
	return made;
};

/** Whether a mail has the steps in words: under the how-to's own title, or at least three of the names that only they have. */
export const brings = (mail: string, howto: Howto): boolean => {
	const appendix = mail.split('\n').some(line => {
		const title = /^\s*(?:附录|Appendix)[^：:《"“]*[：:]?\s*[《"“]?(.+?)[》"”]?\s*$/iu.exec(line)?.[1];
		return title !== undefined && [howto.title.zh, howto.title.en].some(name => bare(name) === bare(title));
	});
	if (appendix) return true;
	// In a Chinese mail every Latin word is a name; in an English one a menu is told from a word by its capital.
	const isChinese = /\p{Script=Han}/u.test(mail);
	const same = (word: string) => (isChinese ? word.toLowerCase() : word);
	const signature = new Set([...signatureOf(howto)].map(same));
	const found = new Set(
		wordsIn(mail)
			.map(same)
			.filter(word => signature.has(word)),
	);
	return found.size >= 3;
};
