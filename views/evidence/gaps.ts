import {evidenceFor, gapsFor} from '../../source/case/reading/findings.js';
import {fileName} from '../../source/text/file-name.js';
import {fitRow, paragraph, row, span} from '../parts/shown.js';
import {type Drawing, type Entry, indent, lead, type Section} from './entry.js';
import {evidenceWords as words} from './words.js';

/** What could not be seen, each with the sentence that asks for it; files that were not read to their end come first. */
export const gapsSection = (drawing: Drawing): Section => {
	const {view, subject, columns, look} = drawing;
	const {say, glyphs} = look;
	const broken = evidenceFor(view.case, subject?.id).flatMap(({id, path, error}): readonly Entry[] =>
		error
			? [
					{
						id,
						rows: isMarked => [
							[...lead(isMarked, look), span(`${fileName(path)}  `, 'accent'), span(say(error), 'bad')],
						],
					},
				]
			: [],
	);
	const gaps = gapsFor(view.case, subject?.id).map(
		({what, why, ask, file}, index): Entry => ({
			id: `${what} ${file ?? ''} ${index}`,
			copy: say(ask),
			rows(isMarked) {
				const asked = [...indent, span(`${say(words.ask)}  `, 'accent')];
				return [
					...paragraph(say(why), columns, {lead: lead(isMarked, look), tone: isMarked ? 'title' : 'plain'}),
					...(isMarked
						? paragraph(say(ask), columns, {lead: asked, tone: 'command'})
						: [fitRow([...asked, ...row(say(ask), 'quiet')], columns, glyphs.cut)]),
				];
			},
		}),
	);
	return {entries: [...broken, ...gaps], empty: words.empty.gaps};
};
