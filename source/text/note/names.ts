const surnames =
	'赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马苗方任袁柳史唐费薛雷贺倪汤罗郝邬毕傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊舒屈项祝董梁杜阮蓝席麻贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯莫房解应丁宣邓洪左石崔龚程邢裴陆翁荀甄封储靳段焦侯全班仲伊宫宁仇栾甘武符刘景詹龙叶司黎薄白蒲卓蔺屠池乔闻翟谭姬申冉桂牛寿边燕冀尚温庄晏瞿阎连易戈廖耿匡国文寇欧沃关荆游权盖岳帅缑况亢郦';
const notInNames = /[的了是在有台个机备号装新旧问件户业务行脑]/;
const isWholeName = new RegExp(`^[${surnames}][\\p{Script=Han}]{1,2}$`, 'u');
const person = `([${surnames}][\\p{Script=Han}]{1,2})`;
const before = new RegExp(
	`(?:^|[^\\p{Script=Han}]|用户|客户|同事|查看|是|叫|和|及|与|的|另外)${person}的?(?:设备|电脑|机器|笔记本|台式机|云桌面|主机|那台)? ?[:：]? ?$`,
	'u',
);
const after = new RegExp(`^ ?[(（]${person}(?:的?(?:设备|电脑|机器))?[)）]`, 'u');

/** The person a serial was said to belong to: `李霞V10…`, `V10…（李霞）`; undefined when no name stands right beside it. */
export const ownerOf = (text: string, from: number, to: number): string | undefined => {
	const name = before.exec(text.slice(Math.max(0, from - 16), from))?.[1] ?? after.exec(text.slice(to, to + 16))?.[1];
	return name === undefined || notInNames.test(name) ? undefined : name;
};

/** Whether these words are a person's whole name (李霞), and no place, use or kind of machine (财务部, 测试机). */
export const isPersonName = (words: string): boolean => isWholeName.test(words) && !notInNames.test(words);
