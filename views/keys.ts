import type {Both} from '../source/text/both.js';

/** One row of the one table of keys: it acts, and it explains itself in the key line, the palette and the README. */
export type KeyRow<A extends string = string> = {
	readonly action: A;
	readonly keys: readonly string[];
	readonly words: Both;
	/** How the keys are written; absent: the first one. */
	readonly shown?: string;
	/** Rank in the key line; absent: found in the palette only. */
	readonly line?: number;
};

const row = <A extends string>(
	action: A,
	chords: string,
	zh: string,
	en: string,
	more: {shown?: string; line?: number} = {},
): KeyRow<A> => ({action, keys: chords.split(' '), words: {zh, en}, ...more});

const digits = '1 2 3 4 5 6 7 8 9';
const altDigits = 'alt+1 alt+2 alt+3 alt+4 alt+5 alt+6 alt+7 alt+8 alt+9';
const moving = [
	row('up', 'up k', '上移', 'Up', {shown: '↑'}),
	row('down', 'down j', '下移', 'Down', {shown: '↓'}),
	row('pageUp', 'pgup', '上一页', 'Page up', {shown: 'PgUp'}),
	row('pageDown', 'pgdn space', '下一页', 'Page down', {shown: 'PgDn'}),
] as const;

export const keys = {
	everywhere: [
		row('palette', '? ctrl+p', '全部', 'All keys', {line: 98}),
		row('find', '/', '查找', 'Find', {line: 97}),
		row('cases', 'g', '换案例', 'Other case', {line: 60}),
		row('settings', ',', '设置', 'Settings', {line: 96}),
		row('stopReading', 'ctrl+t', '停止读取', 'Stop reading', {line: 95}),
		row('redraw', 'ctrl+l', '重画屏幕', 'Redraw'),
		row('suspend', 'ctrl+z', '挂起，fg 回来', 'To the shell, fg comes back'),
		row('nextHint', 'ctrl+n', '下一条提示', 'Next hint', {line: 95}),
		row('endHints', 'ctrl+x', '收起提示', 'No more hints'),
		row('quit', 'ctrl+c', '退出', 'Quit'),
	],
	home: [
		row('open', 'enter', '打开', 'Open', {line: 1}),
		row('choose', digits, '打开第几个', 'Open by number', {shown: '1-9', line: 2}),
		row('new', 'n', '新案例', 'New case', {line: 3}),
		row('call', 'c', '来电', 'Call comes in', {line: 4}),
		...moving,
		row('quit', 'q', '退出', 'Quit', {line: 99}),
	],
	welcome: [
		row('setUp', 'enter', '填写姓名等', 'Name and signature', {shown: 'Enter', line: 5}),
		row('tour', 't', '演示导览', 'Tour', {line: 6}),
	],
	case: [
		row('choose', digits, '选择', 'Choose', {shown: '1-9', line: 1}),
		row('pick', 'enter', '选中这一项', 'Take the marked one'),
		row('note', 'n', '记录', 'Note', {line: 2}),
		row('nextSubject', 'tab', '换对象', 'Subject', {shown: 'Tab', line: 3}),
		row('previousSubject', 'shift+tab', '上一对象', 'Previous subject', {shown: 'Shift+Tab'}),
		row('same', '=', '其余对象同样回答', 'Same answer for the others', {line: 3.5}),
		row('howto', 'h', '操作指南', 'How-to', {line: 4}),
		row('copy', 'y', '复制', 'Copy', {line: 5}),
		row('call', 'c', '通话', 'Call', {line: 7}),
		row('undo', 'u', '撤销', 'Undo', {line: 8}),
		row('redo', 'ctrl+r', '重做', 'Redo', {shown: 'Ctrl+R'}),
		row('earlier', '[', '回看上一步', 'Earlier step', {line: 20}),
		row('later', ']', '下一步', 'Later step', {line: 21}),
		row('subject', 't', '加对象', 'Add subject', {line: 9}),
		row('split', 'b', '拆成单台设备', 'Split the group'),
		row('symptoms', 's', '症状', 'Symptoms', {line: 10}),
		row('matrix', 'S', '对象与症状对照', 'Subjects by symptoms', {line: 10.5}),
		row('facts', 'f', '事实', 'Facts', {line: 11}),
		row('evidence', 'l', '日志发现', 'Log findings', {line: 12.5}),
		row('attach', 'a', '附加文件', 'Attach files', {line: 12}),
		row('draft', 'd', '邮件', 'Mail', {line: 6}),
		row('contact', 'o', '联系人', 'Contact', {line: 13}),
		row('priority', 'p', '优先级', 'Priority', {line: 14}),
		row('edit', 'e', '案例信息', 'Case fields', {line: 15}),
		row('advice', 'v', '建议台账', 'Advice ledger', {line: 16}),
		row('hypotheses', 'r', '怀疑', 'Possible causes', {line: 16.5}),
		row('timeline', 'i', '时间线', 'Time line', {line: 17}),
		row('agenda', 'm', '约定与等待', 'Promises, waiting', {line: 18}),
		row('skip', 'x', '跳过此步', 'Skip this step'),
		row('defer', 'z', '此步稍后', 'Do this step later'),
		row('archive', 'w', '归档', 'Archive', {line: 19}),
		...moving,
		row('back', 'esc', '返回', 'Back', {shown: 'Esc', line: 90}),
	],
	note: [
		row('save', 'enter ctrl+s', '存入案例', 'Save', {shown: 'Enter', line: 1}),
		row('take', altDigits, '直接采用提示', 'Take a proposal now', {shown: 'Alt+1-9', line: 3}),
		row('editor', 'ctrl+o', '外部编辑器', 'Own editor', {shown: 'Ctrl+O', line: 4}),
		row('back', 'esc', '收起（文字保留）', 'Close, text is kept', {shown: 'Esc', line: 5}),
	],
	proposals: [
		row('take', digits, '采用', 'Take', {shown: '1-9', line: 1}),
		row('note', 'n', '再记一条', 'Another note', {line: 2}),
		row('back', 'esc enter', '完成', 'Done', {shown: 'Enter', line: 3}),
	],
	form: [
		row('next', 'enter tab', '确定', 'OK', {shown: 'Enter', line: 1}),
		row('choose', digits, '选择', 'Choose', {shown: '1-9', line: 2}),
		row('done', 'ctrl+s', '完成', 'Finish', {line: 3}),
		row('previous', 'shift+tab up', '上一项', 'Previous', {shown: '↑', line: 4}),
		row('forward', 'down', '下一项', 'Next'),
		row('pageUp', 'pgup', '上一页', 'Page up', {shown: 'PgUp'}),
		row('pageDown', 'pgdn', '下一页', 'Page down', {shown: 'PgDn'}),
		row('back', 'esc', '收起（文字保留）', 'Close, text is kept', {shown: 'Esc', line: 5}),
	],
	list: [
		row('choose', digits, '选择', 'Choose', {shown: '1-9', line: 1}),
		row('pick', 'enter', '选中', 'Take', {shown: 'Enter', line: 2}),
		...moving,
		row('first', 'home', '第一个', 'First', {shown: 'Home'}),
		row('last', 'end', '最后一个', 'Last', {shown: 'End'}),
		row('add', '+ n', '新增', 'Add', {shown: '+', line: 3}),
		row('edit', 'e', '修改', 'Edit', {line: 4}),
		row('remove', '-', '移除', 'Remove', {line: 5}),
		row('back', 'esc', '返回', 'Back', {shown: 'Esc', line: 9}),
	],
	reading: [
		row('choose', digits, '复制第几条命令', 'Copy by number', {shown: '1-9', line: 3}),
		row('copy', 'y', '复制标出的命令', 'Copy the marked command', {line: 1}),
		row('write', 'x', '存出附件', 'Save the attachment', {line: 2}),
		row('nextCommand', 'tab', '下一条命令', 'Next command', {shown: 'Tab', line: 4}),
		row('letter', 'l', 'Windows 盘符', 'Windows volume letter', {line: 5}),
		row('use', 'enter', '对当前对象开始', 'Begin for this subject', {shown: 'Enter', line: 0.5}),
		...moving,
		row('back', 'esc h', '返回', 'Back', {shown: 'Esc', line: 9}),
	],
	draft: [
		row('fill', 'enter', '填写空缺', 'Fill the open slots', {shown: 'Enter', line: 1}),
		row('copy', 'y', '复制', 'Copy', {line: 2}),
		row('write', 'x', '写成 .eml', 'Write .eml', {line: 3}),
		row('edit', 'e', '修改正文', 'Edit the text', {line: 5}),
		row('sent', 'm', '标为已发送', 'Mark as sent', {line: 4}),
		row('text', 't', '存为文本', 'Save as text', {line: 6}),
		row('editor', 'ctrl+o', '外部编辑器', 'Own editor', {shown: 'Ctrl+O', line: 8}),
		row('files', 'a', '指南放附件/附录', 'How-tos as files or below', {line: 11}),
		row('seen', 'v', '变化已看过', 'Changes are seen', {line: 10}),
		row('language', 'l', '中文/英文', 'Chinese/English', {line: 6}),
		row('again', 'r', '重新生成（放弃手改）', 'Make it anew, dropping own edits', {line: 7}),
		...moving,
		row('back', 'esc', '返回', 'Back', {shown: 'Esc', line: 9}),
	],
	writing: [
		row('save', 'ctrl+s', '存好', 'Save', {line: 1}),
		row('editor', 'ctrl+o', '外部编辑器', 'Own editor', {shown: 'Ctrl+O', line: 2}),
		row('back', 'esc', '返回', 'Back', {shown: 'Esc', line: 3}),
	],
	timeline: [
		row('filter', 'tab', '只看一类', 'Only one kind', {shown: 'Tab', line: 1}),
		row('earlierDay', '[', '前一天', 'Day before', {line: 2}),
		row('laterDay', ']', '后一天', 'Day after', {line: 3}),
		...moving,
		row('back', 'esc i', '返回', 'Back', {shown: 'Esc', line: 9}),
	],
	evidence: [
		row('section', '1 2 3 4 5 6 7', '栏目', 'Section', {shown: '1-7', line: 1}),
		row('open', 'enter', '前后行', 'Lines around it', {shown: 'Enter', line: 2}),
		row('next', '] right', '下一条', 'Next one', {shown: ']', line: 3}),
		row('previous', '[ left', '上一条', 'Previous one', {shown: '[', line: 7}),
		row('copy', 'y', '复制', 'Copy', {line: 4}),
		row('nextSubject', 'tab', '换对象', 'Subject', {shown: 'Tab', line: 5}),
		row('previousSubject', 'shift+tab', '上一对象', 'Previous subject', {shown: 'Shift+Tab'}),
		row('aside', 'x', '搁置', 'Set aside', {line: 6}),
		row('attach', 'a', '附加文件', 'Attach files', {line: 8}),
		row('planned', 'p', '标为计划中', 'Mark as planned', {line: 9}),
		...moving,
		row('back', 'esc l', '返回', 'Back', {shown: 'Esc', line: 90}),
	],
	advice: [
		row('settle', 'enter', '记结果', 'Fate', {shown: 'Enter', line: 1}),
		row('correct', 'd', '更正邮件', 'Correct', {line: 2}),
		row('withdraw', 'x', '撤回', 'Withdraw', {line: 3}),
		row('howto', 'h', '操作指南', 'How-to', {line: 4}),
		row('choose', digits, '标到第几条', 'Mark by number', {shown: '1-9', line: 5}),
		row('undo', 'u', '撤销', 'Undo', {line: 8}),
		...moving,
		row('back', 'esc v', '返回', 'Back', {shown: 'Esc', line: 90}),
	],
	hypotheses: [
		row('settle', 'enter', '采用或结论', 'Settle', {shown: 'Enter', line: 1}),
		row('add', '+ n', '提出怀疑', 'Raise one', {shown: '+', line: 2}),
		row('howto', 'h', '怎么测', 'How to test', {line: 3}),
		row('choose', digits, '标到第几条', 'Mark by number', {shown: '1-9', line: 5}),
		row('undo', 'u', '撤销', 'Undo', {line: 8}),
		...moving,
		row('back', 'esc r', '返回', 'Back', {shown: 'Esc', line: 90}),
	],
	agenda: [
		row('done', 'enter', '已完成', 'Done', {shown: 'Enter', line: 1}),
		row('add', '+ n', '记约定', 'New promise', {shown: '+', line: 2}),
		row('wait', 'w', '开始等待', 'Begin to wait', {line: 3}),
		row('move', 'e', '改日期', 'Change the date', {line: 4}),
		row('chase', 'd', '写跟进邮件', 'Draft a chaser', {line: 5}),
		row('choose', digits, '标到第几条', 'Mark by number', {shown: '1-9', line: 6}),
		row('undo', 'u', '撤销', 'Undo', {line: 8}),
		...moving,
		row('back', 'esc m', '返回', 'Back', {shown: 'Esc', line: 90}),
	],
	confirm: [row('yes', 'y', '是', 'Yes', {line: 1}), row('no', 'n esc enter', '否', 'No', {shown: 'Enter', line: 2})],
	field: [
		row('newline', 'alt+enter ctrl+j', '换行', 'New line', {shown: 'Ctrl+J', line: 6}),
		row('left', 'left', '左移', 'Left', {shown: '←'}),
		row('right', 'right', '右移', 'Right', {shown: '→'}),
		row('wordLeft', 'ctrl+left alt+left alt+b', '左移一词', 'Word left', {shown: 'Ctrl+←'}),
		row('wordRight', 'ctrl+right alt+right alt+f', '右移一词', 'Word right', {shown: 'Ctrl+→'}),
		row('home', 'home ctrl+a', '行首', 'Line start', {shown: 'Home'}),
		row('end', 'end ctrl+e', '行尾', 'Line end', {shown: 'End'}),
		row('backspace', 'backspace ctrl+h', '向前删', 'Delete before', {shown: 'Backspace'}),
		row('delete', 'delete ctrl+d', '向后删', 'Delete after', {shown: 'Delete'}),
		row('killWord', 'ctrl+w alt+backspace', '删一个词', 'Delete word', {shown: 'Ctrl+W'}),
		row('killToStart', 'ctrl+u', '删至行首', 'Delete to line start', {shown: 'Ctrl+U'}),
		row('killToEnd', 'ctrl+k', '删至行尾', 'Delete to line end', {shown: 'Ctrl+K'}),
		row('undo', 'ctrl+z', '撤销输入', 'Undo typing', {shown: 'Ctrl+Z'}),
		row('redo', 'ctrl+y', '重做输入', 'Redo typing', {shown: 'Ctrl+Y'}),
		row('up', 'up', '上一行', 'Line up', {shown: '↑'}),
		row('down', 'down', '下一行', 'Line down', {shown: '↓'}),
	],
} as const satisfies Record<string, readonly KeyRow[]>;

