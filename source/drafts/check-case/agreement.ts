import type {CaseView} from '../../case/view.js';
import {compareInstants} from '../../text/time.js';
import type {Sentence} from '../check/reading.js';

const claims =
	/经过?(?:您|贵方|客户|双方|与您)[^。，]{0,12}(?:确认|同意|沟通)|(?:您|客户|贵方)[^。]{0,24}(?:同意|确认)[^。]{0,12}(?:归档|关闭|结案)|(?:with|after) your (?:consent|agreement|confirmation|approval)|as (?:you )?(?:agreed|confirmed)|you (?:have )?(?:agreed|confirmed|consented)|as agreed/i;
const agrees =
	/(?:同意|可以|确认)[^。\n]{0,8}(?:归档|关闭|结案)|\b(?:agree|consent|ok|fine)\w*\b.{0,40}\b(?:clos|archiv)/i;

/** Where the mail itself says when or how he agreed: in the call it thanks for, on a day, in a mail. */
const thanks =
	/感谢您?的?(?:来电|电话)|\bthank you for (?:taking |your )?(?:the |your )?call|thanks for (?:the|your) call/i;
const placed =
	/电话|今天|昨天|刚才|\d{1,2}月\d{1,2}日|邮件|\bphone\b|\bcall\b|\btoday\b|\byesterday\b|\bmail\b|\d{4}-\d\d-\d\d|\b(?:on|of) [A-Z][a-z]{2,8} \d/;

/** Whether the journal knows of the customer's yes: recorded, filled into the mail, written by him, or said in a call since. */
const isAgreed = ({case: {archivings, drafts, mails, notes, calls}}: CaseView): boolean => {
	const sent = mails.findLast(({way}) => way === 'sent')?.at;
	const isSince = (at: string) => sent === undefined || compareInstants(at, sent) >= 0;
	return (
		archivings.some(({agreedBy, reopened}) => agreedBy.trim() !== '' && reopened === undefined) ||
		drafts.some(({slots}) => (slots['agreed'] ?? '').trim() !== '') ||
		notes.some(({text}) => agrees.test(text)) ||
		mails.some(({way, text}) => way === 'received' && agrees.test(text)) ||
		calls.some(({from, to}) => isSince(to ?? from))
	);
};

/** Whether a closure says that the customer agreed, and whether that stands: in the mail's own words, or in the journal. */
export const agreementIn = (sentences: readonly Sentence[], view: CaseView | undefined) => {
	const isClaimed = sentences.some(({text}) => claims.test(text));
	const isPlaced = sentences.some(({text}) => thanks.test(text) || (claims.test(text) && placed.test(text)));
	return {isClaimed, stands: isClaimed && (!view || isPlaced || isAgreed(view))};
};
