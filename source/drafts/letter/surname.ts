/** The common surnames in pinyin, as passports of the mainland write them. Others are asked. */
const pinyin =
	'王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 郭Guo 何He 林Lin 高Gao 罗Luo 郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 韩Han 邓Deng 冯Feng 曹Cao 彭Peng 曾Zeng 肖Xiao 田Tian 董Dong 潘Pan 袁Yuan 蔡Cai 蒋Jiang 余Yu 于Yu 杜Du 叶Ye 程Cheng 魏Wei 苏Su 吕Lyu 丁Ding 任Ren 卢Lu 姚Yao 沈Shen 钟Zhong 姜Jiang 崔Cui 谭Tan 陆Lu 范Fan 汪Wang 廖Liao 石Shi 金Jin 韦Wei 贾Jia 夏Xia 付Fu 方Fang 邹Zou 熊Xiong 白Bai 孟Meng 秦Qin 邱Qiu 侯Hou 江Jiang 尹Yin 薛Xue 闫Yan 段Duan 雷Lei 龙Long 史Shi 陶Tao 贺He 顾Gu 毛Mao 郝Hao 龚Gong 邵Shao 万Wan 钱Qian 严Yan 武Wu 戴Dai 孔Kong 向Xiang 汤Tang 欧阳Ouyang 司马Sima 上官Shangguan 诸葛Zhuge';

const known: ReadonlyMap<string, string> = new Map(
	pinyin.split(' ').map(entry => [entry.replace(/[A-Za-z]+$/, ''), entry.replace(/^\P{ASCII}+/u, '')]),
);

/** `Xu` for 许; a surname in Latin letters as it is; undefined when it must be asked. */
export const latinSurname = (surname: string): string | undefined =>
	/^[\p{Script=Latin}][\p{Script=Latin} .'-]*$/u.test(surname) ? surname : known.get(surname);
