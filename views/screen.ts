import {type DraftKind, draftKinds} from '../source/drafts/kinds.js';
import type {Language} from '../source/text/both.js';

/** What is open in a case beside its step. */
export const panelKinds = [
	'note',
	'proposals',
	'howto',
	'subject',
	'split',
	'symptoms',
	'symptom',
	'symptom-edit',
	'settle',
	'facts',
	'fact',
	'settle-fact',
	'letter',
	'consent',
	'skip',
	'defer',
	'attach',
	'drafts',
	'contact',
	'priority',
	'edit',
	'fate',
	'withdraw',
	'hypothesis',
	'settle-hypothesis',
	'promise',
	'waiting',
	'next-date',
	'archive',
	'reopen',
	'end-call',
] as const;
export type PanelKind = (typeof panelKinds)[number];
/** `of`: the symptom, fact, field … it is about. */
export type Panel = {readonly kind: PanelKind; readonly of?: string};

/** Where one is inside a case; kept for every case, so that a second caller does not disturb the first. */
export type InCase = {
	/** The subject in hand; absent: the first one. */
	readonly subject?: string;
	readonly panel?: Panel;
	/** An earlier step being looked at, by path; absent: where the walk stands. */
	readonly path?: string;
	readonly page?: Page;
};

/** What there is to read of the evidence, in the order of its digits. */
export const sectionNames = ['findings', 'differences', 'facts', 'phases', 'arrivals', 'gaps', 'files'] as const;
export type SectionName = (typeof sectionNames)[number];

/** A whole page of a case instead of its step. */
export type Page =
	| {
			readonly kind: 'draft';
			readonly of: DraftKind;
			readonly language: Language;
			readonly slot?: string;
			/** It is asked how it left, what was sent instead, or where its file is. */
			readonly sent?: 'how' | 'pasted' | 'file';
			readonly isEditing?: boolean;
	  }
	| {readonly kind: 'timeline'; readonly only?: TimelineFilter}
	| {readonly kind: 'matrix'}
	| {
			readonly kind: 'evidence';
			readonly section?: SectionName;
			/** The marked thing of the section. */
			readonly item?: string;
			/** Its line is shown among its neighbours. */
			readonly isOpen?: boolean;
			/** The reason for setting it aside is asked. */
			readonly isAside?: boolean;
	  }
	/** `of`: the one that is marked. */
	| {readonly kind: (typeof registers)[number]; readonly of?: string};

