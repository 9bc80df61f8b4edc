import * as z from 'zod';

/*
What a knowledge file may say. Files are YAML loaded as strings; zod turns them into values. The types of the whole
product come from here (`import type`), so nothing at run time loads zod.
*/
const text = z.string().trim().min(1);
const both = z.strictObject({zh: text, en: text});
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case words joined by - or .');
const kbId = z.string().regex(/^KB\d{6,7}$/, 'KB and 6 or 7 digits');
const version = z.string().regex(/^\d+\.\d+\.\d+\.\d+$/, 'four numbers, 6.1.7601.24383');
const date = z.string().regex(/^\d{4}-\d\d(-\d\d)?$/, '2019-03-12, or 2019-03 when the day is not known');
const flag = z.enum(['yes', 'no']).transform(value => value === 'yes');

const confidence = z
	.enum(['verified', 'inferred', 'unverified'])
	.describe('verified: in a public source; inferred: follows from sources; unverified: never told as a fact');
const source = z.strictObject({title: text, url: z.string().url().optional(), says: text.optional()});
const sourced = {
	sources: z.array(source).min(1).describe('Where it was read: title, url, and what it says there'),
	confidence,
	reviewed: date.describe('When somebody last looked it over'),
};

/** A machine's system, as products and facts name it. */
const system = z.enum([
	'win7-sp1',
	'win2008r2-sp1',
	'win2008-sp2',
	'win8.1',
	'win2012r2',
	'win10-1507',
	'win10-1607',
	'win10-1803',
	'win10-1809',
	'win10-1903',
	'win10-1909',
	'win10-2004',
	'win11',
]);
const family = z.enum(['win7', 'win8.1', 'win10', 'win11', 'other']);
const architecture = z.enum(['x86', 'x64', 'arm64', 'ia64']);

export const kbSchema = z.strictObject({
	id: kbId,
	title: both,
	/** `article`: a number people quote like an update, without a package. */
	kind: z.enum([
		'ssu',
		'security-only',
		'rollup',
		'preview',
		'sha2',
		'esu-prep',
		'servicing',
		'tool',
		'update',
		'article',
	]),
	products: z.array(system).min(1),
	architectures: z.array(architecture).min(1).optional(),
	released: date.optional(),
	stack: z
		.strictObject({version, confidence})
		.optional()
		.describe('The servicing stack it brings: the KB may be sure and the version inferred'),
	supersedes: z.array(kbId).optional().describe('KBs this one replaces; “superseded by” is computed'),
	requires: z
		.array(z.strictObject({kb: kbId, restart: flag.optional(), why: both, confidence}))
		.optional()
		.describe('What must be installed first; restart: yes when a restart stands between'),
	revisions: z.array(z.strictObject({name: text, released: date, note: both.optional()})).optional(),
	channel: z.array(z.enum(['windows-update', 'wsus', 'catalog'])).optional(),
	twin: kbId.optional().describe('The other update of the same month: rollup and security-only'),
	uninstall: z.enum(['yes', 'no', 'unknown']).describe('Whether it can be removed once installed'),
	notes: z.array(both).optional(),
	...sourced,
});

export const codeSchema = z.strictObject({
	id: z.string().regex(/^0x[0-9a-f]{8}$/, '0x and eight hex digits in lower case: Win32 error 5 is 0x80070005'),
	symbol: text.describe('E_ACCESSDENIED'),
	names: z.array(text).optional().describe('What people call it: 拒绝访问'),
	meaning: both,
	causes: z.array(both).min(1),
	next: z.array(both).min(1).describe('What to do, the first first'),
	noise: both.optional().describe('Where this code is no sign of a fault'),
	howto: z.array(id).optional(),
	...sourced,
});

const captured = z.record(z.string(), text);
export const ruleSchema = z.strictObject({
	id,
	log: z.enum(['cbs', 'setupapi', 'dism', 'windowsupdate', 'checksur', 'evtx', 'reporting', 'procmon', 'poqexec']),
	phase: text.optional(),
	anchors: z.array(text).min(1).describe('Literal words, one of which stands in every line the pattern matches'),
	pattern: text.describe('A JavaScript regular expression with named groups for the captures'),
	level: z.enum(['error', 'warning', 'info', 'noise']),
	title: both,
	meaning: both.describe('May use {{name}} of a capture'),
	states: captured.optional().describe('Facts it states: fact name to value; a value may be {{name}} of a capture'),
	adds: z.array(text).optional().describe('Values that a state machine of source/evidence adds to the captures'),
	next: z.array(both).optional(),
	group: flag.optional().describe('One finding for all hits with the same captures'),
	status: z.enum(['draft', 'test', 'stable', 'deprecated']),
	falsePositives: both.optional(),
	hits: z.array(text).min(1).describe('Lines the pattern must hit'),
	misses: z.array(text).min(1).describe('Lines it must not hit, the closer the better'),
	...sourced,
});

