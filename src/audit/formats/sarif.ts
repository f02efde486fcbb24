import { keyOf } from '../model.js';
import type { Evidence, Finding, Report, Severity } from '../model.js';
import { rules, type RuleId } from '../rules/catalogue.js';
import { asJson } from './json.js';
import { asSource, makerOf, onOneLine, visitors, wayOf } from './words.js';

/** The levels of SARIF go by the same names, which is luck; it has `none` too. */
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** SARIF 2.1.0, which code hosts and their dashboards read. The paragraphs (§) are those of the standard. */
export function sarif(report: Report): string {
  const ids = Object.keys(rules);
  const isCompared = report.findings.some(({ isKnown }) => isKnown);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'dfo-consent audit', rules: ids.map(ruleOf) } },
        invocations: [
          {
            executionSuccessful: true,
            ...timeOf(report),
            toolExecutionNotifications: report.pages.flatMap(notificationsOf),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule), isCompared)),
      },
    ],
  };
  return asJson(log);
}

function ruleOf(id: string) {
  const { severity, title, why } = rules[id as RuleId];
  return {
    id,
    shortDescription: messageOf(title),
    fullDescription: messageOf(why),
    help: messageOf(why),
    defaultConfiguration: { level: levels[severity] },
  };
}

/** §3.20.8: a date with a time zone, or nothing. */
function timeOf({ date }: Report): { readonly endTimeUtc?: string } {
  const time = new Date(date);
  return Number.isNaN(time.valueOf()) ? {} : { endTimeUtc: time.toISOString() };
}

const notificationsOf = ({ url, failures }: Report['pages'][number]) =>
  failures.map((failure) => ({
    level: 'warning',
    message: messageOf(failure),
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(url) } } }],
  }));

function resultOf(finding: Finding, index: number, isCompared: boolean) {
  const { rule, severity, site, subject, message, remedy, evidence, isKnown } = finding;
  return {
    ruleId: rule,
    ...(index >= 0 && { ruleIndex: index }),
    level: levels[severity],
    message: messageOf(`${onOneLine(message, 1000)} ${onOneLine(remedy, 1000)}`),
    // One on no page in particular is about the site. Code hosts refuse a file in which one has no physical location.
    locations: evidence.length
      ? evidence.map((one) => locationOf(one))
      : [
          {
            physicalLocation: { artifactLocation: { uri: strictly(onOneLine(site)) } },
            logicalLocations: [{ fullyQualifiedName: onOneLine(`${site} ${subject}`) }],
          },
        ],
    partialFingerprints: { 'dfoConsentAudit/v1': keyOf(finding) },
    // §3.27.24: of all results or of none.
    ...(isCompared && { baselineState: isKnown ? 'unchanged' : 'new' }),
    properties: { site, subject: onOneLine(subject), pages: finding.pages },
  };
}

function locationOf({ page, state, contact, stored, element, line, instead, detail }: Evidence) {
  const maker = contact?.initiator ?? stored?.initiator;
  const told = [
    onOneLine(page, 1000),
    ...(state ? [`A visitor ${visitors[state]}.`] : []),
    ...(contact ? [`${onOneLine(contact.type)}: ${wayOf(contact).join(' → ')}`] : []),
    ...(maker ? [`By ${makerOf(maker)}.`] : []),
    ...(detail ? [onOneLine(detail, 1000)] : []),
    ...(instead ? [`To paste instead: ${asSource(instead, 2000)}`] : []),
  ];
  const snippet = element ? { snippet: { text: asSource(element, 2000) } } : {};
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(page) },
      // §3.30.5: lines begin at 1.
      ...(line !== undefined && line >= 1 && { region: { startLine: line, ...snippet } }),
    },
    message: messageOf(told.join('\n')),
  };
}

/** §3.11.5: braces stand for arguments and are doubled. §3.11.6: `[text](address)` is a link, and these may come from the page. */
const messageOf = (text: string) => ({ text: asSource(text, 4000).replace(/[{}]/g, '$&$&').replaceAll('](', '] (') });

/**
 * §3.4.3: an address by RFC 3986, in which fewer signs may stand than browsers let stand; relative, for code hosts refuse a file with any
 * but their own. The whole address is in the message.
 */
function uriOf(address: string): string {
  if (!URL.canParse(address)) return encodeURIComponent(onOneLine(address));
  const { host, pathname, search } = new URL(address);
  return host
    ? `${strictly(host).replaceAll(':', '%3A')}${strictly(pathname)}${strictly(search)}`
    : encodeURIComponent(onOneLine(address));
}

const strictly = (part: string): string =>
  part.replace(/%(?![\dA-Fa-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gu, (sign) =>
    sign === '%' ? '%25' : encodeURIComponent(sign),
  );
