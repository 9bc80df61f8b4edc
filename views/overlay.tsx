import {Box} from 'ink';
import {type ReactNode, useState} from 'react';
import {Entry} from './entry.js';
import type {Found} from './doors.js';
import {places} from './keys.js';
import {Above, type Hint, useKeys} from './parts/keymap.js';
import {List} from './parts/list.js';
import {createLive, useLive, useValue} from './parts/live.js';
import {useLook} from './parts/look.js';
import {blank, cell, Line, row, span} from './parts/shown.js';
import {TextField} from './parts/text-field.js';
import {useRoom} from './room.js';
import type {Over} from './screen.js';
import {SettingsForm} from './settings-form.js';
import {words} from './words.js';

type Size = {readonly columns: number; readonly rows: number};

/** What lies over a screen until Esc: the finder, all actions, the other cases. */
export function Overlay({over, columns, rows}: Size & {readonly over: Over | undefined}) {
	const inner = {columns: Math.min(columns - 4, 110), rows};
	return (
		<Above>
			<Box width={columns} height={rows} paddingLeft={2} flexShrink={0} overflow="hidden">
				{over === 'find' && <Finder {...inner} />}
				{over === 'palette' && <Palette {...inner} />}
				{over === 'cases' && <Cases {...inner} />}
				{over === 'settings' && <SettingsForm {...inner} />}
				{over === 'first' && <SettingsForm isFirst {...inner} />}
			</Box>
		</Above>
	);
}

const useBack = () => {
	const {go} = useRoom();
	useKeys('list', {back: () => go({go: 'back'})}, {modal: true});
};

type SearchProps = Size & {
	readonly title: string;
	readonly hint: string;
	readonly onQuery: (query: string) => void;
	readonly children: ReactNode;
};

function Search({title, hint, columns, rows, onQuery, children}: SearchProps) {
	const {glyphs} = useLook();
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(title, 'title')} columns={columns} />
			<Box flexShrink={0}>
				<Line spans={row(`${glyphs.pointer} `, 'accent')} columns={2} />
				<TextField columns={columns - 2} placeholder={hint} onChange={onQuery} />
			</Box>
			<Line spans={blank} columns={columns} />
			{children}
		</Box>
	);
}

function Finder({columns, rows}: Size) {
	const {doors, openCase, tell} = useRoom();
	const {say, glyphs} = useLook();
	const [asked] = useState(() => createLive(''));
	const [found, foundLive] = useLive<readonly Found[] | undefined>(undefined);
	const [shown, shownLive] = useLive<Found | undefined>(undefined);
	useBack();
	const search = async (query: string) => {
		asked.set(query);
		const results = query.trim() === '' ? undefined : await doors.find(query);
		// An answer that a later query has overtaken is not shown.
		if (asked.get() === query) foundLive.set(results);
	};

	if (shown) return <Entry found={shown} columns={columns} rows={rows} onBack={() => shownLive.set(undefined)} />;
	return (
		<Search
			title={say(words.find.title)}
			hint={say(words.find.hint)}
			columns={columns}
			rows={rows}
			onQuery={query => search(query).catch(error => tell(words.failed(String(error)), 'warn'))}
		>
			{found?.length === 0 && <Line spans={row(say(words.find.nothing), 'quiet')} columns={columns} />}
			{found !== undefined && found.length > 0 && (
				<List
					columns={columns}
					rows={rows - 3}
					items={found.map(it => ({
						id: `${it.kind}/${it.id}`,
						spans: [
							span(' '),
							cell(say(words.find.kinds[it.kind]), 8, glyphs.cut, 'quiet'),
							cell(
								it.kind === 'case' ? '' : it.id,
								it.kind === 'case' ? 0 : Math.min(28, it.id.length + 2),
								glyphs.cut,
								'accent',
							),
							span(say(it.title)),
							span(it.why ? `  ${say(it.why)}` : '', 'quiet'),
						],
					}))}
					onPick={id => {
						const it = found.find(one => `${one.kind}/${one.id}` === id);
						if (it?.kind === 'case') return openCase(it.id);
						shownLive.set(it);
					}}
				/>
			)}
		</Search>
	);
}

const isMoving = (action: string) => /^(up|down|page|first|last|left|right|word)/.test(action);
const offOf = ({handler}: Hint) => (typeof handler === 'function' ? undefined : handler.off);

function Palette({columns, rows}: Size) {
	const {offered, go, tell} = useRoom();
	const {say, glyphs, keyOf} = useLook();
	const [query, queryLive] = useLive('');
	const hints = useValue(offered).filter(({place, row: {action}}) => place !== 'field' && !isMoving(action));
	useBack();
	const titled = hints.map((hint, index) => ({
		hint,
		id: String(index),
		title: say((typeof hint.handler === 'function' ? undefined : hint.handler.words) ?? hint.row.words),
	}));
	const shown = titled.filter(({title, hint}) =>
		`${title} ${hint.row.words.en} ${hint.row.action}`.toLowerCase().includes(query.trim().toLowerCase()),
	);
	const run = (id: string) => {
		const hint = titled.find(it => it.id === id)?.hint;
		if (!hint) return;
		const off = offOf(hint);
		if (off) return tell(off, 'warn');
		go({go: 'back'});
		// A row of digits stands for nine actions: the palette only names it.
		const chord = hint.row.keys[0]!;
		if (/[1-9]$/.test(chord)) return;
		return typeof hint.handler === 'function' ? hint.handler(chord) : hint.handler.run(chord);
	};

	return (
		<Search
			title={say(words.palette.title)}
			hint={say(words.palette.hint)}
			columns={columns}
			rows={rows}
			onQuery={queryLive.set}
		>
			{shown.length === 0 ? (
				<Line spans={row(say(words.palette.nothing), 'quiet')} columns={columns} />
			) : (
				<List
					columns={columns}
					rows={rows - 3}
					items={shown.map(({id, title, hint}) => {
						const off = offOf(hint);
						return {
							id,
							spans: [
								span(' '),
								cell(keyOf(hint.row), 12, glyphs.cut, off ? 'quiet' : 'key'),
								cell(say(places[hint.place]), 12, glyphs.cut, 'quiet'),
								span(title, off ? 'quiet' : 'plain'),
								span(off ? `  ${say(off)}` : '', 'quiet'),
							],
						};
					})}
					onPick={run}
				/>
			)}
		</Search>
	);
}

/** The other open cases, the one looked at last on top: `g` and a digit. */
function Cases({columns, rows}: Size) {
	const {desk, screen, openCase} = useRoom();
	const {say, glyphs} = useLook();
	useBack();
	const rank = (id: string) => {
		const index = screen.recent.indexOf(id);
		return index === -1 ? screen.recent.length : index;
	};

	const others = desk.cases
		.filter(({id, state}) => id !== screen.case && (state === 'open' || screen.recent.includes(id)))
		.toSorted((a, b) => rank(a.id) - rank(b.id));
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(say(words.lists.cases), 'title')} columns={columns} />
			<Line spans={blank} columns={columns} />
			<List
				columns={columns}
				rows={rows - 2}
				items={others.map(({id, number, customer, title, onCall}, index) => ({
					id,
					spans: [
						cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key'),
						onCall ? span(`${glyphs.call} `, 'call') : span('  '),
						cell(number ?? say(words.home.noNumber), 20, glyphs.cut, 'accent'),
						span(`${customer ?? ''} ${title ?? say(words.home.noTitle)}`),
					],
				}))}
				onPick={openCase}
			/>
		</Box>
	);
}
