import type { Evidence, Finding, State, Stored } from '../model.js';
import { rules, type RuleId } from './catalogue.js';

/** Makes findings of one page. */
export type Report = (
  rule: RuleId,
  subject: string,
  words: { readonly message: string; readonly remedy: string },
  evidence?: Omit<Evidence, 'page'>,
) => void;

/** Gathers the findings of a page, each once: a second proof on the same page says nothing new. */
export function reporter(site: string, page: string): { readonly report: Report; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  return {
    findings,
    report(rule, subject, words, evidence = {}) {
      if (findings.some((one) => one.rule === rule && one.subject === subject)) return;
      findings.push({
        rule,
        severity: rules[rule].severity,
        site,
        subject,
        ...words,
        evidence: [{ page, ...evidence }],
        pages: 1,
      });
    },
  };
}

const kinds: Readonly<Record<Stored['kind'], string>> = {
  cookie: 'cookie',
  localStorage: 'local storage',
  sessionStorage: 'session storage',
  indexedDB: 'IndexedDB',
  cacheStorage: 'Cache Storage',
  serviceWorker: 'service worker',
};

/** What is made up for each visitor, or each day, would make a new finding of each visit. */
export const withoutNumbers = (name: string): string =>
  name
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, '*')
    .replace(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, '*')
    .replace(/(?=[a-f]*\d)[\da-f]{6,}/gi, '*');

/** `_pk_id (cookie of .dfo.no)`: by the registry's name, where it has one. */
export const subjectOf = ({ kind, name, host }: Stored, declared?: string): string =>
  `${declared ?? withoutNumbers(name).slice(0, 200)} (${kinds[kind]} of ${host})`;

/** How a visitor in a state is called in a sentence. */
export const visitor: Readonly<Record<State, string>> = {
  unanswered: 'somebody who has not answered',
  refused: 'somebody who has refused',
  accepted: 'somebody who has accepted',
  'one-embed': 'somebody who has accepted one embed alone',
  withdrawn: 'somebody who has withdrawn',
};
