import { createHash } from 'node:crypto';
import { Window } from 'happy-dom';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { describe, expect, test } from 'vitest';
import { html } from '../../../src/audit/formats/html.js';
import type { Report } from '../../../src/audit/model.js';
import { hostileText } from '../../fixtures/hostile.js';
import { tried } from '../../fixtures/runs.js';
import { clean, hostileNames, obeyed, reportOf } from './formats-fixture.js';

function pageOf(report: Report) {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
  document.documentElement.innerHTML = html(report).replace(/^<!doctype html>\n<html lang="en">|<\/html>\n$/g, '');
  const all = (selector: string) => [...document.querySelectorAll(selector)] as unknown as Element[];
  const textsOf = (selector: string) => all(selector).map(({ textContent }) => textContent!);
  return { all, textsOf };
}

/** Elements and attributes with their places, as browsers' parser has it, without texts. */
function shapeOf(source: string): unknown {
  const faults: string[] = [];
  const document = parse(source, { onParseError: ({ code }) => void faults.push(code) });
  expect(faults).toEqual([]);
  const shape = (node: Dom.ChildNode): unknown =>
    'tagName' in node
      ? [
          node.tagName,
          node.attrs.map(({ name }) => name).join(),
          node.childNodes.filter((child) => child.nodeName !== '#text').map(shape),
        ]
      : node.nodeName;
  return document.childNodes.map(shape);
}

const page = pageOf(reportOf('x'));