const choice = z.strictObject({
	id,
	label: both,
	go: id.describe('The node this answer leads to'),
	states: captured.optional().describe('Facts that this answer states'),
	raises: z.array(id).optional(),
	fate: z
		.enum(['followed', 'refuted', 'withdrawn', 'never-tried'])
		.optional()
		.describe('What became of the step’s advice'),
});
const condition = z
	.record(z.string(), text)
	.describe('Fact to test, all must hold: is win7, is not win7, in win7 win10, >= KB4490628.stack, known');
const spoken = {title: both, say: both.optional(), do: both.optional()};
const consenting = z.strictObject({
	risk: both.describe('The words that are read aloud before the step opens'),
	backup: both,
	by: both.describe('Who must agree'),
});

const ends = z.record(z.string(), id).describe('End or result of the sub tree to a node here');
export const nodeSchema = z.discriminatedUnion('kind', [
	z.strictObject({kind: z.literal('ask'), ...spoken, fact: id.optional(), choices: z.array(choice).min(2).max(9)}),
	z.strictObject({
		kind: z.literal('check'),
		...spoken,
		rows: z
			.array(z.strictObject({when: condition, go: id, because: both}))
			.min(1)
			.describe('The first row that holds decides; a fact that is not known is asked for'),
		else: id.describe('Where to go when every row is known to be false'),
	}),
	z.strictObject({
		kind: z.literal('do'),
		...spoken,
		howto: id.optional(),
		recommends: z.array(text).optional().describe('KBs (or how-to ids) this step advises'),
		requires: z.array(id).optional().describe('Facts that must be known before the advice may be given'),
		advice: both.optional().describe('One paragraph of advice for the mail, about the subject named by {{subject}}'),
		collects: z.array(id).optional().describe('Logs this step asks for: ids of knowledge/facts.yaml logs'),
		risk: z.enum(['none', 'low', 'high']),
		consent: consenting.optional(),
		choices: z.array(choice).min(1).max(9),
	}),
	z.strictObject({
		kind: z.literal('wait'),
		...spoken,
		condition: both.describe('What is waited for'),
		owner: z.enum(['customer', 'us', 'vendor']),
		kit: z.array(both).optional().describe('What must lie ready when it comes'),
		same: z.array(id).optional().describe('Facts in which what is brought must equal the failing machines'),
		go: id,
	}),
	z.strictObject({kind: z.literal('sub'), title: both, tree: id, ends, go: id.optional()}),
	z.strictObject({
		kind: z.literal('end'),
		title: both,
		say: both.optional(),
		do: both.optional(),
		result: z
			.enum(['solved', 'advised', 'explained', 'escalate', 'not-applicable'])
			.describe(
				'solved: the symptom is gone; advised: our part is done, its fate is open; explained: no fault; escalate: needs more.',
			),
		advice: both.optional().describe('A sentence for the customer’s mail, when the end is an explanation'),
		raises: z.array(id).optional(),
	}),
]);

export const treeSchema = z.strictObject({
	id,
	title: both,
	about: both.describe('When to take this tree, for the finder'),
	names: z.array(text).optional().describe('What people type for it, beside the title: 卡死'),
	start: id.describe('The first node'),
	nodes: z.record(id, nodeSchema),
	...sourced,
});

/** `<tree>.cases.yaml`: given facts and answers, where the walk leads. */
export const treeCasesSchema = z.array(
	z.strictObject({
		name: text,
		given: z.record(z.string(), text).optional(),
		answers: z.record(z.string(), id).optional().describe('Path to choice'),
		expect: z.strictObject({
			nodes: z.array(text).optional().describe('Paths that must lie on the trail, in this order'),
			at: text.optional().describe('The place where the walk stands, or the end it reached'),
			end: text.optional(),
			advice: z.array(text).optional(),
			never: z.array(text).optional(),
		}),
	}),
);

