import type {Letter} from '../mails/letter.js';

/** Words of those who support, and of those who are supported: neither proves a side, their sum over a thread does. */
const supports =
	/问题定义|问题范围|归档|日志(?:分析)?显示|查看您|您(?:新)?(?:提供|上传)的|感谢您的(?:电话|来电|接听|反馈)|您这边|建议(?:您|进行|排查|先|在|使用)|进一步排查|我们将协助|请您|如电话中所说|problem (?:definition|statement)|thank you for (?:your (?:call|time|patience)|calling|taking)|we (?:recommend|suggest|advise)|I (?:recommend|suggest|advise)|our analysis|logs? (?:that )?you (?:sent|provided|uploaded)|please (?:collect|upload|install|run|send|provide|confirm|let us know)|archiv(?:e|ing) th(?:is|e) case|as discussed/gi;
const asks =
	/(?:请|麻烦|希望)(?:你们|贵司|贵方|贵公司|协助|帮忙|帮我们|看一?下|分析一?下|尽快)|我们(?:这边|行|单位|公司|现场)|我们(?:已|测试了|尝试了|重启了|安装了)|已(?:经)?(?:上传|发送)(?:到|至|了|，)|见附件|附件(?:是|为|中)|你们|谢谢(?:工程师|支持)|\b(?:our|my) (?:users?|machines?|environment|PCs?|laptops?|servers?|company)|\bwe (?:have )?(?:uploaded|attached|tried|installed|ran|tested|see|are seeing)|\battached (?:are|is|you)|can you (?:please )?(?:help|check|advise)|any update|please (?:help|advise)/gi;

const keyOf = ({address, from}: Pick<Letter, 'address' | 'from'>) => (address ?? from).toLowerCase();
const domainOf = ({address}: Pick<Letter, 'address'>) => address?.split('@')[1]?.toLowerCase();
const open = new Set(['qq.com', '163.com', '126.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'example.com']);

const weigh = ({text}: Letter) => (text.match(supports)?.length ?? 0) - (text.match(asks)?.length ?? 0);

/**
 * Tells whose mails are ours: those of the names given, else by what each sender writes in all his mails together. A
 * thread of one sender is ours: it is what somebody wrote to a customer.
 */
export const ourSenders = (letters: readonly Letter[], ours: readonly string[]): ((letter: Letter) => boolean) => {
	const named = ours.map(name => name.toLowerCase()).filter(Boolean);
	const isNamed = ({from, address}: Letter) =>
		named.some(name => from.toLowerCase() === name || address?.toLowerCase() === name);
	if (letters.some(isNamed)) {
		const domains = new Set(letters.filter(isNamed).map(domainOf));
		return letter =>
			isNamed(letter) ||
			(domainOf(letter) !== undefined && !open.has(domainOf(letter)!) && domains.has(domainOf(letter)));
	}

	const weights = new Map<string, number>();
	for (const letter of letters) weights.set(keyOf(letter), (weights.get(keyOf(letter)) ?? 0) + weigh(letter));
	const signed = [...weights].filter(([key]) => key !== '');
	if (signed.length === 1) {
		const [only] = signed[0]!;
		return letter => keyOf(letter) === only || weigh(letter) >= 0;
	}

	const best = signed.toSorted((a, b) => b[1] - a[1])[0]?.[0];
	const house = letters.map(letter => (keyOf(letter) === best ? domainOf(letter) : undefined)).find(Boolean);
	return letter => {
		const key = keyOf(letter);
		if (key === '') return weigh(letter) >= 0;
		const isHouse = house !== undefined && !open.has(house) && domainOf(letter) === house;
		return key === best || isHouse || (weights.get(key) ?? 0) > 0;
	};
};