describe('the HTML report', () => {
  test('is one whole page in English, for narrow screens too', () => {
    expect(html(reportOf('x'))).toMatch(/^<!doctype html>\n<html lang="en">.*<\/html>\n$/s);
    expect(page.all('meta[name=viewport]')[0]!.getAttribute('content')).toBe('width=device-width, initial-scale=1');
    expect(page.textsOf('title')).toEqual(['Consent audit of DFØ’s site (dfo.no) and x (shop.example)']);
    expect(page.textsOf('h1')).toEqual([
      'Consent audit of DFØ’s site (dfo.no) and x (shop.example), 23 November 2026, 14:03 UTC',
    ]);
  });

  test('lets nothing run and nothing be fetched, and its own style through', () => {
    const policy = page.all('meta[http-equiv]')[0]!.getAttribute('content')!;
    const style = createHash('sha256').update(page.textsOf('style')[0]!).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page.all('script, link, iframe, object, form, [style]')).toEqual([]);
  });

  test.each([
    ['with findings', reportOf('x')],
    ['of a clean site', clean],
  ])('%s has headings in order, and names where something is named by another', (_, report) => {
    const { all } = pageOf(report);
    const levels = all('h1, h2, h3, h4').map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = all('[id]').map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const element of all('[aria-labelledby]')) expect(ids).toContain(element.getAttribute('aria-labelledby'));
    for (const link of all('nav a')) expect(ids).toContain(link.getAttribute('href')!.slice(1));
    expect(all('nav a').length).toBe(7);
  });

  test('has tables with captions and heads, and rows as long as their heads', () => {
    expect(page.textsOf('caption')).toEqual([
      'What was stored on DFØ’s site (dfo.no)',
      'Who was contacted by DFØ’s site (dfo.no)',
      '2 pages looked at',
      '1 page not opened',
    ]);
    for (const table of page.all('table')) {
      expect(table.firstElementChild!.tagName).toBe('CAPTION');
      const heads = [...table.querySelectorAll('thead th')];
      expect(heads.map((head) => head.getAttribute('scope'))).toEqual(heads.map(() => 'col'));
      for (const row of table.querySelectorAll('tbody tr')) {
        expect([...row.children].map(({ tagName }) => tagName)).toEqual(['TH', ...heads.slice(1).map(() => 'TD')]);
        expect(row.firstElementChild!.getAttribute('scope')).toBe('row');
        for (const cell of row.children) expect(cell.textContent!.trim()).not.toBe('');
      }
      expect(table.parentElement!.getAttribute('tabindex')).toBe('0');
    }
  });

  test('says in words in which state something was seen, and who declares it', () => {
    const rows = page
      .all('table')
      .slice(0, 2)
      .map((table) =>
        [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent)),
      );
    expect(rows).toEqual([
      [
        ['x', 'cookie', 'x', 'nobody declares it', '395 days', 'no', 'no', '✓ seen', 'no', '✓ seen'],
        ['x', 'local storage', 'www.dfo.no', 'x', 'until it is deleted', '✓ seen', 'no', 'no', 'no', 'no'],
      ],
      [
        ['x', 'nobody declares it', 'no', '✓ seen', 'no', 'no', 'no'],
        ['www.dfo.no', 'the site itself', ...Array<string>(5).fill('✓ seen')],
      ],
    ]);
  });

  test('groups findings by severity, each with its title, its remedy and its proofs', () => {
    expect(page.textsOf('h3')).toEqual(['Errors (1)', 'Warnings (2)', 'Notes (1)']);
    expect(page.textsOf('h4')).toEqual([
      'Contacted and not declared: x',
      'Embed that is not gated: x',
      'no-such-rule: x',
      'Host that no site of the registry has: x',
    ]);
    const [first, second, known] = page.textsOf('article');
    for (const words of [
      'Message x',
      'Remedy x',
      'visitors are told what is stored, why, for how long, and who gets it.',
      'on 2 of 7 pages',
      'a visitor who has refused',
      'through 3 addresses: x → https://www.dfo.no/r → x',
      'Asked for by the script x, line 3',
      'Written by the script x, line 3',
    ]) {
      expect(first).toContain(words);
    }
    expect(second).toContain('As it stands in the HTML, line 12:');
    expect(known).toContain('known since before');
    expect(page.textsOf('pre')).toEqual(['x\n\t<b>', 'x']);
    expect(page.textsOf('strong')).toEqual(['1 error, 2 warnings and 1 note; 1 of them known.']);
  });

  test('shows pictures that are in it, with words for who does not see them, and no others', () => {
    expect(page.all('img').map((image) => [image.getAttribute('src'), image.getAttribute('alt')])).toEqual([
      ['data:image/png;base64,AAAA', 'The page https://www.dfo.no/x as a visitor who has refused saw it'],
    ]);
  });

  test.each([
    ['https://www.dfo.no/x', 1],
    ['javascript:alert(1)', 0],
    ['data:text/html,x', 0],
    ['//evil.example/', 0],
    ['file:///etc/passwd', 0],
  ])('links the page %s %d times', (url, links) => {
    const { all, textsOf } = pageOf({ ...clean, pages: [{ ...clean.pages[0]!, url }] });
    expect(all('a:not([href^="#"])')).toHaveLength(links);
    expect(textsOf('tbody th')).toEqual([url]);
  });

  test('of very many pages lists the first and says how many there are', () => {
    const { all, textsOf } = pageOf({
      ...clean,
      pages: [...Array(502).keys()].map((i) => ({ ...clean.pages[0]!, url: `https://www.dfo.no/${i}` })),
    });
    expect(all('tbody tr')).toHaveLength(500);
    expect(textsOf('p').join()).toContain('And 2 more pages, which the JSON report lists.');
    expect(textsOf('caption')).toEqual(['502 pages looked at']);
  });

  test('of a clean site says so everywhere', () => {
    expect(pageOf({ ...clean, pages: [] }).textsOf('section p')).toEqual([
      'Nothing was found, for no page was looked at.',
      ...[
        'Nothing was stored.',
        'Nobody was contacted.',
        'No page was looked at.',
        'No page that was known of was left out.',
        'None were taken.',
      ],
    ]);
  });

  const ordinary = shapeOf(html(reportOf('x')));

  test.each(hostileNames)('with %s has the elements of any other, and nothing that is obeyed or hidden', (_, name) => {
    const source = html(reportOf(name));
    expect(shapeOf(source)).toEqual(ordinary);
    expect(source.replace(/[\n\t]/g, '')).not.toMatch(obeyed);
    expect(source.replace(/ href="[^"]*"/g, '').length).toBeLessThan(90_000);
  });

  test('has the elements of any other, whatever names are', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        // What is nothing but an address, or empty, is told in other elements.
        expect(shapeOf(html(reportOf(`x ${name}`)))).toEqual(ordinary);
      }),
      tried(100),
    );
  }, 60_000);
});