export type Place = keyof typeof keys;
export type ActionOf<P extends Place> = (typeof keys)[P][number]['action'];

/** The table as the places' names tell it: for the palette and the README. */
export const places: Readonly<Record<Place, Both>> = {
	everywhere: {zh: '到处', en: 'Everywhere'},
	home: {zh: '首页', en: 'Home'},
	welcome: {zh: '首次使用', en: 'First time'},
	case: {zh: '案例', en: 'Case'},
	note: {zh: '记录', en: 'Note'},
	proposals: {zh: '记录里认出的内容', en: 'Understood from the note'},
	form: {zh: '填写', en: 'Form'},
	list: {zh: '列表', en: 'List'},
	reading: {zh: '操作指南', en: 'How-to'},
	draft: {zh: '邮件', en: 'Mail'},
	writing: {zh: '修改正文', en: 'Editing a text'},
	timeline: {zh: '时间线', en: 'Time line'},
	evidence: {zh: '日志发现', en: 'Log findings'},
	advice: {zh: '建议台账', en: 'Advice ledger'},
	hypotheses: {zh: '怀疑', en: 'Possible causes'},
	agenda: {zh: '约定与等待', en: 'Promises and waiting'},
	confirm: {zh: '确认', en: 'Confirm'},
	field: {zh: '文字输入', en: 'Text field'},
};

/** A chord as a person reads it: `Ctrl+P`, `n`. */
export const chordWords = (chord: string): string =>
	[...chord].length === 1
		? chord
		: chord.replaceAll(/(^|\+)([a-z])/g, (_, plus: string, letter: string) => `${plus}${letter.toUpperCase()}`);

/** How a row's key is written. */
export const shownKey = ({shown, keys: [first = '']}: KeyRow): string => shown ?? chordWords(first);

/** The digit of a chord such as `3` or `alt+3`, from 0; -1 for any other chord. */
export const digitOf = (chord: string): number => {
	const digit = /(?:^|\+)([1-9])$/.exec(chord)?.[1];
	return digit ? Number(digit) - 1 : -1;
};
