import type {Difference} from '../../evidence/report/differences.js';
import type {Analysis, FactRow} from '../../evidence/report/report.js';
import type {Language} from '../../text/both.js';
import {hanging, paragraph} from './lay.js';
import type {KnownFacts} from './planned.js';
import {tellMore} from './tell-more.js';
import {sayer, values} from './words.js';

/** A fact's name and values as a person reads them. */
export const factNames = (facts: KnownFacts, language: Language) => ({
	title(name: string): string {
		const [kind, rest = ''] = name.split(/\.(.*)/s);
		if (kind === 'code') return `${sayer(language)('codes')} ${rest}`;
		if (kind === 'package') return rest;
		return facts[name]?.title?.[language] ?? name;
	},
	value: (name: string, value: string): string =>
		facts[name]?.values?.[value]?.[language] ?? values[value]?.[language] ?? value,
});

/** Differences shown; the most telling come first. */
const mostDifferences = 30;

/** In what machines differ: each value with the machines that have it. */
export const tellDifferences = (
	differences: readonly Difference[],
	{
		devices,
		planned,
		facts,
		language,
	}: {devices: readonly string[]; planned: readonly string[]; facts: KnownFacts; language: Language},
): string => {
	const say = sayer(language);
	if (devices.length < 2) return '';
	if (differences.length === 0) return paragraph(say('alike'), 2);
	const names = factNames(facts, language);
	const shown = (device: string) => `${device}${planned.includes(device) ? say('planned') : ''}`;
	const told = differences.slice(0, mostDifferences).map(({name, values: byDevice}) => {
		const byValue = Map.groupBy(devices, device => byDevice[device] ?? null);
		const rows = [...byValue].map(([value, own]) =>
			hanging(
				`${value === null ? say('unknown') : names.value(name, value)}  `,
				own.map(shown).join(language === 'zh' ? '、' : ', '),
				4,
			),
		);
		return `${paragraph(names.title(name), 2)}${rows.join('')}`;
	});
	return `${told.join('')}${tellMore(differences.length - mostDifferences, language)}`;
};

const stateOf = ({state}: FactRow, language: Language) => (state === 'known' ? '' : ` [${sayer(language)(state)}]`);

/** The facts of each machine with the line that proves them. */
export const tellFacts = (
	{facts: rows, devices}: Analysis,
	facts: KnownFacts,
	place: (file: string, line: number) => string,
	language: Language,
): string => {
	const names = factNames(facts, language);
	const machines = Map.groupBy(rows, ({device}) => device);
	return [...machines]
		.map(([device, own]) => {
			const indent = devices.length > 0 ? 4 : 2;
			const head = devices.length > 0 ? paragraph(device ?? sayer(language)('unknown'), 2) : '';
			const told = own.map(row => {
				const {
					name,
					value,
					because: [proof],
				} = row;
				const where = proof ? ` (${place(proof.file, proof.line)})` : '';
				const text = `${names.value(name, value)}${stateOf(row, language)}${where}`;
				return hanging(`${names.title(name)}${language === 'zh' ? '：' : ': '}`, text, indent);
			});
			return `${head}${told.join('')}`;
		})
		.join('');
};
