import { styleText } from 'node:util';
import type { Evidence, Finding, Report, Severity } from '../model.js';
import {
  asSource,
  dateOf,
  makerOf,
  nothingFound,
  onOneLine,
  placesOf,
  plural,
  sumOf,
  titleOf,
  visitors,
  wayOf,
} from './words.js';

export interface Look {
  /** For terminals that show colours; files get none. */
  readonly colour: boolean;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const colours = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  note: ['bold', 'cyan'],
} as const satisfies Record<Severity, Parameters<typeof styleText>[0]>;

/** The report for somebody at a terminal. */
export function text(report: Report, { colour }: Look = { colour: false }): string {
  // Who calls has looked at the terminal; the stream here may be another.
  const paint: Paint = colour
    ? (style, words) => styleText(style, words, { validateStream: false })
    : (_, words) => words;
  const sites = Object.keys(report.sites).map((site) => titleOf(report, site));
  const failed = report.pages.filter(({ failures }) => failures.length);
  return [
    paint('bold', `Audit of ${sites.length > 3 ? plural(sites.length, 'site') : sites.join(', ') || 'no site'}`),
    `${dateOf(report.date)}, ${onOneLine(report.browser)}, ${plural(report.pages.length, 'page')}`,
    ...report.findings.flatMap((finding) => ['', ...linesOf(finding, report, paint)]),
    '',
    ...failed.flatMap(({ url, failures }) =>
      failures.map((failure) => `Not looked at: ${onOneLine(url)}: ${onOneLine(failure)}`),
    ),
    ...(report.skipped.length ? [`Not opened: ${plural(report.skipped.length, 'page')} (${reasonsOf(report)}).`] : []),
    paint('bold', report.findings.length ? `${sumOf(report)}.` : nothingFound(report)),
    '',
  ].join('\n');
}

function linesOf(finding: Finding, report: Report, paint: Paint): readonly string[] {
  const { severity, rule, site, subject, message, remedy, evidence } = finding;
  const isOneSite = Object.keys(report.sites).length < 2;
  const shown = evidence.length ? `${finding.pages > evidence.length ? ', for example' : ''}:` : '.';
  const head = `${paint(colours[severity], severity)} ${paint('bold', onOneLine(subject))}`;
  return [
    `${head}  ${paint('dim', `${onOneLine(rule)}${isOneSite ? '' : `, ${onOneLine(site)}`}${finding.isKnown ? ', known' : ''}`)}`,
    `  ${onOneLine(message, 1000)}`,
    `  To do: ${onOneLine(remedy, 1000)}`,
    `  Seen ${placesOf(finding)}${shown}`,
    ...evidence.flatMap((one) => evidenceLines(one).map((line, i) => (i ? `      ${line}` : `    ${line}`))),
  ];
}

/** What proves it, each line a fact; JUnit tells the same. */
export function evidenceLines({
  page,
  state,
  contact,
  stored,
  element,
  line,
  instead,
  detail,
}: Evidence): readonly string[] {
  return [
    `${onOneLine(page)}${line === undefined ? '' : `, line ${line}`}${state ? `, a visitor ${visitors[state]}` : ''}`,
    ...(contact ? [`${onOneLine(contact.type)}: ${wayOf(contact).join(' → ')}`] : []),
    ...(contact?.initiator ? [`asked for by ${makerOf(contact.initiator)}`] : []),
    ...(stored?.initiator ? [`written by ${makerOf(stored.initiator)}`] : []),
    ...(detail ? [onOneLine(detail, 1000)] : []),
    ...(element ? ['as it stands:', ...sourceLines(element)] : []),
    ...(instead ? ['to paste instead:', ...sourceLines(instead)] : []),
  ];
}

const sourceLines = (source: string): readonly string[] =>
  asSource(source, 2000)
    .split('\n')
    .map((line) => `  ${line.replaceAll('\t', '  ')}`);

/** `robots.txt: 12; --max-pages 25: 3`. */
function reasonsOf({ skipped }: Report): string {
  const counts = new Map<string, number>();
  for (const { why } of skipped) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => `${onOneLine(why)}: ${count}`).join('; ');
}
