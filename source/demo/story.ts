import type {Act} from '../case/acts/action.js';
import type {Desk} from '../case/view.js';
import type {Both, Language} from '../text/both.js';

const both = (zh: string, en: string): Both => ({zh, en});

/** Invented from end to end: customer, people, machines. */
const words = {
	line: both(
		'[案例号: CAS-00001-DEMO ] % |P2|示例集团|Windows 7 装补丁后回滚 % 初次响应',
		'[案例号: CAS-00001-DEMO ] % |P2|Example Group|Windows 7 reverts after an update % 初次响应',
	),
	surname: both('周', 'Zhou'),
	title: both('女士', 'Ms'),
	note: both(
		'三台物理机装KB4534310后每15分钟重启一次，三次后自动回滚。云桌面也有正在回滚的，数量还在统计。2月18日起，之前换过安全软件。',
		'Three physical machines restart every 15 minutes after KB4534310 and revert after the third time. Some cloud desktops are reverting too, still being counted. Since 18 February; the security software was changed before.',
	),
	machines: both('回滚的物理机', 'the physical machines'),
	desktops: both('正在回滚的云桌面', 'the cloud desktops'),
	reverts: both('装补丁后重启三次，自动回滚', 'restarts three times after the update, then reverts'),
	reverting: both('停在还原更改的画面', 'stands at the screen that reverts changes'),
	since: both('2月18日', '18 February'),
	told: both(
		'请她下次重启时拍下画面，并记下时间。',
		'Asked her to take a photo at the next restart and to note the time.',
	),
	promise: both('上传一台失败机器和一台正常机器的 CBS.log', 'upload CBS.log of a failing and of a healthy machine'),
	failing: both('财务室', 'accounts office'),
	healthy: both('前台', 'front desk'),
	second: both(
		'[案例号: CAS-00002-DEMO ] % |P3|示例学院|清点补丁时报错0x80070005 % 初次响应',
		'[案例号: CAS-00002-DEMO ] % |P3|Example College|0x80070005 while updates are counted % 初次响应',
	),
	third: both(
		'[案例号: CAS-00003-DEMO ] % |P4|示例医院|打印机驱动更新失败 % 初次响应',
		'[案例号: CAS-00003-DEMO ] % |P4|Example Hospital|A printer driver fails to update % 初次响应',
	),
	call: both('复查一台机器的时间', 'look at one machine again'),
	thanks: both('更换驱动后正常', 'a newer driver works'),
	surnames: {second: both('陈', 'Chen'), third: both('吴', 'Wu')},
} as const;

type Playing = {
	readonly desk: Desk;
	readonly language: Language;
	/** Sets the clock to this many minutes after the story's start. */
	readonly at: (minutes: number) => void;
	/** The date that many days after the story's start. */
	readonly day: (days: number) => string;
	/** Where the two logs lie. */
	readonly logs: {readonly failing: string; readonly healthy: string};
};

const subjectNamed = (desk: Desk, id: string, name: string) =>
	desk
		.get()
		.opened.get(id)
		?.case.subjects.find(subject => subject.name === name)?.id ?? '';

/** Plays two days of three cases, the first some way in. Gives its id; throws the sentence of the first act refused. */
export const playStory = async ({desk, language, at, day, logs}: Playing): Promise<string> => {
	const say = (text: Both) => text[language];
	const checked = (done: Awaited<ReturnType<Desk['do']>>) => {
		if (!done.ok) throw new Error(done.sentence.en);
		return done.case ?? '';
	};

	const open = async (line: Both, call = false) => checked(await desk.do({do: 'new-case', line: say(line), call}));
	const on = (id: string) => async (act: Act) => checked(await desk.do({...act, case: id}));

	at(-3000);
	const third = on(await open(words.third));
	await third({
		do: 'add-contact',
		surname: say(words.surnames.third),
		title: language === 'zh' ? '工' : 'Mr.',
		role: 'customer',
	});
	await third({do: 'add-note', text: say(words.thanks)});
	at(-1500);
	await third({
		do: 'archive',
		outcome: 'fixed',
		lasting: 'final',
		agreedBy: say(words.surnames.third),
		agreedAt: day(-1),
	});
	const second = on(await open(words.second));
	await second({
		do: 'add-contact',
		surname: say(words.surnames.second),
		title: language === 'zh' ? '先生' : 'Mr.',
		role: 'customer',
	});
	await second({do: 'promise', side: 'ours', text: say(words.call), due: day(2)});

	at(0);
	const id = await open(words.line, true);
	const first = on(id);
	await first({do: 'add-contact', surname: say(words.surname), title: say(words.title), role: 'customer'});
	at(2);
	await first({do: 'add-note', text: say(words.note)});
	await first({do: 'add-group', name: say(words.machines), count: 3});
	await first({do: 'add-group', name: say(words.desktops)});
	const machines = subjectNamed(desk, id, say(words.machines));
	const desktops = subjectNamed(desk, id, say(words.desktops));
	at(4);
	await first({
		do: 'add-symptom',
		text: say(words.reverts),
		subjects: [machines],
		affected: 3,
		total: 40,
		since: say(words.since),
	});
	await first({do: 'add-symptom', text: say(words.reverting), subjects: [desktops], since: say(words.since)});

	/** Answers by the choices' own names, one after the other. */
	const walk = async (subject: string, choices: readonly string[]) => {
		await first({do: 'start-walk', subject, tree: 'screen'});
		for (const choice of choices) {
			const found = desk
				.get()
				.opened.get(id)
				?.walks.find(one => one.subject.id === subject);
			const path = found?.walk.standing.path ?? '';
			await first({do: 'answer', walk: found?.record.id ?? '', path, choice});
		}
	};

	at(6);
	await walk(machines, ['restarting', 'fifteen']);
	at(11);
	await walk(desktops, ['restarting', 'unsure', 'reverting', 'waiting']);
	at(14);
	await first({do: 'add-note', text: say(words.told)});
	await first({do: 'promise', side: 'theirs', text: say(words.promise), due: day(1)});
	at(17);
	await first({do: 'end-call'});
	at(25);
	await first({do: 'save-draft', draft: `first-response.${language}.1`, kind: 'first-response', language, slots: {}});

	at(1300);
	for (const [serial, place, path] of [
		['DEMO7A0001', words.failing, logs.failing],
		['DEMO7A0002', words.healthy, logs.healthy],
	] as const) {
		await first({do: 'add-device', serial, name: say(place)});
		await first({do: 'attach', paths: [path], subject: subjectNamed(desk, id, say(place))});
	}

	desk.keep('place', JSON.stringify({case: id, cases: {[id]: {subject: machines}}, recent: [id]}));
	return id;
};
