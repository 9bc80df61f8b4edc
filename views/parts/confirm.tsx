import {Box} from 'ink';
import {words} from '../words.js';
import {useKeys} from './keymap.js';
import {useLook} from './look.js';
import {blank, Line, row, span} from './shown.js';

type Props = {
	readonly question: string;
	readonly columns: number;
	readonly onYes: () => unknown;
	readonly onNo: () => unknown;
};

/** Asked before what cannot be taken back; Enter means no. */
export function Confirm({question, columns, onYes, onNo}: Props) {
	const {say} = useLook();
	useKeys('confirm', {yes: onYes, no: onNo}, {modal: true});
	return (
		<Box flexDirection="column" width={columns} flexShrink={0}>
			<Line spans={row(question, 'warn')} columns={columns} />
			<Line spans={blank} columns={columns} />
			<Line
				spans={[
					span('  y  ', 'key'),
					span(say(words.confirm.yes)),
					span('    Enter  ', 'key'),
					span(say(words.confirm.no), 'title'),
				]}
				columns={columns}
			/>
		</Box>
	);
}
