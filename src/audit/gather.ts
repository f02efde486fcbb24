/**
 * Many pages become one report. What is kept grows with the distinct things that were found, not with the pages, beside one short
 * line for each page. Nothing depends on the order in which pages come, so shards that are merged say what one run would have said.
 */
import { keyOf, severities, states } from './model.js';
import type { Evidence, Finding, PageResult, Report, SeenHost, SeenItem, State } from './model.js';
import { withoutNumbers } from './rules/found.js';
import { faultIn } from './shapes.js';

/** What one page gave. */
export interface Part {
  readonly page: PageResult;
  readonly findings: readonly Finding[];
  readonly items: readonly SeenItem[];
  readonly hosts: readonly SeenHost[];
}

/** What all pages gave. */
type Whole = Pick<Report, 'pages' | 'findings' | 'items' | 'hosts'>;

export interface Gathered {
  readonly add: (part: Part) => void;
  readonly result: () => Whole;
}

/** How many proofs of one finding are kept. */
const mostEvidence = 5;

export function makeGathered(): Gathered {
  const bag = makeBag();
  return { add: ({ page, ...rest }) => bag.add({ pages: [page], ...rest }), result: bag.whole };
}

/** The same for several pages at once, as a report has them. */
function makeBag(): { readonly add: (whole: Whole) => void; readonly whole: () => Whole } {
  const pages: PageResult[] = [];
  const findings = new Map<string, Finding>();
  const items = new Map<string, SeenItem>();
  const hosts = new Map<string, SeenHost>();
  return {
    add(more) {
      for (const page of more.pages) pages.push(page);
      for (const finding of more.findings) put(findings, keyOf(finding), oneEvidencePerPage(finding), oneFinding);
      for (const item of more.items) put(items, keyOfItem(item), item, oneItem);
      for (const host of more.hosts) put(hosts, JSON.stringify([host.site, host.host]), host, oneHost);
    },
    whole: () => ({
      pages: pages.toSorted(by(({ url, site }) => [url, site])),
      findings: inOrder([...findings.values()]),
      items: [...items.values()].toSorted(by((one) => [one.site, one.item ?? one.name, one.kind, one.host, one.name])),
      hosts: [...hosts.values()].toSorted(by(({ site, host }) => [site, host])),
    }),
  };
}

/** Findings as a report has them: the worst first. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(by(({ severity, rule, subject, site }) => [severities.indexOf(severity), rule, subject, site]));

function put<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  join: (one: Value, other: Value) => Value,
): void {
  const there = map.get(key);
  map.set(key, there === undefined ? value : join(there, value));
}

/** A declared item goes by its declared name. What is made up for each visitor in other names would grow with the pages. */
const keyOfItem = ({ site, kind, item, name, host }: SeenItem): string =>
  JSON.stringify([site, kind, item ?? withoutNumbers(name), host]);

/** The wording is of the first page by address, so that it does not depend on which page was quicker. */
function oneFinding(one: Finding, other: Finding): Finding {
  const { isKnown: _, ...first } = least([one, other], (finding) => [
    firstPage(finding),
    severities.indexOf(finding.severity),
    finding.message,
    finding.remedy,
  ]);
  const evidence = onePerPage([...one.evidence, ...other.evidence]);
  // A page that proves both, as the statement does in every shard, is one page.
  const inBoth = one.evidence.length + other.evidence.length - evidence.length;
  return {
    ...first,
    evidence: evidence.slice(0, mostEvidence),
    pages: one.pages + other.pages - inBoth,
    ...(one.isKnown && other.isKnown && { isKnown: true }),
  };
}

const oneEvidencePerPage = (finding: Finding): Finding => ({
  ...finding,
  evidence: onePerPage(finding.evidence).slice(0, mostEvidence),
});

/** What has no proof has no address, and comes last. */
const firstPage = ({ evidence }: Finding): string => evidence[0]?.page ?? '\uFFFF';

/** Of each page the earliest visitor's, by address of the page. */
function onePerPage(evidence: readonly Evidence[]): readonly Evidence[] {
  const sorted = evidence.toSorted(
    by((one) => [one.page, one.state === undefined ? states.length : states.indexOf(one.state), JSON.stringify(one)]),
  );
  return sorted.filter(({ page }, i) => page !== sorted[i - 1]?.page);
}

function oneItem(one: SeenItem, other: SeenItem): SeenItem {
  const {
    lifetime: _,
    httpOnly: __,
    isGone: ___,
    ...first
  } = least([one, other], (item) => [
    isUndeclared(item),
    item.page,
    item.name,
    JSON.stringify([item.service, item.item, item.initiator]),
  ]);
  const longest = Math.max(one.lifetime ?? -1, other.lifetime ?? -1);
  const httpOnly = least([one.httpOnly, other.httpOnly], (value) => [
    value === false ? 0 : value === undefined ? 1 : 2,
  ]);
  return {
    ...first,
    states: united(one.states, other.states),
    ...(longest >= 0 && { lifetime: longest }),
    ...(httpOnly !== undefined && { httpOnly }),
    ...(one.isGone && other.isGone && { isGone: true }),
  };
}

