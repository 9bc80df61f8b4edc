import test from 'ava';
import fc from 'fast-check';
import {clean} from '../../../../source/text/shown/clean.js';
import {type Edit, type EditAction, editOf, editReducer} from '../../../../source/text/shown/edit.js';
import {visible} from '../../../../source/text/shown/visible.js';
import {nextOffset, previousOffset} from '../../../../source/text/shown/width.js';

/** `|` is the cursor. */
const read = (drawn: string): Edit => ({text: drawn.replace('|', ''), cursor: drawn.indexOf('|')});
const draw = ({text, cursor}: Edit) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const after = (drawn: string, ...actions: EditAction[]) => actions.reduce(editReducer, read(drawn));

const does = test.macro({
	title: (name, before: string, actions: EditAction[]) =>
		name ?? `${actions.map(({type}) => type).join(', ')} in ${JSON.stringify(before)}`,
	exec: (t, before: string, actions: EditAction[], expected: string) => t.is(draw(after(before, ...actions)), expected),
});
test(does, '三|台', [{type: 'insert', text: '四'}], '三四|台');
test(does, '卡👨\u200d👩\u200d👧|', [{type: 'backspace'}], '卡|');
test(does, '卡|👨\u200d👩\u200d👧', [{type: 'delete'}], '卡|');
test(does, '|', [{type: 'backspace'}, {type: 'delete'}, {type: 'left'}, {type: 'right'}], '|');
test(does, 'ab\ncd|', [{type: 'home'}], 'ab\n|cd');
test(does, 'a|b\ncd', [{type: 'end'}], 'ab|\ncd');
test(does, 'ab\nc|d', [{type: 'top'}], '|ab\ncd');
test(does, 'a|b\ncd', [{type: 'bottom'}], 'ab\ncd|');
test(does, 'a|b\ncd', [{type: 'killToEnd'}], 'a|\ncd');
test(does, 'ab|\ncd', [{type: 'killToEnd'}], 'ab|cd');
test(does, 'ab\ncd|', [{type: 'killToStart'}], 'ab\n|');
test('a word left in Chinese is a Chinese word', does, '云桌面|', [{type: 'wordLeft'}], '云|桌面');
test(does, '安装 KB4490628 |', [{type: 'wordLeft'}], '安装 |KB4490628 ');
test(does, '|安装 KB4490628', [{type: 'wordRight'}, {type: 'wordRight'}], '安装 KB4490628|');
test(does, '一行\n|二', [{type: 'wordLeft'}], '一行|\n二');
test(does, '一行|\n二', [{type: 'wordRight'}], '一行\n|二');
test(does, '重启，安装 KB4490628|', [{type: 'killWord'}], '重启，安装 |');
test(does, '|KB4490628 失败', [{type: 'killWordRight'}], '| 失败');
test(does, '三台设|备', [{type: 'up', columns: 4}], '三|台设备');
test(does, '三台设|备', [{type: 'down', columns: 4}], '三台设备|');
test(
	'up and down keep to their column',
	does,
	'abcdef\nx\nabcde|f',
	[
		{type: 'up', columns: 20},
		{type: 'up', columns: 20},
	],
	'abcde|f\nx\nabcdef',
);
test(
	'undo takes typing back as one step',
	does,
	'|',
	[...'三台'].map(text => ({type: 'insert', text}) as const).concat({type: 'undo'} as never),
	'|',
);
test(
	'a blank ends an undo step',
	does,
	'|',
	[{type: 'insert', text: '三台 '}, {type: 'insert', text: '卡'}, {type: 'undo'}],
	'三台 |',
);
test(
	'a paste is its own step',
	does,
	'|',
	[{type: 'insert', text: 'a'}, {type: 'paste', text: 'b\r\nc'}, {type: 'undo'}],
	'a|',
);
test('redo brings it back', does, '|', [{type: 'paste', text: 'b\r\nc'}, {type: 'undo'}, {type: 'redo'}], 'b\nc|');
test(
	'typing after undo leaves nothing to redo',
	does,
	'|',
	[{type: 'paste', text: 'b'}, {type: 'undo'}, {type: 'insert', text: 'c'}, {type: 'redo'}],
	'c|',
);
test(
	'a move ends an undo step',
	does,
	'|',
	[{type: 'insert', text: 'a'}, {type: 'left'}, {type: 'insert', text: 'b'}, {type: 'undo'}],
	'|a',
);
test('undo with nothing to undo changes nothing', does, 'a|', [{type: 'undo'}, {type: 'redo'}], 'a|');
test(does, 'ab|', [{type: 'set', text: 'x'}, {type: 'undo'}], 'ab|');
test('a place inside a character is the one before it', does, '|👍a', [{type: 'place', cursor: 1}], '|👍a');
test(does, '|ab', [{type: 'place', cursor: 99}], 'ab|');

const cleans = test.macro({
	title: (_, text: string) => `${JSON.stringify(text)} is cleaned`,
	exec: (t, text: string, expected: string) => t.is(clean(text), expected),
});
test(cleans, 'a\r\nb\rc\n', 'a\nb\nc\n');
test(cleans, '设备\tV10', '设备    V10');
test(cleans, '\u001B[31m红\u001B[0m\u0007\u0000', '红');
test(cleans, '\u001B[200~粘贴\u001B[201~', '粘贴');
test(cleans, 'KB449\u200b0628\ufeff', 'KB4490628');
test(cleans, '\u202eabc', 'abc');
test(cleans, 'a\u2028b\u000bc', 'a\nb\nc');
test(cleans, '\ud83d', '');

test('what is kept is what is shown', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			const kept = clean(text);
			t.is(clean(kept), kept);
			t.is(visible(kept), kept.replaceAll(String.raw`\u{`, String.raw`\u{5c}u{`));
		}),
	);
});

test('no keys throw, leave the text or split a character; undo leads back to the start', t => {
	const types = [
		'newline',
		'left',
		'right',
		'wordLeft',
		'wordRight',
		'home',
		'end',
		'top',
		'bottom',
		'backspace',
		'delete',
		'killToEnd',
		'killToStart',
		'killWord',
		'killWordRight',
		'undo',
		'redo',
	] as const;
	const action = fc.oneof(
		fc.constantFrom(...types).map(type => ({type})),
		fc.constantFrom('三台', 'KB4490628 ', 'a', '👍', '。', '\r\n').map(text => ({type: 'insert', text}) as const),
		fc.constantFrom('up' as const, 'down' as const).map(type => ({type, columns: 6})),
	);
	fc.assert(
		fc.property(fc.array(action, {maxLength: 60}), actions => {
			let state = editOf('起点');
			for (const each of actions) {
				state = editReducer(state, each);
				const {text, cursor} = state;
				t.true(cursor >= 0 && cursor <= text.length);
				t.true(cursor === 0 || nextOffset(text, previousOffset(text, cursor)) === cursor);
			}

			while (state.past?.length) state = editReducer(state, {type: 'undo'});
			t.is(state.text, '起点');
		}),
	);
});
