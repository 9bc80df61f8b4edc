import {evidenceFor, gapsFor} from '../../source/case/reading/findings.js';
import {width} from '../../source/text/shown/width.js';
import {type Row, type Span, span} from '../parts/shown.js';
import {type SectionName, sectionNames} from '../screen.js';
import type {Tone} from '../theme.js';
import {arrivalsSection} from './arrivals.js';
import {differencesSection} from './differences.js';
import type {Drawing, Section} from './entry.js';
import {factsSection} from './facts.js';
import {filesSection} from './files.js';
import {findingsSection} from './findings.js';
import {gapsSection} from './gaps.js';
import {phasesSection} from './phases.js';
import {evidenceWords as words} from './words.js';

const makers: Readonly<Record<SectionName, (drawing: Drawing) => Section>> = {
	findings: findingsSection,
	differences: differencesSection,
	facts: factsSection,
	phases: phasesSection,
	arrivals: arrivalsSection,
	gaps: gapsSection,
	files: filesSection,
};

export const sectionOf = (name: SectionName, drawing: Drawing): Section => makers[name](drawing);

/** What stands beside a section's name: how much there is to look at. */
const countOf = (
	name: SectionName,
	{view, subject, findings, arrivals, differing, look: {say}}: Drawing,
): readonly [string, Tone] => {
	switch (name) {
		case 'findings': {
			const open = findings.filter(({finding}) => !finding.setAside);
			const errors = open.filter(({finding}) => finding.level === 'error').length;
			const warnings = open.filter(({finding}) => finding.level === 'warning').length;
			if (errors > 0) return [say(words.errors(errors)), 'bad'];
			return warnings > 0 ? [say(words.warnings(warnings)), 'warn'] : ['', 'quiet'];
		}

		case 'arrivals': {
			const missing = arrivals.filter(({arrived}) => arrived.length === 0).length;
			return missing > 0 ? [say(words.missing(missing)), 'warn'] : ['', 'quiet'];
		}

		case 'gaps': {
			const broken = evidenceFor(view.case, subject?.id).filter(({error}) => error).length;
			const gaps = gapsFor(view.case, subject?.id).length + broken;
			return gaps > 0 ? [String(gaps), 'warn'] : ['', 'quiet'];
		}

		case 'files': {
			const files = evidenceFor(view.case, subject?.id).length;
			return files > 0 ? [String(files), 'quiet'] : ['', 'quiet'];
		}

		case 'differences': {
			const {differences, older} = differing;
			return differences.length === 0
				? ['', 'quiet']
				: [String(differences.length), older.length > 0 ? 'warn' : 'quiet'];
		}

		case 'facts':
		case 'phases':
			return ['', 'quiet'];
	}
};

/** The sections with their digits, over as many rows as they take. */
export const tabRows = (here: SectionName, drawing: Drawing): readonly Row[] => {
	const {columns, look} = drawing;
	const rows: Span[][] = [[]];
	let used = 0;
	for (const [index, name] of sectionNames.entries()) {
		const [count, tone] = countOf(name, drawing);
		const spans = [
			span(`${index + 1} `, 'key'),
			span(look.say(words.sections[name]), name === here ? 'chosen' : 'plain'),
			span(count ? ` ${count}` : '', tone),
			span('  '),
		];
		const wide = spans.reduce((sum, {text}) => sum + width(text), 0);
		if (used + wide - 2 > columns) {
			rows.push([]);
			used = 0;
		}

		rows.at(-1)!.push(...spans);
		used += wide;
	}

	return rows;
};