const oneHost = (one: SeenHost, other: SeenHost): SeenHost => ({
  ...least([one, other], (host) => [isUndeclared(host), host.page, host.service ?? '']),
  states: united(one.states, other.states),
});

/** What is declared on one page of a site is declared on the site. */
const isUndeclared = ({ service }: SeenItem | SeenHost): number => (service === undefined ? 1 : 0);

const united = (one: readonly State[], other: readonly State[]): readonly State[] =>
  states.filter((state) => one.includes(state) || other.includes(state));

type Rank = readonly (string | number)[];

/** The first of two by what tells their order. */
const least = <Value>([one, other]: readonly [Value, Value], rankOf: (value: Value) => Rank): Value =>
  by(rankOf)(one, other) <= 0 ? one : other;

/** Compares by signs and not by a language's order, so that machines agree. */
const by =
  <Value>(rankOf: (value: Value) => Rank) =>
  (one: Value, other: Value): number => {
    const others = rankOf(other);
    for (const [i, rank] of rankOf(one).entries()) {
      if (rank < others[i]!) return -1;
      if (rank > others[i]!) return 1;
    }
    return 0;
  };

/**
 * The reports of shards as one. What is declared and never seen can only be told of all pages, so it is left out unless
 * `concludeAgain` tells it anew.
 *
 * @throws RangeError for what is no report, and for none at all
 */
export function mergeReports(
  reports: readonly Report[],
  concludeAgain: (items: readonly SeenItem[], hosts: readonly SeenHost[]) => readonly Finding[] = () => [],
): Report {
  if (!reports.length)
    throw new RangeError('dfo-consent: there is no report to merge. Name at least one, made with --format json.');
  for (const report of reports) check(report);
  const bag = makeBag();
  for (const report of reports)
    bag.add({ ...report, findings: report.findings.filter(({ rule }) => rule !== 'declared-not-seen') });
  const whole = bag.whole();
  return {
    format: 'dfo-consent audit 1',
    date: all(reports.map(({ date }) => date)).at(-1)!,
    browser: all(reports.map(({ browser }) => browser)).join(', '),
    organisation: all(reports.map(({ organisation }) => organisation)).join(', '),
    sites: Object.fromEntries(reports.flatMap(({ sites }) => Object.entries(sites)).toSorted(by((entry) => entry))),
    ...whole,
    findings: inOrder([...whole.findings, ...concludeAgain(whole.items, whole.hosts)]),
    screenshots: first(
      reports
        .flatMap(({ screenshots }) => screenshots)
        .toSorted(by(({ page, state, src }) => [page, states.indexOf(state), src])),
      ({ page, state }) => JSON.stringify([page, state]),
    ),
    skipped: skippedByAll(reports),
  };
}

/** Reports are files that somebody names: a plain check, so that the message tells what to do. */
function check(report: unknown): void {
  const { format, ...rest } = (typeof report === 'object' && report !== null ? report : {}) as Partial<Report>;
  const lists = ['pages', 'findings', 'items', 'hosts', 'screenshots', 'skipped'] as const;
  if (format !== 'dfo-consent audit 1') {
    throw new RangeError(
      `dfo-consent: the format ${JSON.stringify(format)} cannot be merged. Give reports that this version's dfo-consent audit --format json has made.`,
    );
  }
  const missing = lists.find((name) => !Array.isArray(rest[name]));
  const wrong = faultIn(report);
  const fault = missing ? `has no list "${missing}"` : `is wrong at ${wrong}`;
  if (missing || wrong !== undefined)
    throw new RangeError(
      `dfo-consent: a report ${fault}, so it is not whole. Make it again with dfo-consent audit --format json.`,
    );
}

/** A page that one shard leaves to another is not skipped if another has looked at it, or says itself why not. */
function skippedByAll(reports: readonly Report[]): Report['skipped'] {
  const seen = new Set(reports.flatMap(({ pages }) => pages.map(({ url }) => url)));
  const skipped = reports.flatMap((report) => report.skipped).filter(({ url }) => !seen.has(url));
  return first(skipped.toSorted(by(({ url, why }) => [url, why.includes('shard') ? 1 : 0, why])), ({ url }) => url);
}

/** Each once, sorted. */
const all = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** Of those with one key the first. */
function first<Value>(values: readonly Value[], keyOfValue: (value: Value) => string): readonly Value[] {
  const kept = new Map<string, Value>();
  for (const value of values) if (!kept.has(keyOfValue(value))) kept.set(keyOfValue(value), value);
  return [...kept.values()];
}
