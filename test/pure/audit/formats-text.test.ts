import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { json } from '../../../src/audit/formats/json.js';
import { text } from '../../../src/audit/formats/text.js';
import { asSource, dateOf, lifetimeOf, onOneLine, spanOf } from '../../../src/audit/formats/words.js';
import { states, type Report, type State } from '../../../src/audit/model.js';
import { clean, hostileNames, obeyed, reportOf } from './formats-fixture.js';

describe('for a terminal, a report', () => {
  test('says what was found, what proves it and what to do', () => {
    const page = 'https://www.dfo.no/a';
    const initiator = { kind: 'script', url: 'https://www.dfo.no/s.js', line: 3 } as const;
    const contact = {
      url: 'https://t.example/p',
      host: 't.example',
      type: 'image',
      frame: page,
      chain: ['https://r.example/'],
      initiator,
    };
    const report: Report = {
      ...clean,
      findings: [
        {
          ...{
            rule: 'contacted-after-refusal',
            severity: 'error',
            site: 'dfo.no',
            subject: 't.example',
            message: 'It was contacted.',
            remedy: 'Gate it.',
            pages: 3,
            isKnown: true,
          },
          evidence: [
            { page, state: 'refused', contact, detail: 'Twice.' },
            { page: `${page}b`, element: '<p>\n\t<i>', line: 4, instead: '<b>' },
          ],
        },
        {
          rule: 'unknown-site',
          severity: 'note',
          site: 'dfo.no',
          subject: 'dfo.no',
          message: 'Nobody knows it.',
          remedy: 'Name it.',
          pages: 1,
          evidence: [{ page }],
        },
      ],
      pages: [{ ...clean.pages[0]!, failures: ['accepted: it hung'] }],
      skipped: [
        { url: page, why: 'robots.txt' },
        { url: `${page}c`, why: 'robots.txt' },
      ],
    };
    expect(text(report)).toBe(
      `Audit of dfo.no
23 November 2026, 14:03 UTC, Chromium 156.0, 1 page

error t.example  contacted-after-refusal, known
  It was contacted.
  To do: Gate it.
  Seen on 3 pages, for example:
    https://www.dfo.no/a, a visitor who has refused
      image: https://r.example/ → https://t.example/p
      asked for by the script https://www.dfo.no/s.js, line 3
      Twice.
    https://www.dfo.no/ab, line 4
      as it stands:
        <p>
          <i>
      to paste instead:
        <b>

note dfo.no  unknown-site
  Nobody knows it.
  To do: Name it.
  Seen on 1 page:
    https://www.dfo.no/a

Not looked at: https://www.dfo.no/: accepted: it hung
Not opened: 2 pages (robots.txt: 2).
1 error, 0 warnings and 1 note; 1 of them known.
`,
    );
  });

  test.each([
    [0, 'Seen on the site as a whole.'],
    [1, 'Seen on 1 page.'],
  ])('says where a finding is that %d pages prove', (pages, words) => {
    expect(text({ ...clean, findings: [{ ...reportOf('x').findings[3]!, pages }] })).toContain(`\n  ${words}\n`);
  });

  test('without findings says so, and no more than was looked at', () => {
    const [page] = clean.pages;
    const looked = (states: readonly State[]) => text({ ...clean, pages: [{ ...page!, states }] });
    expect(looked(states)).toMatch(
      /\nNothing was found: all that was seen is declared, and the answers were kept\.\n$/,
    );
    expect(looked(['unanswered', 'refused'])).toMatch(
      /is declared\. Nobody came as a visitor who has accepted, a visitor .*, or a visitor who has accepted and then withdrawn\.\n$/,
    );
    expect(text({ ...clean, pages: [] })).toMatch(/\nNothing was found, for no page was looked at\.\n$/);
  });

  test('has colours where it is told that they are shown, and the same words', () => {
    const report = reportOf('x');
    expect(text(report)).toBe(text(report, { colour: false }));
    expect(text(report, { colour: true })).toContain('\x1b[31m');
    expect(stripVTControlCharacters(text(report, { colour: true }))).toBe(text(report));
  });

  test.each(hostileNames)('with %s holds nothing that a terminal obeys', (_, name) => {
    const printed = text(reportOf(name));
    expect(printed.replaceAll('\n', '')).not.toMatch(obeyed);
    expect(printed.split('\n').length).toBeLessThan(70);
    // What it was told in colours it says itself.
    expect(stripVTControlCharacters(text(reportOf(name), { colour: true }))).toBe(printed);
  });

  test.each(hostileNames)('with %s has a line end at the end and nowhere twice at it', (_, name) => {
    expect(text(reportOf(name))).toMatch(/[^\n]\n$/);
  });
});

describe('for programs, a report', () => {
  test.each(hostileNames)('with %s is read back as it was, and holds nothing that a terminal obeys', (_, name) => {
    const printed = json(reportOf(name));
    expect(JSON.parse(printed)).toEqual(reportOf(name));
    expect(printed.replaceAll('\n', '')).not.toMatch(obeyed);
    expect(printed).toMatch(/\}\n$/);
  });
});

describe('words', () => {
  test.each([
    ['a\tb \r\n c', 'a b c'],
    ['\x1b[31mred', '�[31mred'],
    ['a\u2028b', 'a b'],
    ['\u202Eab', '�ab'],
    ['x'.repeat(300), 'x'.repeat(300)],
    ['x'.repeat(301), `${'x'.repeat(300)}…`],
    ['🍪'.repeat(5000), `${'🍪'.repeat(150)}…`],
    [`x${'🍪'.repeat(5000)}`, `x${'🍪'.repeat(149)}…`],
    [`${' '.repeat(5000)}x`, '…'],
  ])('on one line make %j %j', (text, line) => {
    expect(onOneLine(text)).toBe(line);
  });

  test.each([
    ['a\r\n\tb\rc', 'a\n\tb\nc'],
    ['  a\0\x1b\x85', '  a���'],
    ['x'.repeat(20_001), `${'x'.repeat(20_000)}…`],
  ])('as source make %j %j', (text, source) => {
    expect(asSource(text)).toBe(source);
  });

  test.each([
    ['2026-01-02T03:04:05.000Z', '2 January 2026, 03:04 UTC'],
    ['no\x1bdate', 'no�date'],
  ])('make the date %j %j', (iso, date) => {
    expect(dateOf(iso)).toBe(date);
  });

  test.each([
    [1, 1, 'seconds'],
    [59.5, 1, 'minutes'],
    [90, 90, 'seconds'],
    [3599, 1, 'hours'],
    [5400, 90, 'minutes'],
    [12 * 3600 + 1800, 13, 'hours'],
    [86_390, 1, 'days'],
    [14 * 86_400, 2, 'weeks'],
    [35 * 86_400, 35, 'days'],
    [730 * 86_400, 2, 'years'],
    [10 * 86_400 + 40_000, 11, 'days'],
  ] as const)('say %d seconds as %d %s', (seconds, n, unit) => {
    expect(spanOf(seconds)).toEqual({ n, unit });
  });

  test.each([
    [{ kind: 'cookie', lifetime: 3600 }, '1 hour'],
    [{ kind: 'cookie', lifetime: 30 * 86_400 }, '30 days'],
    [{ kind: 'cookie' }, 'until the browser is closed'],
    [{ kind: 'sessionStorage' }, 'until the tab is closed'],
    [{ kind: 'indexedDB' }, 'until it is deleted'],
  ] as const)('say how long %j lasts', (item, words) => {
    expect(lifetimeOf(item)).toBe(words);
  });
});
