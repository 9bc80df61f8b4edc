import type {Contact} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {type Filling, isUnknown, plain} from '../slots.js';
import {latinSurname} from './surname.js';

/** Whom the mail is to: the customer's contact, or the first there is. */
export const contactOf = (view: CaseView): Contact | undefined =>
	view.case.contacts.find(({role}) => role === 'customer') ?? view.case.contacts[0];

/** Titles whose English form says no more than the Chinese one. 工, 经理 or 主任 do not tell Mr. from Ms.: they are asked. */
const english: Readonly<Record<string, string>> = {
	先生: 'Mr.',
	女士: 'Ms.',
	小姐: 'Ms.',
	太太: 'Mrs.',
	博士: 'Dr.',
	教授: 'Prof.',
};

/** Surname and title for the salutation. A title is asked, never guessed. */
export const salutation = (view: CaseView, filling: Filling) => {
	const contact = contactOf(view);
	const zh = filling.language === 'zh';
	const surname = contact?.surname?.trim();
	const title = contact?.title?.trim();

	return {
		surname: filling.value(
			{
				slot: 'contact.surname',
				label: {zh: '姓', en: 'surname'},
				isNeeded: true,
				ask: {
					zh: surname ? `“${surname}”在英文邮件里怎么写？` : '邮件写给谁？（客户联系人的姓）',
					en: surname ? `How is “${surname}” written in English?` : 'Whom is the mail to? (surname)',
				},
			},
			zh || !surname ? surname : latinSurname(surname),
		),
		title: filling.value(
			{
				slot: 'contact.title',
				label: {zh: '称呼', en: 'title'},
				isNeeded: true,
				ask: {
					zh: `怎么称呼${surname ? `姓${plain(surname)}的联系人` : '联系人'}？（先生、女士、工、经理……）`,
					en: `How is ${surname ? plain(surname) : 'the contact'} addressed? (Mr., Ms., Dr. …)`,
				},
			},
			title && !isUnknown(title) ? (zh ? title : /^[A-Za-z]/.test(title) ? title : english[title]) : undefined,
		),
	};
};
