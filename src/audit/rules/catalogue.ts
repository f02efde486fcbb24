import type { Severity } from '../model.js';

/** A rule: what it looks for, and where it comes from. */
export interface Rule {
  readonly severity: Severity;
  readonly title: string;
  /** The rule of law, or of the national pattern, that is behind it. R-numbers are requirements of this project (docs/rules.md). */
  readonly why: string;
}

const law =
  'Ekomloven § 3-15: storing on a device or reading from it needs consent, unless it is necessary for what the visitor has asked for.';
const withdrawal = 'GDPR article 7(3): it is as easy to withdraw consent as to give it, and what rested on it ends.';
const told =
  'Ekomloven § 3-15 and GDPR article 13: visitors are told what is stored, why, for how long, and who gets it.';
const pattern = 'Designsystemet’s pattern for asking consent (29 June 2026).';
const equal = 'GDPR article 4(11): consent is freely given; the pattern’s choices are equal.';

/** Every rule of the audit, by id. The ids stand in reports and baselines, so they stay. */
export const rules = {
  'stored-before-consent': { severity: 'error', title: 'Stored before consent', why: law },
  'stored-after-refusal': { severity: 'error', title: 'Stored after a refusal', why: law },
  'stored-beyond-consent': { severity: 'error', title: 'Stored beyond what was accepted', why: law },
  'stored-after-withdrawal': { severity: 'error', title: 'Stored after withdrawal', why: withdrawal },
  'not-deleted-at-withdrawal': { severity: 'error', title: 'Not deleted at withdrawal', why: `${withdrawal} (R19)` },
  'contacted-before-consent': { severity: 'error', title: 'Contacted before consent', why: law },
  'contacted-after-refusal': { severity: 'error', title: 'Contacted after a refusal', why: law },
  'contacted-beyond-consent': { severity: 'error', title: 'Contacted beyond what was accepted', why: law },
  'contacted-after-withdrawal': { severity: 'error', title: 'Contacted after withdrawal', why: withdrawal },
  'undeclared-item': { severity: 'error', title: 'Stored and not declared', why: told },
  'undeclared-host': { severity: 'error', title: 'Contacted and not declared', why: told },
  'undeclared-recipient': {
    severity: 'warning',
    title: 'Somebody else is contacted by an accepted service',
    why: told,
  },
  'lifetime-too-long': { severity: 'error', title: 'Stored for longer than declared', why: told },
  'not-as-declared': { severity: 'warning', title: 'Not as declared', why: told },
  'declared-not-seen': { severity: 'note', title: 'Declared and never seen', why: told },
  'ungated-embed': { severity: 'error', title: 'Embed that is not gated', why: `${law} (R105)` },
  'undeclared-embed': { severity: 'warning', title: 'Embed of a service that the site does not declare', why: told },
  'answer-not-kept': {
    severity: 'error',
    title: 'Answer that is not kept',
    why: `${pattern} An answer is remembered (R22).`,
  },
  'answer-cookie-wrong': {
    severity: 'error',
    title: 'Answer cookie that is wrong',
    why: 'The contract of dfo-consent: host-only or shared by choice, SameSite=Lax, Secure, 180 days for yes and no alike, no identifier (R22, R23, R28).',
  },
  'answer-contradicts': { severity: 'error', title: 'Answer cookie that contradicts the answer', why: law },
  'asks-again': {
    severity: 'error',
    title: 'Asked again after an answer',
    why: `${pattern} Who has answered is not asked again for as long as the answer is valid (R22).`,
  },
  'lost-on-back': {
    severity: 'error',
    title: 'Answer lost on Back',
    why: `${pattern} Who has answered is not asked again for as long as the answer is valid (R22).`,
  },
  'no-way-back': { severity: 'error', title: 'No control to change the answer', why: withdrawal },
  'choice-missing': { severity: 'error', title: 'Choice that is missing', why: equal },
  'choices-unequal': { severity: 'error', title: 'Choices that are not equal', why: equal },
  'choice-unreachable': {
    severity: 'error',
    title: 'Choice that a keyboard does not reach',
    why: 'WCAG 2.1.1 Keyboard.',
  },
  'box-ticked': {
    severity: 'error',
    title: 'Box that is ticked before anybody did',
    why: 'GDPR recital 32 and C-673/17 Planet49: pre-ticked boxes are no consent.',
  },
  'page-blocked': {
    severity: 'error',
    title: 'Page that cannot be used before an answer',
    why: `${equal} ${pattern} It is never an overlay.`,
  },
  'banner-floats': {
    severity: 'warning',
    title: 'Banner that floats',
    why: `${pattern} It is inline, first in the body.`,
  },
  'banner-nameless': {
    severity: 'warning',
    title: 'Banner without a name',
    why: `${pattern} It is a region with a name.`,
  },
  'banner-takes-focus': {
    severity: 'warning',
    title: 'Banner that takes the focus',
    why: `${pattern} It does not take the focus.`,
  },
  'banner-missing': {
    severity: 'warning',
    title: 'Nobody is asked',
    why: `${law} The registry says that this site’s banner asks.`,
  },
  'statement-misses-item': { severity: 'warning', title: 'Statement that misses an item', why: told },
  'statement-extra-item': { severity: 'warning', title: 'Statement that names what the registry does not', why: told },
  'statement-lifetime': { severity: 'warning', title: 'Statement with another lifetime', why: told },
  'statement-misses-recipient': { severity: 'warning', title: 'Statement that misses a recipient', why: told },
  'statement-unreadable': { severity: 'error', title: 'Statement that cannot be read', why: told },
  'page-failed': {
    severity: 'error',
    title: 'Page that could not be looked at',
    why: 'What is not looked at is not known to be right.',
  },
  'dead-link': {
    severity: 'note',
    title: 'Link that leads nowhere',
    why: 'Visitors who follow it find nothing; the page itself was looked at.',
  },
  'no-interface': {
    severity: 'note',
    title: 'No controls of consent were found',
    why: 'Without them only the visitor who has not answered can be looked at.',
  },
  'control-missing': {
    severity: 'warning',
    title: 'Named controls that are not there',
    why: 'Without them only the visitor who has not answered can be looked at.',
  },
  'unknown-site': {
    severity: 'note',
    title: 'Host that no site of the registry has',
    why: 'Without a site nothing is declared as necessary or as asked for.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;

/** The rule of an id that a report has; undefined for one of another version. */
export const ruleOf = (id: string): Rule | undefined => (Object.hasOwn(rules, id) ? rules[id as RuleId] : undefined);
