import {openDoor} from '../../door.js';
import type {FileFacts} from '../../evidence/report/facts.js';
import {openPaths} from '../../evidence/open/open.js';
import {evidenceIn} from '../../evidence/read.js';
import type {Analysis} from '../../evidence/report/report.js';
import {timed} from '../../evidence/rules/timed.js';
import {subjectName} from '../../case/reading/subject.js';
import {isOfTeam} from '../../knowledge/overlay.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {visibleLine} from '../../text/shown/visible.js';
import {analyzeCommand} from './analyze.js';
import {compareCommand} from './compare.js';
import {refuse, withCase} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {words} from './words.js';

type Asked = {
	readonly paths: readonly string[];
	readonly reference?: string;
	readonly device?: string;
	readonly planned?: readonly string[];
	readonly compare?: true;
};
type Doors = {readonly io: Io; readonly knowledge: Knowledge; readonly bundle: URL};

/** `casewalk analyze PATH… [--case CASE --device NAME] [--compare GOOD BAD]`: with a case, what was understood goes into it. */
export const analyzeFor = async (
	{paths, reference, device, planned = [], compare}: Asked,
	{io, knowledge, bundle}: Doors,
): Promise<ExitCode> => {
	let recorded: {readonly files: readonly FileFacts[]; readonly analysis: Analysis} | undefined;
	const analyzing = {
		rules: knowledge.rules,
		types: knowledge.facts,
		held: timed(rule => isOfTeam(knowledge, 'rules', rule)),
		language: io.language,
		open: openPaths,
		write: io.write,
		fail: io.writeError,
		async record(files: readonly FileFacts[], analysis: Analysis) {
			recorded = {files, analysis};
		},
	};
	const isAlone = reference === undefined && device === undefined && planned.length === 0;
	if (compare && !isAlone) return refuse(io, words.alone[io.language], words.twoHint[io.language]);
	if (compare) return compareCommand({paths, json: io.json}, analyzing);
	const code = await analyzeCommand({paths, device, planned, json: io.json}, analyzing);
	if (code !== 0 || reference === undefined || !recorded) return code;
	const {files, analysis} = recorded;

	// The files were read a moment ago: the desk is given what they said.
	const said = async () => ({files: evidenceIn(files, analysis)});
	const opened = await openDoor(knowledge, bundle, {analyze: said});
	if ('refused' in opened) return refuse(io, opened.refused[io.language], '');
	try {
		return await withCase(opened.desk, reference, io, async ({case: found}) => {
			const subject = found.subjects.find(
				({name, serial}) => device !== undefined && (serial === device || name === device),
			);
			if (device !== undefined && !subject) {
				const names = found.subjects.map(subject => visibleLine(subjectName(subject))).join(', ');
				return io.language === 'zh'
					? refuse(io, `案例中没有设备或分组 ${visibleLine(device)}。`, `可选：${names}`)
					: refuse(io, `The case has no device or group ${visibleLine(device)}.`, `It has: ${names}`);
			}

			const done = await opened.desk.do({do: 'attach', case: found.id, paths, subject: subject?.id});
			return done.ok ? 0 : refuse(io, done.sentence[io.language], '', 1);
		});
	} finally {
		await opened.desk.close();
	}
};
