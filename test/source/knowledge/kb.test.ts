import test from 'ava';
import fc from 'fast-check';
import {lookUpKb, requiredBy, satisfiedBy, supersededBy} from '../../../source/knowledge/kb.js';
import type {Family} from '../../../source/knowledge/schema.js';
import {shipped} from '../../helpers/knowledge.js';

const {knowledge} = shipped;
const near = ['KB4530692'];

const known = test.macro((t, token: string, kb: string) => {
	const looked = lookUpKb(token, knowledge);
	t.is(looked.verdict, 'known');
	t.is(looked.kb?.id, kb);
});
test('a blank inside is fine', known, 'KB 4530692', 'KB4530692');
test('lower case is fine', known, 'kb4490628', 'KB4490628');
test('the number alone is fine', known, '4490628', 'KB4490628');
test('full-width is fine', known, 'ＫＢ４４９０６２８', 'KB4490628');
test('six digits are fine for a KB that has six', known, 'KB976932', 'KB976932');

const proposes = test.macro((t, token: string, family: Family | undefined, candidates: string[], refused: string[]) => {
	const looked = lookUpKb(token, knowledge, {family, near});
	t.is(looked.verdict, 'malformed');
	t.is(looked.kb, null);
	t.truthy(looked.why?.zh);
	t.deepEqual(
		looked.candidates.map(({kb}) => kb),
		candidates,
	);
	t.deepEqual(
		looked.refused.map(({kb}) => kb),
		refused,
	);
});
test(
	'a missing digit in a Windows 7 case proposes its two KBs, the kind of the case first',
	proposes,
	'KB452523',
	'win7',
	['KB4525233', 'KB4525235'],
	['KB4525232', 'KB4525234', 'KB4525236', 'KB4525237', 'KB4525239', 'KB4525243'],
);
test('a missing last digit', proposes, 'KB449062', 'win7', ['KB4490628'], []);
test('a digit too many', proposes, 'KB45306922', 'win7', ['KB4530692'], []);
test('a letter among the digits', proposes, 'KB453O692', 'win7', ['KB4530692'], []);
test('on Windows 10 nothing of Windows 7 is proposed', proposes, 'KB453O692', 'win10', [], ['KB4530692']);
test('words are no KB', proposes, 'restart', undefined, [], []);

test('the guess says why, that it is a guess, and why others are out', t => {
	const {candidates, refused} = lookUpKb('KB452523', knowledge, {family: 'win7', near});
	t.deepEqual(candidates[0], {
		kb: 'KB4525233',
		products: ['win7-sp1', 'win2008r2-sp1'],
		confidence: 'unverified',
		why: {
			zh: '少一位数字；与 KB4530692 同为仅安全更新',
			en: 'a digit is missing; like KB4530692: security-only update',
		},
	});
	t.is(refused[0]?.why.zh, '适用于 Windows 10 1507，不适用于 Windows 7 / Server 2008 R2');
});

test('without a family all eight are proposed', t => {
	const {candidates, refused} = lookUpKb('KB452523', knowledge, {near});
	t.is(candidates.length, 8);
	t.deepEqual(
		candidates.slice(0, 2).map(({kb}) => knowledge.kb[kb]?.kind),
		['security-only', 'security-only'],
	);
	t.deepEqual(refused, []);
});

test('a well-formed number nobody knows is unknown, with its neighbours', t => {
	const {verdict, candidates} = lookUpKb('KB4530693', knowledge);
	t.is(verdict, 'unknown');
	t.deepEqual(
		candidates.map(({kb}) => kb),
		['KB4530692'],
	);
});

test('no text makes it throw', t => {
	fc.assert(
		fc.property(
			fc.string({unit: 'binary'}),
			text => lookUpKb(text, knowledge).verdict !== 'known' || /\d{6}/.test(text.normalize('NFKC')),
		),
	);
	t.pass();
});

test('the successors of a stack come in order', t => {
	t.deepEqual(supersededBy('KB4490628', knowledge).slice(0, 4), ['KB4516655', 'KB4523206', 'KB4531786', 'KB4536952']);
});

test('what asks for a KB first is computed', t => {
	t.true(requiredBy('KB4490628', knowledge).includes('KB4530692'));
});

const satisfied = test.macro((t, version: string, expected: boolean | undefined) => {
	t.is(satisfiedBy(knowledge.kb['KB4490628']!, version), expected);
});
test('a newer stack satisfies', satisfied, '6.1.7601.24537', true);
test('the same stack satisfies', satisfied, '6.1.7601.24383', true);
test('an older stack does not', satisfied, '6.1.7601.9999', false);
test('the stack of another Windows says nothing', satisfied, '10.0.18363.1', undefined);
