/** A report with something of everything that formats print, made of the texts that it is given. */
import { states, type Finding, type Report } from '../../../src/audit/model.js';

/** Texts that are made to be obeyed. */
export const hostileNames: readonly (readonly [what: string, text: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['an end of everything', '--></title></style></pre></script>]]><img src=x onerror=alert(1)>'],
  ['quotes', `"'\` onload="alert(1)`],
  ['control characters', 'a\0b\x07c\x08d\x0be\x7ff\x85g\x9bh'],
  ['ANSI escapes', '\x1b[2J\x1b]8;;https://evil.example\x07click\x1b]8;;\x07'],
  ['line ends', 'one\ntwo\r\nthree\u2028four\u2029five'],
  ['bidi marks', '\u202Egnp.exe\u2066\u2069\u200F\u061C'],
  ['invisible signs', 'pay\u200Bpal\uFEFF\u00AD\u{E0041}'],
  ['halves and strangers', '\uD800x\uDC00\uFFFE\uFFFF\uFDD0'],
  ['placeholders', '{0} {{x}} [a](javascript:alert(1)) $& %s %'],
  ['10 000 characters', '🍪'.repeat(5000)],
];

/** Nothing that a terminal, a viewer or XML obeys. */
export const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\p{Noncharacter_Code_Point}]/u;

const finding = (text: string, more: Partial<Finding>): Finding => ({
  rule: 'undeclared-host',
  severity: 'error',
  site: 'dfo.no',
  subject: text,
  message: `Message ${text}`,
  remedy: `Remedy ${text}`,
  evidence: [],
  pages: 0,
  ...more,
});

/** `text` stands wherever a page could have put it. */
export function reportOf(text: string, more: Partial<Report> = {}): Report {
  const page = `https://www.dfo.no/${text}`;
  const initiator = { kind: 'script', url: text, line: 3 } as const;
  return {
    format: 'dfo-consent audit 1',
    date: '2026-11-23T14:03:00.000Z',
    browser: 'Chromium 156.0',
    organisation: 'DFØ',
    sites: { 'dfo.no': 'DFØ’s site', 'shop.example': text },
    pages: [
      {
        url: 'https://www.dfo.no/',
        site: 'dfo.no',
        status: 200,
        interface: 'dfo-consent',
        states,
        failures: [],
        took: 1500,
      },
      {
        url: page,
        site: 'shop.example',
        status: 0,
        interface: 'none',
        states: ['unanswered'],
        failures: [text],
        took: 500,
      },
    ],
    findings: [
      finding(text, {
        pages: 7,
        evidence: [
          {
            page,
            state: 'refused',
            contact: {
              url: text,
              host: text,
              type: text,
              frame: text,
              chain: [text, 'https://www.dfo.no/r'],
              initiator,
            },
            detail: text,
          },
          { page: text, state: 'accepted', stored: { kind: 'cookie', name: text, host: text, initiator } },
        ],
      }),
      finding(text, {
        rule: 'ungated-embed',
        severity: 'warning',
        pages: 1,
        evidence: [{ page, element: `${text}\n\t<b>`, line: 12, instead: text }],
      }),
      finding(text, { rule: 'no-such-rule', severity: 'warning', site: 'shop.example', isKnown: true }),
      finding(text, { rule: 'unknown-site', severity: 'note' }),
    ],
    items: [
      {
        site: 'dfo.no',
        kind: 'cookie',
        name: text,
        host: text,
        states: ['accepted', 'withdrawn'],
        lifetime: 34_128_000,
        initiator,
        page,
      },
      {
        site: 'dfo.no',
        kind: 'localStorage',
        name: 'x',
        item: text,
        service: text,
        host: 'www.dfo.no',
        states: ['unanswered'],
        page,
      },
    ],
    hosts: [
      { site: 'dfo.no', host: text, states: ['refused'], page },
      { site: 'dfo.no', host: 'www.dfo.no', states, service: 'own', page },
    ],
    screenshots: [
      { page, state: 'refused', src: 'data:image/png;base64,AAAA' },
      { page, state: 'accepted', src: text },
    ],
    skipped: [{ url: text, why: text }],
    ...more,
  };
}

/** A report of a site where nothing is wrong. */
export const clean: Report = reportOf('x', {
  sites: { 'dfo.no': 'dfo.no' },
  findings: [],
  items: [],
  hosts: [],
  screenshots: [],
  skipped: [],
});
