import type { Finding, Report } from '../model.js';
import { evidenceLines } from './text.js';
import { onOneLine, placesOf, titleOf } from './words.js';

/** What stands in an element: made here alone, so that everything else is escaped. */
interface Xml {
  readonly xml: string;
}

/**
 * JUnit's XML, which CI systems show as tests: a suite for each site, a test for each of its pages, and one for each finding. Errors and
 * warnings fail, what is known is skipped, notes pass and say what they say.
 */
export function junit(report: Report): string {
  const sites = [
    ...new Set([
      ...Object.keys(report.sites),
      ...report.pages.map(({ site }) => site),
      ...report.findings.map(({ site }) => site),
    ]),
  ];
  const suites = sites.map((site) => suiteOf(site, report));
  const sums = sumsOf(report.findings, report.pages.length);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'dfo-consent audit', ...sums }, suites).xml}\n`;
}

function suiteOf(site: string, report: Report): Xml {
  const pages = report.pages.filter((page) => page.site === site);
  const findings = report.findings.filter((finding) => finding.site === site);
  const time = (pages.reduce((sum, { took }) => sum + took, 0) / 1000).toFixed(3);
  const attributes = {
    name: titleOf(report, site),
    ...sumsOf(findings, pages.length),
    time,
    timestamp: report.date.slice(0, 19),
  };
  return element('testsuite', attributes, [
    ...pages.map(({ url, took }) =>
      element('testcase', { classname: 'page', name: url, time: (took / 1000).toFixed(3) }, []),
    ),
    ...findings.map(caseOf),
  ]);
}

/** What is in the attributes of a suite. A page's own failure is a finding of the rule `page-failed`. */
const sumsOf = (findings: readonly Finding[], pages: number) => ({
  tests: String(pages + findings.length),
  failures: String(findings.filter(isFailure).length),
  errors: '0',
  skipped: String(findings.filter(({ isKnown }) => isKnown).length),
});

const isFailure = ({ severity, isKnown }: Finding): boolean => severity !== 'note' && !isKnown;

function caseOf(finding: Finding): Xml {
  const { rule, severity, subject, message, remedy, evidence, isKnown } = finding;
  const lines = [
    `${onOneLine(message, 1000)}`,
    `To do: ${onOneLine(remedy, 1000)}`,
    `Seen ${placesOf(finding)}.`,
    ...evidence.flatMap(evidenceLines),
  ];
  const attributes = { message: onOneLine(message, 1000), type: `${rule} (${severity})` };
  const told = lines.join('\n');
  const what = isFailure(finding)
    ? element('failure', attributes, [told])
    : isKnown
      ? element('skipped', { message: 'known from the baseline' }, [])
      : element('system-out', {}, [told]);
  return element('testcase', { classname: rule, name: subject, time: '0' }, [what]);
}

function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly (Xml | string)[]): Xml {
  const told = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(onOneLine(value, 1000))}"`)
    .join('');
  const inside = content
    .map((one) =>
      typeof one === 'string'
        ? escaped(
            one
              .split('\n')
              .map((line) => allowed(line))
              .join('\n'),
          )
        : `\n${one.xml}`,
    )
    .join('');
  if (!inside) return { xml: `<${name}${told}/>` };
  return { xml: `<${name}${told}>${inside}${inside.startsWith('\n<') ? '\n' : ''}</${name}>` };
}

/** Spaces at the beginning of a line show what belongs to what, so lines are cleaned and not trimmed. */
const allowed = (line: string): string => line.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '�');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `>` too: `]]>` may not stand in a text. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
