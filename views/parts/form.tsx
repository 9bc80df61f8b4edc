import {Box} from 'ink';
import {width} from '../../source/text/shown/width.js';
import {digitOf} from '../keys.js';
import {useKeys} from './keymap.js';
import {useLive} from './live.js';
import {useLook} from './look.js';
import {clampTop, Rows} from './rows.js';
import {blank, cell, Line, type Row, row, type Span, span} from './shown.js';
import {TextField} from './text-field.js';

export type Field = {
	readonly id: string;
	readonly label: string;
	/** What it is for, when the label is not enough; shown in the empty field. */
	readonly hint?: string;
	readonly initial?: string;
	/** Chosen by a digit instead of typed. */
	readonly options?: ReadonlyArray<{readonly id: string; readonly label: string}>;
	/** The options are only the usual ones: a digit takes one of them, anything else is taken as typed. */
	readonly canType?: boolean;
	readonly isRequired?: boolean;
	/** Lines a long value wraps over. */
	readonly rows?: number;
};

type Props = {
	readonly title: string;
	/** Read before it is filled: the risk, the question. */
	readonly intro?: readonly Row[];
	readonly fields: readonly Field[];
	readonly columns: number;
	readonly rows: number;
	readonly isActive?: boolean;
	/** What was typed here before. */
	readonly kept: (field: string) => string | undefined;
	readonly keep: (field: string, value: string) => void;
	readonly onDone: (values: Readonly<Record<string, string>>) => unknown;
	readonly onBack: () => void;
	readonly onMissing: (label: string) => void;
	/** Several lines pasted at once; true: they are taken elsewhere. */
	readonly onPaste?: (text: string) => boolean;
};

/** Fields asked one by one, all of them in sight; typed text survives leaving. */
export function Form(props: Props) {
	const {
		title,
		intro = [],
		fields,
		columns,
		rows,
		isActive = true,
		kept,
		keep,
		onDone,
		onBack,
		onMissing,
		onPaste,
	} = props;
	const {glyphs} = useLook();
	const [{at, values, top}, live] = useLive(() => ({
		at: 0,
		top: 0,
		values: Object.fromEntries(fields.map(({id, initial}) => [id, kept(id) ?? initial ?? ''])),
	}));
	const field = fields[at];
	const put = (id: string, value: string) => {
		live.set(state => ({...state, values: {...state.values, [id]: value}}));
		keep(id, value);
	};

	const move = (delta: number) =>
		live.set(state => ({...state, at: Math.max(0, Math.min(fields.length - 1, state.at + delta))}));

	const done = async () => {
		const {values: typed} = live.get();
		const missing = fields.findIndex(({id, isRequired}) => isRequired && !typed[id]?.trim());
		if (missing !== -1) {
			live.set(state => ({...state, at: missing}));
			return onMissing(fields[missing]!.label);
		}

		await onDone(Object.fromEntries(Object.entries(typed).map(([id, value]) => [id, value.trim()])));
	};

	const next = () => {
		const {at: here, values: typed} = live.get();
		const current = fields[here];
		const usual = current?.canType ? current.options?.[digitOf(typed[current.id] ?? '')] : undefined;
		if (current && usual) put(current.id, usual.id);
		return here < fields.length - 1 ? move(1) : done();
	};

	const choose = (chord: string) => {
		const current = fields[live.get().at];
		const option = current?.options?.[digitOf(chord)];
		if (!current || !option) return;
		put(current.id, option.id);
		return next();
	};

	const labelColumns = Math.min(Math.floor(columns / 3), Math.max(...fields.map(({label}) => width(label)), 0) + 2);
	const fieldColumns = columns - labelColumns - 5;
	const page = Math.max(1, rows - 2 - fields.reduce((sum, it) => sum + (it.rows ?? 1) + (it.options ? 1 : 0), 0));
	const scroll = (delta: number) =>
		live.set(state => ({...state, top: clampTop(state.top + delta, intro.length, page)}));

	useKeys(
		'form',
		{
			next,
			...(fields.length > 1 && {done}),
			previous: () => move(-1),
			forward: () => move(1),
			pageUp: () => scroll(-page),
			pageDown: () => scroll(page),
			back: onBack,
			...(field?.options && !field.canType && {choose}),
		},
		{isActive, modal: true},
	);

	const introRows = Math.min(intro.length, page);
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Line spans={row(title, 'title')} columns={columns} />
			<Rows content={intro} columns={columns} rows={introRows} top={clampTop(top, intro.length, page)} />
			<Line spans={blank} columns={columns} />
			{fields.map((it, index) => {
				const isHere = index === at;
				const label = [
					span(isHere ? `${glyphs.pointer} ` : '  ', 'accent'),
					cell(it.label, labelColumns, glyphs.cut, isHere ? 'accent' : 'quiet'),
				];
				const value = values[it.id] ?? '';
				if (isHere && (!it.options || it.canType))
					return (
						<Box key={it.id} flexShrink={0}>
							<Line spans={label} columns={labelColumns + 2} />
							<TextField
								columns={fieldColumns}
								rows={it.rows ?? 1}
								initial={value}
								placeholder={it.hint ?? usualOnes(it)}
								isActive={isActive}
								onChange={text => put(it.id, text)}
								{...(onPaste && {onPaste})}
							/>
						</Box>
					);
				const lines = isHere ? optionRows(it, value, labelColumns + 2, columns) : [[span(optionLabel(it, value))]];
				return lines
					.slice(0, 3)
					.map((line, n) => (
						<Line
							key={`${it.id}${n}`}
							columns={columns}
							spans={[...(n === 0 ? label : row(' '.repeat(labelColumns + 2))), ...line]}
						/>
					));
			})}
		</Box>
	);
}

const optionLabel = ({options, canType}: Field, value: string) =>
	options?.find(({id}) => id === value)?.label ?? (options && !canType ? '' : (value.split('\n')[0] ?? ''));

/** `1 先生  2 女士 …` */
const usualOnes = ({options = []}: Field): string =>
	options.map(({label}, index) => `${index + 1} ${label}`).join('  ');

/** `1 先生  2 女士 …` over as many lines as it takes. */
const optionRows = ({options = []}: Field, value: string, indent: number, columns: number): readonly Row[] => {
	const lines: Span[][] = [];
	let used = Infinity;
	for (const [index, {id, label}] of options.entries()) {
		const wide = width(label) + 5;
		if (used + wide > columns - indent) {
			lines.push([]);
			used = 0;
		}

		used += wide;
		lines.at(-1)!.push(span(`${index + 1} `, 'key'), span(label, id === value ? 'chosen' : 'plain'), span('   '));
	}

	return lines;
};