/** What the time line can be narrowed to. */
export const timelineFilters = ['talk', 'walk', 'mail', 'logs'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

const registers = ['advice', 'hypotheses', 'agenda'] as const;

export type Over = 'find' | 'palette' | 'cases' | 'settings' | 'new' | 'first';

/** Where am I: nothing of a case itself, only the way back to it. */
export type Screen = {
	/** Absent: Home. */
	readonly case?: string;
	readonly cases: Readonly<Record<string, InCase>>;
	/** Cases looked at, the latest first. */
	readonly recent: readonly string[];
	readonly over?: Over;
};

export type Move =
	| {readonly go: 'home'}
	| {readonly go: 'case'; readonly case: string}
	| {readonly go: 'over'; readonly over: Over}
	| {readonly go: 'panel'; readonly kind: PanelKind; readonly of?: string}
	| {readonly go: 'page'; readonly page: Page}
	| {readonly go: 'subject'; readonly subject: string}
	| {readonly go: 'step'; readonly path?: string}
	/** Closes what is on top: overlay, panel, page, an earlier step, the case. */
	| {readonly go: 'back'};

export const start: Screen = {cases: {}, recent: []};
const here: InCase = {};

export const inCase = (screen: Screen): InCase => (screen.case && screen.cases[screen.case]) || here;

const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
	Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

const put = (screen: Screen, change: (inCase: InCase) => InCase): Screen =>
	screen.case ? {...screen, cases: {...screen.cases, [screen.case]: change(inCase(screen))}} : screen;

const back = (screen: Screen): Screen => {
	if (screen.over) return without(screen, 'over');
	const {panel, page, path} = inCase(screen);
	if (page?.kind === 'draft' && (page.slot !== undefined || page.sent || page.isEditing))
		return put(screen, at => ({...at, page: without(page, 'slot', 'sent', 'isEditing')}));
	if (page?.kind === 'evidence' && page.isAside) return put(screen, at => ({...at, page: without(page, 'isAside')}));
	if (page?.kind === 'evidence' && page.isOpen) return put(screen, at => ({...at, page: without(page, 'isOpen')}));
	if (panel) return put(screen, at => without(at, 'panel'));
	if (page) return put(screen, at => without(at, 'page'));
	if (path !== undefined) return put(screen, at => without(at, 'path'));
	return without(screen, 'case');
};

/** Where a move leads. Pure; a move that makes no sense here changes nothing. */
export const screenReducer = (screen: Screen, move: Move): Screen => {
	switch (move.go) {
		case 'home':
			return without(screen, 'case', 'over');
		case 'case':
			return {
				...without(screen, 'over'),
				case: move.case,
				recent: [move.case, ...screen.recent.filter(id => id !== move.case)].slice(0, 20),
			};
		case 'over':
			return {...screen, over: move.over};
		case 'panel':
			return put(without(screen, 'over'), at => ({
				...at,
				panel: {kind: move.kind, ...(move.of !== undefined && {of: move.of})},
			}));
		case 'page':
			return put(without(screen, 'over'), at => ({...without(at, 'panel'), page: move.page}));
		case 'subject':
			return put(screen, at => ({...without(at, 'path'), subject: move.subject}));
		case 'step':
			return put(screen, at => ({...without(at, 'path'), ...(move.path !== undefined && {path: move.path})}));
		case 'back':
			return back(screen);
	}
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const pageOf = (value: unknown): Page | undefined => {
	if (!isObject(value)) return undefined;
	if (value['kind'] === 'matrix') return {kind: 'matrix'};
	if (value['kind'] === 'timeline') {
		const only = timelineFilters.find(known => known === value['only']);
		return {kind: 'timeline', ...(only && {only})};
	}

	if (value['kind'] === 'evidence') {
		const section = sectionNames.find(known => known === value['section']);
		const {item, isOpen} = value;
		return {kind: 'evidence', ...(section && {section}), ...(isText(item) && {item}), ...(isOpen === true && {isOpen})};
	}

	const register = registers.find(known => known === value['kind']);
	if (register) return {kind: register, ...(isText(value['of']) && {of: value['of']})};
	const {language, slot} = value;
	const of = draftKinds.find(known => known === value['of']);
	if (value['kind'] !== 'draft' || of === undefined || (language !== 'zh' && language !== 'en')) return undefined;
	return {kind: 'draft', of, language, ...(isText(slot) && {slot})};
};

const inCaseOf = (value: unknown): InCase => {
	if (!isObject(value)) return {};
	const {subject, panel, path} = value;
	const page = pageOf(value['page']);
	const kind = isObject(panel) ? panelKinds.find(known => known === panel['kind']) : undefined;
	const of = isObject(panel) ? panel['of'] : undefined;
	return {
		...(isText(subject) && {subject}),
		...(isText(path) && {path}),
		...(kind && {panel: {kind, ...(isText(of) && {of})}}),
		...(page && {page}),
	};
};

/** The place as `JSON.stringify(screen)` kept it, as far as it can be read and its cases are still there. */
export const restore = (kept: string | undefined, cases: Pick<ReadonlySet<string>, 'has'>): Screen => {
	let value: unknown;
	try {
		value = JSON.parse(kept ?? '');
	} catch {
		return start;
	}

	if (!isObject(value)) return start;
	const known = Object.entries(isObject(value['cases']) ? value['cases'] : {}).filter(([id]) => cases.has(id));
	const recent = Array.isArray(value['recent']) ? value['recent'] : [];
	const at = value['case'];
	return {
		cases: Object.fromEntries(known.map(([id, place]) => [id, inCaseOf(place)])),
		recent: recent.filter(isText).filter(id => cases.has(id)),
		...(isText(at) && cases.has(at) && {case: at}),
	};
};
