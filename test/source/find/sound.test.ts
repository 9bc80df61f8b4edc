import test from 'ava';
import fc from 'fast-check';
import {blurred, hear, isHeardInTwo, isSoundedIn, soundOf} from '../../../source/find/sound.js';
import {readings} from '../../helpers/readings.js';

const sound = (name: string) => soundOf(name, readings);
const heard = test.macro({
	exec: (t, letters: string, name: string, full: number) => t.is(hear(sound(name), letters)?.full, full),
	title: (_, letters: string, name: string) => `${letters} is heard in ${name}`,
});
test(heard, 'jujuefangwen', '拒绝访问', 4);
test(heard, 'jjfw', '拒绝访问', 0);
test(heard, 'jujuefw', '拒绝访问', 2);
test(heard, 'jujuefangw', '拒绝访问', 3);
test(heard, 'fangwen', '拒绝访问', 2);
test(heard, 'chongqi', '重启', 2);
test(heard, 'chongzhi', '重置', 2);
test(heard, 'chongzhuang', '重装', 2);
test(heard, 'kasi', '卡死', 2);
test(heard, 'huanyuan', '还原', 2);
test(heard, 'yinhang', '某银行', 2);
test(heard, 'tiaozheng', '调整', 2);
test(heard, 'juese', '角色', 2);
test(heard, 'xian', '西安', 2);
test(heard, 'lv', '率', 1);
test(heard, 'ssujiancha', 'SSU 检查', 3);

for (const letters of ['ujue', 'juwen', 'jujuefangwenx', 'q'])
	test(`${letters} is not heard in 拒绝访问`, t => t.is(hear(sound('拒绝访问'), letters), undefined));

test('two parts that stand apart or turned round are heard', t => {
	t.true(isHeardInTwo(sound('关机阶段卡住'), 'gjkz'));
	t.true(isHeardInTwo(sound('引导修复'), 'xfyd'));
	t.true(isHeardInTwo(sound('引导修复'), 'xiufuyindao'));
	t.false(isHeardInTwo(sound('引导修复'), 'ydyd'));
	t.false(isHeardInTwo(sound('引导修复'), 'fxdy'));
});

test('the sign picked by mistake and the traditional sign sound alike', t => {
	t.true(isSoundedIn(sound('拒绝访问'), sound('防问')));
	t.true(isSoundedIn(sound('启动修复'), sound('啟動')));
	t.false(isSoundedIn(sound('拒绝访问'), sound('访门')));
});

test('zh and z, ng and n may be one', t => t.is(blurred('fuwuduizhang'), 'fuwuduizan'));

test('a name made to be split endlessly is given up', t => {
	const name = sound('aaaaaaaa '.repeat(30));
	t.is(hear(name, `${'a'.repeat(60)}b`), undefined);
});

test('no name and no letters make it throw', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 60}), fc.string({maxLength: 60}), (name, letters) => {
			hear(sound(name), letters);
			isHeardInTwo(sound(name), letters);
		}),
		{numRuns: 100},
	);
	t.pass();
});
