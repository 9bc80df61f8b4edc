import type {Node, Tree} from '../knowledge/schema.js';
import type {Path} from './walk.js';

/*
A path is `room/node`; the room is the entry tree, and within a sub tree the sub node and the tree it led to:
`screen/ssu:ssu-check/collect` is the node `collect` of the tree `ssu-check`, entered at `screen/ssu`.
*/

/** The room and the node's id of a path. */
export const placeOf = (path: Path): {readonly room: string; readonly node: string} => {
	const cut = path.lastIndexOf('/');
	return {room: path.slice(0, Math.max(cut, 0)), node: path.slice(cut + 1)};
};

/** The id of the tree that a path lies in. */
export const treeOf = (path: Path): string => {
	const {room} = placeOf(path);
	return room.slice(Math.max(room.lastIndexOf('/'), room.lastIndexOf(':')) + 1);
};

/** The place beside this one: where a choice, a row or a wait leads. */
export const beside = (path: Path, node: string): Path => `${placeOf(path).room}/${node}`;

/** The first place of the sub tree that is entered here. */
export const within = (path: Path, tree: Tree): Path => `${path}:${tree.id}/${tree.start}`;

/** The sub node through which this path's tree was entered; undefined in the entry tree. */
export const entryOf = (path: Path): Path | undefined => {
	const {room} = placeOf(path);
	const cut = room.lastIndexOf(':');
	return cut === -1 ? undefined : room.slice(0, cut);
};

/** The node at a path; undefined when the tree or the node does not exist. */
export const nodeAt = (trees: Readonly<Record<string, Tree>>, path: Path): Node | undefined =>
	trees[treeOf(path)]?.nodes[placeOf(path).node];
