import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import {dictionary} from '../../source/find/dictionary.js';
import {entriesOf} from '../../source/find/entries.js';
import {openFinder} from '../../source/find/finder.js';
import {shelve} from '../../source/find/shelf.js';
import {writeReadings} from '../../source/find/sound.js';
import {openFinding} from '../../source/finding.js';
import {overlay} from '../../source/knowledge/overlay.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {temporaryFolder} from '../helpers/folder.js';
import {shipped} from '../helpers/knowledge.js';
import {readings} from '../helpers/readings.js';

const {knowledge} = shipped;
const nothing = {
	codes: {},
	rules: {},
	trees: {},
	howto: {},
	templates: {},
	attachments: {},
	facts: {},
	terms: {},
	team: [],
};
const folder = temporaryFolder('finding');
const shelf = shelve(entriesOf(knowledge), readings);
writeFileSync(join(folder, 'finder.json'), JSON.stringify({shelf, readings: writeReadings(dictionary)}));
const bundle = pathToFileURL(`${folder}/`);

test('what was put on the shelf at build is found as if it were read now', async t => {
	const find = await openFinding(bundle, knowledge)([]);
	const fresh = openFinder(knowledge, [], {readings});
	for (const query of ['KB4490628', 'jjfw', '拒绝防问', 'acces denied', '卡在32%'])
		t.deepEqual(find(query), fresh(query));
});

test('cases typed later are found, by pinyin too', async t => {
	const finding = openFinding(bundle, knowledge);
	await finding([]);
	const find = await finding([{id: 'c1', number: 'CAS-10001-A1B2C3', customer: '某银行', title: '补丁安装失败'}]);
	for (const query of ['cas-10001', '某银行', 'mouyinhang', 'myh']) t.is(find(query)[0]?.id, 'c1', query);
});

test('the same cases open the finder once', async t => {
	const finding = openFinding(bundle, knowledge);
	const cases = [{id: 'c1', number: 'CAS-10001-A1B2C3'}];
	t.is(await finding(cases), await finding(cases));
	t.not(await finding(cases), await finding([...cases]));
});

test('an entry of the team stands in place of the shipped one', async t => {
	const kb = {...knowledge.kb['KB4490628']!, title: {zh: '本队的说明', en: 'What our team says'}};
	const team: Knowledge = overlay(knowledge, {...knowledge, kb: {KB4490628: kb}, ...nothing});
	const find = await openFinding(bundle, team)([]);
	t.deepEqual(
		find('KB4490628')
			.map(({title}) => title.zh)
			.slice(0, 1),
		['本队的说明'],
	);
	t.is(find('benduideshuoming')[0]?.id, 'KB4490628');
	t.is(find('4490628').filter(({id}) => id === 'KB4490628').length, 1);
});

test('keys are answered while cases are put on the shelf', async t => {
	const finding = openFinding(bundle, knowledge);
	await finding([]);
	const cases = Array.from({length: 2000}, (_, index) => ({id: `c${index}`, title: `第 ${index} 号案例，安装失败`}));
	let breaths = 0;
	const tick = () => {
		breaths++;
		beat = setImmediate(tick);
	};
	let beat = setImmediate(tick);
	await finding(cases);
	clearImmediate(beat);
	t.true(breaths >= 20, `${breaths}`);
});
