import type {Both} from '../source/text/both.js';
import {useKeys} from './parts/keymap.js';
import {useLook} from './parts/look.js';
import {Rows} from './parts/rows.js';
import {blank, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {words} from './words.js';

const {home, welcome} = words;

/** Home without a case: the ways to one first, then, when casewalk is new here, one's own name and the tour. */
export function Welcome({columns, rows}: {readonly columns: number; readonly rows: number}) {
	const {doors, go, quit} = useRoom();
	const {say} = useLook();
	const {tour} = doors;
	const isFirst = doors.isFirst?.() ?? false;
	const showTour =
		tour &&
		(() => {
			tour();
			quit();
		});
	useKeys('welcome', {
		...(isFirst && {setUp: () => go({go: 'over', over: 'first'})}),
		...(showTour && {tour: showTour}),
	});

	const way = (key: string, means: Both): readonly Row[] =>
		paragraph(say(means), columns, {lead: [span(`  ${key.padEnd(isFirst ? 7 : 3)}`, 'key')]});
	return (
		<Rows
			content={[
				blank,
				row(`  ${say(home.empty)}`, 'title'),
				blank,
				...way('n', home.emptyNew),
				...way('c', home.emptyCall),
				...way('/', home.emptyFind),
				...(isFirst || showTour
					? [blank, row(`  ${say(isFirst ? welcome.first : welcome.tour)}`, 'heading'), blank]
					: []),
				...(isFirst ? way('Enter', welcome.setUp) : []),
				...(showTour ? way('t', welcome.showTour) : []),
			]}
			columns={columns}
			rows={rows}
		/>
	);
}
