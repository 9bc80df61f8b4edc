/** Words with which a text says what may go wrong. */
export const saysRisk =
	/风险|可能(?:会)?(?:导致|造成|引起|使|无法|丢失|再次|完全)|有可能|会导致|无法(?:启动|进入)的可能|数据丢失|损坏|\brisk|\bmay (?:not|cause|leave|lose|damage|fail|no longer|stop|ask|become)|\bmight (?:not|cause|leave|lose)|\bcould (?:cause|leave|lose|damage)|data loss|unbootable/i;
/** Words with which a text asks for a backup. */
export const saysBackup =
	/备份|快照|整盘镜像|系统镜像|镜像备份|\bback(?:ed)?[- ]?up|\bsnapshot|\bdisk image|\bimage (?:of|the)/i;
