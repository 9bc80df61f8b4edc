import {useEffect} from 'react';
import type {CaseView} from '../../source/case/view.js';
import {useLive} from '../parts/live.js';
import {useRoom} from '../room.js';
import {type FileState, filesBehind} from './entry.js';

/** Whether the files of a case are still what was read, looked at one after the other while the page is open. */
export const useStates = ({case: {evidence}}: CaseView): ReadonlyMap<string, FileState> => {
	const {doors} = useRoom();
	const [states, live] = useLive<ReadonlyMap<string, FileState>>(new Map());
	const files = JSON.stringify(
		filesBehind(evidence)
			.filter(({sha256}) => sha256 !== undefined)
			.map(({path, sha256, bytes}) => ({path, sha256, bytes})),
	);
	useEffect(() => {
		let isCurrent = true;
		const look = async () => {
			for (const file of JSON.parse(files) as ReadonlyArray<{path: string; sha256: string; bytes?: number}>) {
				if (!isCurrent) return;
				const state = await doors.stateOf(file);
				live.set(known => new Map(known).set(file.path, state));
			}
		};
		// What cannot be looked at is not flagged: its lines are read again when they are opened.
		look().catch(() => {});
		return () => {
			isCurrent = false;
		};
	}, [files, doors, live]);
	return states;
};
