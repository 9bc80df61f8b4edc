/** A number of made-up entries of the size and make of real ones, always the same for the same seed. */
const zhWords =
	'更新 补丁 安装 回滚 重启 启动 修复 引导 日志 收集 服务 堆栈 组件 存储 损坏 权限 拒绝 访问 超时 驱动 队列 签名 证书 注册表 镜像 云桌面 终端 打印机 网络 磁盘 空间 备份 还原 策略 账户 登录 锁定 蓝屏 黑屏 卡住 转圈 密钥 激活 许可 代理 扫描 下载 校验 文件 系统 版本'.split(
		' ',
	);
const enWords =
	'update install rollback restart boot repair collect log servicing stack component store corrupt permission denied access timeout driver queue signature certificate registry image desktop terminal printer network disk space backup restore policy account logon lock screen black stuck key activation licence proxy scan download verify file system version'.split(
		' ',
	);

export const random = seed => () => {
	seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
	return seed / 2 ** 32;
};

export const entriesMade = (count, seed = 1) => {
	const next = random(seed);
	const pick = list => list[Math.floor(next() * list.length)];
	const many = (list, length, between) => Array.from({length}, () => pick(list)).join(between);
	const kinds = ['kb', 'kb', 'kb', 'code', 'code', 'howto', 'term', 'rule', 'tree', 'case'];
	return Array.from({length: count}, (_, index) => {
		const kind = kinds[index % kinds.length];
		const number = 5_100_000 + index * 17;
		const id =
			kind === 'kb'
				? `KB${number}`
				: kind === 'code'
					? `0x8${(0x1_000_000 + index * 7919).toString(16).padStart(7, '0')}`
					: `${pick(enWords)}-${pick(enWords)}-${index}`;
		const title = {zh: `${many(zhWords, 4, '')}${index}`, en: `${many(enWords, 4, ' ')} ${index}`};
		const names = [id, ...(kind === 'kb' || kind === 'code' ? [id.slice(2)] : [title.zh, title.en])];
		// About 20 words of head and 120 of body, in both languages: the mean of the shipped entries.
		const head = `${id} ${title.zh} ${many(zhWords, 12, '')} ${many(enWords, 20, ' ')}`;
		const body = `${Array.from({length: 10}, () => many(zhWords, 8, '')).join('，')} ${many(enWords, 60, ' ')}`;
		return {kind, id, title, names, head, body};
	});
};
