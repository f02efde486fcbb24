/** What all formats say in the same words, and how they keep what pages say from being obeyed. */
import {
  states,
  type Contact,
  type Finding,
  type Initiator,
  type Report,
  type SeenItem,
  type Severity,
  type State,
  type StoredKind,
} from '../model.js';

/** Signs that terminals, viewers and XML obey, forbid or hide: controls, marks of direction, halves of signs, what is no sign at all, line ends. */
const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu;

/** One line, at most `most` characters, with nothing in it that anybody obeys. */
export function onOneLine(text: string, most = 300): string {
  // Cut first, so that a huge name costs no more than a long one.
  const clean = text
    .slice(0, most * 4)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(obeyed, '�');
  return cut(clean, most, text.length > most * 4);
}

/** Source text as it stands, with its line ends, but with nothing else that anybody obeys. */
export function asSource(text: string, most = 20_000): string {
  const lines = text
    .slice(0, most * 4)
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return cut(
    lines
      .map((line) =>
        line
          .split('\t')
          .map((piece) => piece.replace(obeyed, '�'))
          .join('\t'),
      )
      .join('\n'),
    most,
    text.length > most * 4,
  );
}

/** Characters of two halves are not halved. */
function cut(text: string, most: number, isCut: boolean): string {
  if (text.length <= most) return isCut ? `${text}…` : text;
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export const plural = (number: number, word: string): string =>
  `${new Intl.NumberFormat('en').format(number)} ${word}${number === 1 ? '' : 's'}`;

/** `21 November 2026, 14:03 UTC`, or the text itself where it is no date. */
export function dateOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.valueOf())) return onOneLine(iso);
  return `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(date).replace(' at ', ', ')} UTC`;
}

/** What a visitor has done, as it is said after «a visitor». */
export const visitors: Readonly<Record<State, string>> = {
  unanswered: 'who has not answered',
  refused: 'who has refused',
  accepted: 'who has accepted',
  'one-embed': 'who has accepted one embed alone',
  withdrawn: 'who has accepted and then withdrawn',
};

/** The same as the head of a column. */
export const stateNames: Readonly<Record<State, string>> = {
  unanswered: 'Unanswered',
  refused: 'Refused',
  accepted: 'Accepted',
  'one-embed': 'One embed',
  withdrawn: 'Withdrawn',
};

export const kindNames: Readonly<Record<StoredKind, string>> = {
  cookie: 'cookie',
  localStorage: 'local storage',
  sessionStorage: 'session storage',
  indexedDB: 'IndexedDB database',
  cacheStorage: 'cache storage',
  serviceWorker: 'service worker',
};

const makers: Readonly<Record<Initiator['kind'], string>> = {
  parser: 'the HTML of',
  script: 'the script',
  server: 'the response from',
  browser: 'the browser',
};

/** `the script https://www.dfo.no/a.js, line 3`. */
export function makerOf({ kind, url, line }: Initiator): string {
  if (url === undefined)
    return kind === 'parser'
      ? 'the HTML'
      : kind === 'script'
        ? 'a script'
        : kind === 'server'
          ? 'a response'
          : makers[kind];
  return `${makers[kind]} ${onOneLine(url)}${line === undefined ? '' : `, line ${line}`}`;
}

/** The addresses that a request went through, the last one last. */
export const wayOf = ({ chain, url }: Contact): readonly string[] =>
  [...chain, url].map((address) => onOneLine(address));

export interface Span {
  readonly n: number;
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'years';
}

const units = [
  { unit: 'years', seconds: 365 * 86_400, most: 100 },
  { unit: 'weeks', seconds: 7 * 86_400, most: 4 },
  { unit: 'days', seconds: 86_400, most: Infinity },
  { unit: 'hours', seconds: 3600, most: 72 },
  { unit: 'minutes', seconds: 60, most: 180 },
] as const;

/** Seconds as somebody would have written them. A cookie is seen a little after it was set, so what is almost a round number is one. */
export function spanOf(seconds: number): Span {
  const late = Math.min(120, Math.max(1, seconds / 100));
  for (const { unit, seconds: one, most } of units) {
    const n = Math.round(seconds / one);
    if (n >= 1 && n <= most && Math.abs(seconds - n * one) <= late) return { n, unit };
  }
  // Not round: rounded up, so that nothing lives longer than what is told.
  const fit = units.slice(2).find((unit) => seconds > 2 * unit.seconds);
  return fit
    ? { n: Math.ceil(seconds / fit.seconds), unit: fit.unit }
    : { n: Math.max(1, Math.ceil(seconds)), unit: 'seconds' };
}

/** `13 hours`, or until when it lasts. */
export function lifetimeOf({ kind, lifetime, isGone }: Pick<SeenItem, 'kind' | 'lifetime' | 'isGone'>): string {
  if (isGone) return 'deleted again at once';
  if (lifetime !== undefined) {
    const { n, unit } = spanOf(lifetime);
    return plural(n, unit.slice(0, -1));
  }
  if (kind === 'cookie') return 'until the browser is closed';
  return kind === 'sessionStorage' ? 'until the tab is closed' : 'until it is deleted';
}

/** How many there are of each kind, and how many of them are known. */
export function countOf({
  findings,
}: Pick<Report, 'findings'>): Readonly<Record<Severity | 'known' | 'fresh', number>> {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const known = findings.filter(({ isKnown }) => isKnown).length;
  return { error: of('error'), warning: of('warning'), note: of('note'), known, fresh: findings.length - known };
}

/** `3 errors, 1 warning and 2 notes`, and how many of them are known. */
export function sumOf(report: Pick<Report, 'findings'>): string {
  const count = countOf(report);
  const sum = `${plural(count.error, 'error')}, ${plural(count.warning, 'warning')} and ${plural(count.note, 'note')}`;
  return count.known ? `${sum}; ${count.known} of them known` : sum;
}

/** What it means that nothing was found: no more than what was looked at. */
export function nothingFound({ pages }: Pick<Report, 'pages'>): string {
  if (!pages.length) return 'Nothing was found, for no page was looked at.';
  const missing = states.filter((state) => !pages.some((page) => page.states.includes(state)));
  if (!missing.length) return 'Nothing was found: all that was seen is declared, and the answers were kept.';
  return `Nothing was found: all that was seen is declared. Nobody came as ${new Intl.ListFormat('en', { type: 'disjunction' }).format(missing.map((state) => `a visitor ${visitors[state]}`))}.`;
}

/** The site's name for people, with its id where that is another. */
export function titleOf(report: Pick<Report, 'sites'>, site: string): string {
  const title = Object.hasOwn(report.sites, site) ? report.sites[site]! : site;
  return onOneLine(title === site ? site : `${title} (${site})`);
}

/** `on 1 page`, or nothing where a finding is about no page. */
export const placesOf = ({ pages }: Pick<Finding, 'pages'>): string =>
  pages ? `on ${plural(pages, 'page')}` : 'on the site as a whole';
