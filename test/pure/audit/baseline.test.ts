import { describe, expect, test } from 'vitest';
import { isFailing, markKnown, readBaseline } from '../../../src/audit/baseline.js';
import { json } from '../../../src/audit/formats/json.js';
import { keyOf, severities, type Finding, type Report, type Severity } from '../../../src/audit/model.js';
import { clean, hostileNames, reportOf } from './formats-fixture.js';

describe('a baseline', () => {
  test.each(hostileNames)('that is an earlier report knows what was found in it, with %s', (_, text) => {
    const report = reportOf(text);
    expect(readBaseline(json(report))).toEqual(new Set(report.findings.map(keyOf)));
  });

  test('that is a list knows what it says, also with a byte order mark', () => {
    const known = ['a | dfo.no | x', 'a | dfo.no | x | y (cookie of .dfo.no)'];
    expect(readBaseline(`\uFEFF${JSON.stringify({ known })}`)).toEqual(new Set(known));
    expect(readBaseline('{"known": []}')).toEqual(new Set());
  });

  test.each([
    ['', /is not JSON/],
    ['{', /is not JSON/],
    ['null', /is null and not an object/],
    ['3', /is a number and not an object/],
    ['["a | b | c"]', /is a list and not an object/],
    ['{}', /has neither "format" nor "known"/],
    ['{"format": "dfo-consent audit 2", "findings": []}', /has the format "dfo-consent audit 2"/],
    ['{"format": "dfo-consent audit 1"}', /has nothing as "findings"/],
    [
      '{"format": "dfo-consent audit 1", "findings": [{"rule": "a", "site": "b"}]}',
      /has the finding \{"rule":"a","site":"b"\}, which lacks/,
    ],
    ['{"format": "dfo-consent audit 1", "findings": [null]}', /has the finding null/],
    ['{"known": {}}', /has an object as "known" and not a list/],
    ['{"known": [3]}', /knows 3, which is no/],
    ['{"known": ["a | b"]}', /knows "a \| b", which is no/],
  ])('%j is refused, with the value and what to give instead', (text, message) => {
    const read = () => readBaseline(text);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(message);
    expect(read).toThrow(/Give a report that dfo-consent audit --format json has made, or \{ "known"/);
  });
});

const findingOf = (severity: Severity, isKnown = false): Finding => ({
  ...{ rule: severity, severity, site: 'dfo.no', subject: 'x', message: '', remedy: '', evidence: [], pages: 1 },
  ...(isKnown && { isKnown }),
});
const withFindings = (...findings: readonly Finding[]): Report => ({ ...clean, findings });

describe('what is known', () => {
  test('is marked, and nothing else is, whatever was marked before', () => {
    const { report } = markKnown(
      withFindings(findingOf('error'), findingOf('note', true)),
      new Set(['error | dfo.no | x']),
    );
    expect(report.findings).toEqual([findingOf('error', true), findingOf('note')]);
  });

  test('and is not found any more is told, of the sites that were looked at', () => {
    const known = [
      'error | dfo.no | x',
      'b | dfo.no | x | y',
      'a | dfo.no | x',
      'a | kudos.dfo.no | x',
      'a | toString | x',
    ];
    expect(markKnown(withFindings(findingOf('error')), new Set(known)).gone).toEqual([
      'a | dfo.no | x',
      'b | dfo.no | x | y',
    ]);
  });
});

describe('a report', () => {
  const limits = [...severities, 'never'] as const;
  const failing: Readonly<Record<Severity, readonly string[]>> = {
    error: ['error', 'warning', 'note'],
    warning: ['warning', 'note'],
    note: ['note'],
  };
  test.each(
    severities.flatMap((severity) =>
      limits.map((failOn) => ({ severity, failOn, fails: failing[severity].includes(failOn) })),
    ),
  )('with a new $severity and --fail-on $failOn fails: $fails', ({ severity, failOn, fails }) => {
    expect(isFailing(withFindings(findingOf(severity)), failOn)).toBe(fails);
    expect(isFailing(withFindings(findingOf(severity, true)), failOn)).toBe(false);
  });

  test('without findings never fails', () => {
    for (const failOn of limits) expect(isFailing(clean, failOn)).toBe(false);
  });
});
