import { describe, expect, test } from 'vitest';
import { sarif } from '../../../src/audit/formats/sarif.js';
import { keyOf, type Report } from '../../../src/audit/model.js';
import { rules } from '../../../src/audit/rules/catalogue.js';
import { clean, hostileNames, obeyed, reportOf } from './formats-fixture.js';

interface Log {
  version: string;
  $schema: string;
  runs: {
    tool: {
      driver: {
        name: string;
        rules: { id: string; defaultConfiguration: { level: string }; fullDescription: { text: string } }[];
      };
    };
    invocations: {
      executionSuccessful: boolean;
      endTimeUtc?: string;
      toolExecutionNotifications: { message: { text: string } }[];
    }[];
    results: Result[];
  }[];
}
interface Result {
  ruleId: string;
  ruleIndex?: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation?: {
      artifactLocation: { uri: string };
      region?: { startLine: number; snippet?: { text: string } };
    };
    logicalLocations?: unknown;
    message?: { text: string };
  }[];
  partialFingerprints: Record<string, string>;
  baselineState?: string;
}
const runOf = (report: Report) => (JSON.parse(sarif(report)) as Log).runs[0]!;
const resultsOf = (report: Report) => runOf(report).results;

const ids = Object.keys(rules);

describe('SARIF', () => {
  test('has its version, the tool and its rules', () => {
    const log = JSON.parse(sarif(reportOf('x'))) as Log;
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0.json') });
    expect(log.runs).toHaveLength(1);
    const { driver } = log.runs[0]!.tool;
    expect(driver.name).toBe('dfo-consent audit');
    expect(driver.rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration.level])).toEqual(
      Object.entries(rules).map(([id, { severity }]) => [id, severity]),
    );
    expect(log.runs[0]!.invocations).toMatchObject([
      { executionSuccessful: true, endTimeUtc: '2026-11-23T14:03:00.000Z' },
    ]);
    expect(sarif(clean)).toMatch(/\}\n$/);
  });

  test('tells no time that is none', () => {
    expect(runOf({ ...clean, date: 'yesterday' }).invocations[0]).not.toHaveProperty('endTimeUtc');
  });

  test('has a result for each finding, with its level and its place among the rules', () => {
    expect(resultsOf(reportOf('x')).map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['undeclared-host', ids.indexOf('undeclared-host'), 'error'],
      ['ungated-embed', ids.indexOf('ungated-embed'), 'warning'],
      ['no-such-rule', undefined, 'warning'],
      ['unknown-site', ids.indexOf('unknown-site'), 'note'],
    ]);
  });

  test('shows each page, and of an embed its line', () => {
    const [host, embed, none] = resultsOf(reportOf('x'));
    expect(host!.locations.map((one) => one.physicalLocation!.artifactLocation.uri)).toEqual(['www.dfo.no/x', 'x']);
    expect(host!.locations[0]!.message!.text).toMatch(
      /A visitor who has refused\.\nx: x → https:\/\/www\.dfo\.no\/r → x\nBy the script x, line 3\.\nx/,
    );
    expect(embed!.locations[0]!.physicalLocation!.region).toEqual({ startLine: 12, snippet: { text: 'x\n\t<b>' } });
    expect(none!.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'shop.example' } },
        logicalLocations: [{ fullyQualifiedName: 'shop.example x' }],
      },
    ]);
  });

  test('says of all results whether they are new, where some are known, and else of none', () => {
    expect(resultsOf(reportOf('x')).map(({ baselineState }) => baselineState)).toEqual([
      'new',
      'new',
      'unchanged',
      'new',
    ]);
    const fresh = reportOf('x').findings.filter(({ isKnown }) => !isKnown);
    for (const result of resultsOf({ ...clean, findings: fresh })) expect(result).not.toHaveProperty('baselineState');
  });

  test('tells what could not be looked at', () => {
    expect(runOf(reportOf('x')).invocations[0]!.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'x',
    ]);
  });

  test.each(hostileNames)(
    'with %s has known fingerprints, addresses by RFC 3986, and texts that are no links and have no arguments',
    (_, name) => {
      const report = reportOf(name);
      expect(sarif(report).replaceAll('\n', '')).not.toMatch(obeyed);
      const run = runOf(report);
      expect(run.results.map(({ partialFingerprints }) => partialFingerprints['dfoConsentAudit/v1'])).toEqual(
        report.findings.map(keyOf),
      );
      const texts = [
        ...run.results.flatMap(({ message, locations }) => [
          message.text,
          ...locations.flatMap((one) => (one.message ? [one.message.text] : [])),
        ]),
        ...run.tool.driver.rules.map(({ fullDescription }) => fullDescription.text),
        ...run.invocations[0]!.toolExecutionNotifications.map(({ message }) => message.text),
      ];
      for (const text of texts) {
        expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/);
        expect(text).not.toContain('](');
        expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(text.length).toBeLessThan(8100);
      }
      for (const { locations } of run.results) {
        for (const { physicalLocation } of locations) {
          // Code hosts refuse a whole file for one result without a place, or with another scheme than their own.
          expect(physicalLocation?.artifactLocation.uri).toMatch(
            /^(?!\w+:)(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\dA-Fa-f]{2})+$/,
          );
        }
      }
    },
  );

  test.each([
    ['https://www.dfo.no/a?b=[1]|{x}&c=%zz&d=å#e[f]', 'www.dfo.no/a?b=%5B1%5D%7C%7Bx%7D&c=%25zz&d=%C3%A5'],
    ['https://user:secret@www.dfo.no:8443/å', 'www.dfo.no%3A8443/%C3%A5'],
    ['http://[::1]/', '%5B%3A%3A1%5D/'],
    ['file:///srv/a.html', 'file%3A%2F%2F%2Fsrv%2Fa.html'],
    ['not an address', 'not%20an%20address'],
  ])('writes the address %j as %j', (page, uri) => {
    const findings = [{ ...reportOf('x').findings[0]!, evidence: [{ page }] }];
    expect(resultsOf({ ...clean, findings })[0]!.locations[0]!.physicalLocation!.artifactLocation.uri).toBe(uri);
  });
});
