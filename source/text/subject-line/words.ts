const reply =
	/^\s{0,9}(?:(?:邮件主题|主题|主旨|标题|Subject)\s{0,3}:|(?:回复全部|答复全部|全部答复|自动回复|自动答复|回复|答复|回覆|答覆|转发|轉發|转寄|Automatic reply|RE|FWD?|AW|WG|TR|SV)\s{0,3}(?:[[(]\d{1,3}[\])]|\d{1,2})?\s{0,3}:|(?:回复|答复|转发|RE|FWD?)\s{1,3}(?=\[)|\[(?:外部(?:邮件)?|内部|External|EXT|Internal)\])\s{0,9}/i;

/** How much of the line is `邮件主题：`, 回复:, RE:, FW: … in a row. */
export const repliesAt = (marks: string): number => {
	let length = 0;
	for (let found = reply.exec(marks); found; found = reply.exec(marks.slice(length))) length += found[0].length;
	return length;
};

const stages = [
	'(?:初次|首次|初步|二次|再次)响应',
	'第[一二三四五六七八九十\\d]{1,3}次(?:响应|跟进|更新|回复)',
	'(?:进展|状态)(?:更新|同步|汇报)',
	'跟进|日志分析(?:结果)?|分析结果|日志收集|处理建议',
	'(?:阶段性?|案例)?总结|结案(?:确认|总结|通知)?|(?:关闭|归档)(?:确认|通知)?|重新打开',
	'(?:Initial|First|Second) response|Follow[- ]?up|(?:Status |Progress )?Update|Findings|(?:Case )?(?:Summary|Closure)|Log request|Reopened',
].join('|');
const stage = new RegExp(`^(?:${stages})$`, 'i');
const stageLast = new RegExp(`[\\s,;，；-](${stages})$`, 'i');

/** 初次响应, Follow-up …: what kind of mail in the case's life this is. */
export const isStage = (field: string): boolean => stage.test(field.trim());
/** Where a stage begins at the end of a line without separators. */
export const stageAt = (text: string): number | undefined => {
	const found = stageLast.exec(text);
	return found ? found.index + 1 : undefined;
};

/** Words of a fault: what holds one is a title, not a name or a stage. */
export const trouble =
	/失败|无法|不能|报错|错误|异常|安装|卸载|问题|卡[在住死顿]|回滚|反馈|咨询|请求|蓝屏|黑屏|补丁|更新|升级|启动|重启|修复|需要|协助|\b(?:fail|error|cannot|can't|issue|problem|install|stuck|crash|update|upgrade|not|rolls?|boot|restart|hang|help|with|after|when|on|the)/i;
const organisation =
	/^(?:[\u4e00-\u9fff]行|[\u4e00-\u9fffA-Za-z\d()·]{1,16}(?:银行|分行|支行|总行|集团|公司|股份|电网|证券|保险|基金|总局|分局|[省市区县]局|税务局|部|委|委员会|院|研究所|厅|署|中心|大学|学院|学校|医院|移动|联通|电信|石油|石化|铁路|铁塔|航空|海关|烟草|电力|核电|航天))$/;
/** Shout like a customer's short name, but name a thing. */
const things =
	/^(?:KB|SSU|CBS|WSUS|WU|SCCM|MECM|VDI|VM|BSOD|SFC|DISM|PE|WINPE|WINRE|OS|PC|IE|DNS|AD|DC|GPO|TMS|SHA|ESU|USB|CPU|RDP|API|SQL|IIS|UAC|BIOS|UEFI|TPM|SSL|TLS|URGENT|HELP|TEST|RE|FW|FWD|ALL|VPN|PXE|MDT|WDS)$/;

/** A short name as customers have them: capitals (`ICBC`), a Chinese organisation (工行, 国家电网), or a short Latin name (`Contoso`). */
export const isCustomer = (field: string): boolean => {
	const name = field.trim();
	if (name.length < 2 || name.length > 24 || trouble.test(name) || things.test(name)) return false;
	return (
		/^[A-Z][A-Z\d&.-]{1,15}$/.test(name) || organisation.test(name) || /^[A-Z][\w&.'-]*(?: [\w&.'-]+){0,2}$/.test(name)
	);
};

/** In a line without separators only capitals are told from the title's first word. */
export const isCapitals = (word: string): boolean => /^[A-Z][A-Z&]{1,9}$/.test(word) && !things.test(word);
