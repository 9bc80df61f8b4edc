import type {Examined} from '../../store/upkeep/doctor.js';
import type {StoreFault} from '../../store/store.js';
import type {Both} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';

type Values = Examined['values'];
type Sentences = Readonly<Record<Examined['state'], (values: Values) => Both>>;

const of = (value: string | number | undefined) => visibleLine(String(value ?? ''));
const never = (): Both => ({zh: '', en: ''});

/** What the doctor says of each thing it looked at; what is wrong says what to do next. */
const sentences: Readonly<Record<Examined['what'], Sentences>> = {
	database: {
		fine: ({cases, events}) => ({
			zh: `案例库完整：${of(cases)}个案例，${of(events)}条记录`,
			en: `The store is whole: ${of(cases)} case(s), ${of(events)} event(s)`,
		}),
		notice: never,
		wrong: ({file, why}) => ({
			zh: `案例库 ${of(file)} 已损坏（${of(why)}）：先复制整个数据文件夹，再用 casewalk restore 恢复最近的快照`,
			en: `The store ${of(file)} is damaged (${of(why)}): copy the data folder first, then casewalk restore the newest snapshot`,
		}),
	},
	journal: {
		fine: ({events}) => ({
			zh: `${of(events)}条记录的哈希链都对得上`,
			en: `The chain of hashes holds for ${of(events)} event(s)`,
		}),
		notice: never,
		wrong: ({case: id, event, events}) => ({
			zh: `案例 ${of(id)} 从第${of(event)}条（共${of(events)}条）起与写入时不同：用 casewalk restore 恢复，或与快照核对`,
			en: `Case ${of(id)} is not what was written from event ${of(event)} of ${of(events)} on: restore, or compare with a snapshot`,
		}),
	},
	lost: {
		fine: () => ({zh: '没有丢失已保存的记录', en: 'No saved event is missing'}),
		notice: never,
		wrong: ({case: id, acknowledged, kept, why}) =>
			why === undefined
				? {
						zh: `案例 ${of(id)} 曾保存到第${of(acknowledged)}条，现在只有${of(kept)}条：先复制数据文件夹，再与快照核对`,
						en: `Case ${of(id)} was saved up to event ${of(acknowledged)} and has ${of(kept)} now: copy the data folder first, then compare with a snapshot`,
					}
				: {zh: `无法核对是否丢失记录（${of(why)}）`, en: `Whether events are missing cannot be told (${of(why)})`},
	},
	words: {
		fine: () => ({zh: '案例搜索的索引完整', en: 'The case search is whole'}),
		notice: never,
		wrong: ({why}) => ({
			zh: `案例搜索的索引不完整（${of(why)}）：案例本身不受影响，用 casewalk backup 后 restore 可恢复`,
			en: `The case search is not whole (${of(why)}): the cases themselves are; restore a snapshot to mend it`,
		}),
	},
	snapshots: {
		fine: ({count, hours}) => ({
			zh: `${of(count)}个快照，最近一个在${of(hours)}小时前`,
			en: `${of(count)} snapshot(s), the newest ${of(hours)} h old`,
		}),
		notice: ({count, hours}) =>
			count === 0
				? {
						zh: '还没有快照：打开界面几秒后会自动留一个',
						en: 'No snapshot yet: one is taken a few seconds after the app starts',
					}
				: {
						zh: `最近的快照在${of(hours)}小时前：打开界面会自动补一个`,
						en: `The newest snapshot is ${of(hours)} h old: opening the app takes a new one`,
					},
		wrong: ({file}) => ({
			zh: `快照 ${of(file)} 已损坏，不能用来恢复：请删除它，用 casewalk backup 另留一份`,
			en: `The snapshot ${of(file)} is damaged and no use for restoring: remove it, and casewalk backup a new one`,
		}),
	},
	rights: {
		fine: () => ({zh: '数据文件夹只有你自己能读', en: 'Only you can read the data folder'}),
		notice: never,
		wrong: ({count, file}) => ({
			zh: `${of(count)}个文件或文件夹其他人也能读，例如 ${of(file)}：请收回权限（chmod go-rwx）`,
			en: `${of(count)} file(s) or folder(s) can be read by others, such as ${of(file)}: take the rights away (chmod go-rwx)`,
		}),
	},
	space: {
		fine: ({megabytes}) => ({zh: `磁盘剩余${of(megabytes)} MB`, en: `${of(megabytes)} MB free on the disk`}),
		notice: never,
		wrong: ({megabytes}) => ({
			zh: `磁盘只剩${of(megabytes)} MB：请先腾出空间`,
			en: `Only ${of(megabytes)} MB free on the disk: make room first`,
		}),
	},
};

export const sentenceOf = ({what, state, values}: Examined): Both => sentences[what][state](values);

export const marks: Readonly<Record<Examined['state'], Both>> = {
	fine: {zh: '正常', en: 'fine'},
	notice: {zh: '留意', en: 'note'},
	wrong: {zh: '问题', en: 'WRONG'},
};

/** Why a file of the store could not be written or read, with what to do next. */
export const faultSentence = ({fault, detail}: StoreFault): {readonly error: Both; readonly hint: Both} => {
	const shown = visibleLine(detail);
	const hints: Readonly<Record<StoreFault['fault'], Both>> = {
		full: {zh: '请腾出磁盘空间后重试。', en: 'Free some disk space and try again.'},
		newer: {zh: '请升级 casewalk。', en: 'Upgrade casewalk.'},
		damaged: {zh: '请换一个完整的备份或快照。', en: 'Take another backup or snapshot that is whole.'},
		busy: {zh: '另一个程序正占用它，请稍后重试。', en: 'Another process holds it: try again in a moment.'},
		denied: {zh: '请换一个文件名或位置。', en: 'Choose another name or place.'},
		failed: {zh: '请检查路径。', en: 'Check the path.'},
	};
	return {error: {zh: `没有完成：${shown}`, en: `Not done: ${shown}`}, hint: hints[fault]};
};