export const howtoSchema = z.strictObject({
	id,
	title: both,
	about: both,
	names: z.array(text).optional().describe('What people type for it, beside the title: 引导修复'),
	advised: z
		.array(text)
		.optional()
		.describe('How a mail advises it: procmon 抓取 means a sentence with both words; such a mail must bring the steps'),
	preconditions: z.array(both).optional().describe('What must be so before the first step'),
	risk: z.enum(['none', 'low', 'high']),
	warning: both.optional().describe('The words to read aloud when the risk is high'),
	backup: both.optional(),
	consent: both.optional(),
	steps: z
		.array(
			z.strictObject({
				text: both,
				run: z
					.array(text)
					.optional()
					.describe('Commands as typed; {{windows}} is the letter of the Windows volume with its colon'),
				note: both.optional(),
				confidence: confidence.optional(),
			}),
		)
		.min(1),
	traps: z.array(both).optional(),
	verify: z.array(both).min(1).describe('How to see that it worked'),
	ask: z.array(both).optional().describe('What to ask on the phone'),
	attachment: z
		.string()
		.regex(/^[a-z0-9][a-z0-9-]*\.cmd$/, 'the name of a .cmd file beside this one')
		.optional()
		.describe('A batch file beside this one that the customer is given: collect-logs.cmd'),
	systems: z.array(family).min(1),
	offline: flag.describe('yes: works on a machine without network'),
	forms: z.array(z.enum(['physical', 'persistent', 'non-persistent'])).min(1),
	...sourced,
});

export const factSchema = z.strictObject({
	type: z.enum(['version', 'kb', 'code', 'choice', 'yes-no', 'text', 'number', 'letter']),
	title: both,
	ask: both.describe('How it is asked on the phone'),
	values: z.record(z.string(), both).optional(),
	log: z
		.strictObject({path: text, why: both})
		.optional()
		.describe('What the customer sends so that the fact is read instead of remembered: path and why'),
	howto: id.optional(),
	evidence: flag.optional().describe('A log’s word beats a person’s memory'),
});

export const termSchema = z.strictObject({
	id,
	kind: z.enum(['term', 'product', 'tool', 'log']),
	zh: text,
	en: text,
	names: z.array(text).optional().describe('Other spellings people use'),
	misspellings: z.array(text).optional(),
	meaning: both,
	family: family.optional(),
	systems: z.array(family).optional().describe('Systems a tool runs on'),
	path: text.optional(),
	...sourced,
});

const reason = z.strictObject({when: condition, because: both});
export const hypothesisSchema = z.strictObject({
	id,
	title: both,
	meaning: both,
	names: z.array(text).optional().describe('What people type for it, beside the title'),
	raisedBy: z.array(condition).optional().describe('Facts that raise it: one row that holds is enough'),
	supports: z.array(reason).optional().describe('What speaks for it on a machine'),
	refutes: z.array(reason).optional().describe('What rules it out on a machine'),
	test: z.strictObject({
		words: both.describe('The test that decides it, and which result says what'),
		howto: id.optional().describe('The how-to that carries it out; hypotheses that name one how-to share the test'),
	}),
	ask: z.array(both).optional().describe('What to ask the customer'),
	proof: z
		.array(
			z.strictObject({
				given: z.record(z.string(), text),
				raised: flag.optional(),
				expect: z.enum(['open', 'supported', 'refuted']),
			}),
		)
		.optional()
		.describe('Given facts, how it stands: every row of the three above is tried here'),
	...sourced,
});

export const factsSchema = z.record(id, factSchema);
export const termsSchema = z.array(termSchema);

export type Confidence = z.infer<typeof confidence>;
export type Source = z.infer<typeof source>;
export type System = z.infer<typeof system>;
export type Family = z.infer<typeof family>;
export type Kb = z.infer<typeof kbSchema>;
export type Code = z.infer<typeof codeSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Choice = z.infer<typeof choice>;
export type Condition = z.infer<typeof condition>;
export type Node = z.infer<typeof nodeSchema>;
export type Tree = z.infer<typeof treeSchema> & {/** sha256 of the file as read. */ readonly hash: string};
export type TreeCases = z.infer<typeof treeCasesSchema>;
export type Howto = z.infer<typeof howtoSchema>;
export type Fact = z.infer<typeof factSchema>;
export type Term = z.infer<typeof termSchema>;
export type Hypothesis = z.infer<typeof hypothesisSchema>;

type By<T> = Readonly<Record<string, T>>;

/** All that is known, compiled from `knowledge/` into one JSON. */
export type Knowledge = {
	readonly kb: By<Kb>;
	readonly codes: By<Code>;
	readonly rules: By<Rule>;
	readonly trees: By<Tree>;
	readonly howto: By<Howto>;
	readonly hypotheses: By<Hypothesis>;
	/** By `<kind>.<language>`. */
	readonly templates: By<string>;
	readonly facts: By<Fact>;
	readonly terms: By<Term>;
	/** What a how-to gives the customer, by file name, with the line ends of Windows. */
	readonly attachments: By<string>;
	/** Entries of a team's own folder, as `kind/id`; empty for the shipped knowledge. */
	readonly team: readonly string[];
};
