import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { allViews } from '../probes/look.js';
import { reportHtml } from '../report/page.js';
import { reportOf, type EngineResults, type Measure } from '../report/results.js';

const measure = (rule: string, holds: boolean): Measure => ({
  rule,
  what: 'Width & <height>',
  values: { accept: '100 × 44', reject: '90 × 44' },
  limit: 'at most 1 apart',
  holds,
});
const finding = (width: 320 | 768, says: string) => ({
  probe: 'edges',
  says,
  where: 'button «<b>Ja</b>»',
  view: { width, scheme: 'dark' as const },
});

const firefox: EngineResults = {
  engine: 'firefox',
  browser: 'Firefox 153.0 <esr>',
  looks: [
    {
      scene: 'question',
      language: 'nn',
      input: 'mouse',
      views: allViews,
      findings: [
        finding(320, 'edge of 1.5 : 1 & too weak'),
        finding(768, 'edge of 1.5 : 1 & too weak'),
        finding(768, 'no edge'),
      ],
    },
    { scene: 'question', language: 'nn', input: 'keyboard', views: allViews.slice(0, 3), findings: [] },
  ],
  asked: [{ probe: 'edges', times: 18, took: 1234.5 }],
  pictures: [{ scene: 'question', width: 320, scheme: 'dark', file: 'pictures/firefox/question-320-dark.png' }],
  equalities: [
    {
      scene: 'question',
      language: 'nn',
      measures: [measure('E1', true), measure('E2', false), { ...measure('E7', true), values: { all: '0' } }],
    },
  ],
};
const webkit: EngineResults = {
  ...firefox,
  engine: 'webkit',
  browser: 'WebKitGTK 2.50',
  looks: [],
  asked: [],
  equalities: [],
};

const report = reportOf({
  made: new Date('2026-11-22T12:00:00Z'),
  version: '0.1.0',
  scenes: [{ id: 'question', title: 'Banner <one>', says: 'It asks & waits.' }],
  probes: [
    { id: 'edges', rules: ['R75', 'R89'], about: 'Edges of <button>s.', per: 'view' },
    { id: 'names', rules: ['R82'], about: 'Names.', per: 'state' },
  ],
  engines: [firefox, webkit],
});
const written = reportHtml(report);
const { document } = new Window();
document.write(written);
const text = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent);

test('the report counts what was asked, found and measured (R95)', () => {
  expect(report.summary).toEqual({
    states: 1,
    languages: ['nn'],
    answers: 18,
    findings: 3,
    measures: 3,
    measuresBroken: 1,
  });
  expect(report.probes.map(({ id, engines }) => [id, engines])).toEqual([
    ['edges', [{ engine: 'firefox', times: 18, findings: 3 }]],
    ['names', []],
  ]);
  expect(document.querySelector('h2 + p')!.textContent).toBe(
    '3 findings in 18 answers of 2 checks; 2 of 3 measures of equality within their limits.',
  );
});

test('it says which views were looked at, and where not at all of them (R95)', () => {
  expect(document.body.textContent).toContain(
    'each in light, dark and forced colours: Nynorsk with the mouse. The others in three views',
  );
  const whole = { ...firefox, looks: firefox.looks.map((look) => ({ ...look, views: allViews })) };
  const all = reportHtml(reportOf({ ...report, made: new Date(0), engines: [whole] }));
  expect(all).toContain('Nynorsk with the mouse and Nynorsk by keyboard.');
  expect(all).not.toContain('The others in three views');
});

test('its JSON is the same report, and keeps its form (R95)', () => {
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(Object.keys(report)).toEqual(['made', 'version', 'summary', 'scenes', 'probes', 'engines']);
  expect(Object.keys(report.engines[0]!)).toEqual(['engine', 'browser', 'looks', 'asked', 'pictures', 'equalities']);
});

test('what was seen stands in it as text, never as markup', () => {
  expect(document.querySelectorAll('main b, main one, main esr, main height, main button')).toHaveLength(0);
  expect(text('#findings ~ .scroll tbody td')).toContain('button «<b>Ja</b>»');
  expect(document.body.textContent).toContain('Edges of <button>s.');
  expect(document.body.textContent).toContain('Firefox 153.0 <esr>');
});

test('findings that say the same are one row, with their views', () => {
  const rows = [...document.querySelectorAll('#findings-table')][0]!.closest('table')!.querySelectorAll('tbody tr');
  expect([...rows].map((row) => row.lastElementChild!.textContent)).toEqual([
    '320, dark colours; 768, dark colours',
    '768, dark colours',
  ]);
});

test('one finding, or one measure beyond its limit, is in the summary’s verdict; none is said too', () => {
  expect(document.querySelector('h2 + p')!.className).toBe('breaks');
  const verdict = (of: EngineResults) =>
    /<h2 id="summary">Summary<\/h2><p class="(\w+)">/.exec(
      reportHtml(reportOf({ ...report, made: new Date(0), engines: [of] })),
    )![1];
  const silent = { ...firefox, looks: firefox.looks.map((look) => ({ ...look, findings: [] })) };
  expect(verdict(silent)).toBe('breaks');
  expect(verdict({ ...silent, equalities: [] })).toBe('holds');
  expect(reportHtml(reportOf({ ...report, made: new Date(0), engines: [{ ...silent, equalities: [] }] }))).toContain(
    'Nothing: no check has anything against any state',
  );
});

test('it can be read from disk by everybody: no script, nothing from elsewhere, headings in order, captions, alternative texts', () => {
  expect(written).not.toMatch(/<script|<link|https?:\/\//);
  expect(document.documentElement.getAttribute('lang')).toBe('en');
  const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
  expect(levels[0]).toBe(1);
  for (const [i, level] of levels.entries()) if (i) expect(level - levels[i - 1]!).toBeLessThanOrEqual(1);
  for (const table of document.querySelectorAll('table'))
    expect(table.querySelector('caption')!.textContent).not.toBe('');
  for (const picture of document.querySelectorAll('img'))
    expect(picture.getAttribute('alt')).toMatch(/Banner <one>, (Firefox|WebKit), 320 pixels wide, dark colours/);
  const ids = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
  for (const link of document.querySelectorAll('a[href^="#"]'))
    expect(ids).toContain(link.getAttribute('href')!.slice(1));
});
