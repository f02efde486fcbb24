import { describe, expect, test } from 'vitest';
import { csv, registerCsv, registerFiles } from '../../../demo/sites/register.js';
import { registry, type DfoSiteId } from '../../../registry/index.js';
import type { Declaration } from '../../../src/disclosure/index.js';

const get = (host: string, path: string) => registerFiles().request(`http://${host}:4173${path}`);

/** Read as RFC 4180 says, by another way than it was written. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, end] of text.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted!.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the registry as CSV', () => {
  test.each(['=1+1', '+47', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is text, and no formula', (text) => {
    expect(csv([[text]])).toBe(`\ufeff"'${text}"\r\n`);
  });

  test('what only holds such a sign stays, and signs of its own are quoted', () => {
    expect(csv([['a=1', 'e-post', 'a "b", c', 'x\ny']])).toBe('\ufeff"a=1","e-post","a ""b"", c","x\ny"\r\n');
  });

  test.each(['nn', 'nb', 'en'] as const)('has every item of every site in %s, a line each', (lang) => {
    const ids = Object.keys(registry.sites) as DfoSiteId[];
    const [heads, ...rows] = read(registerCsv(ids, lang));
    expect(heads).toHaveLength(11);
    for (const row of rows) expect(row).toHaveLength(11);
    const items = ids.flatMap((id) => {
      const { banner, inContext, necessary } = registry.sites[id];
      return [...banner, ...inContext, ...necessary].flatMap((one) =>
        registry.services[one].items.map(({ name }) => name),
      );
    });
    expect(rows.map(([, , name]) => name!.replace(' …', '')).sort()).toEqual(items.sort());
  });
});

describe('the files', () => {
  test('are downloads, of one site where the page is a site’s, and else of all', async () => {
    const one = await get('kudos.dfo.no.localhost', '/register.csv?lang=nb');
    expect(one.headers.get('content-disposition')).toBe('attachment; filename="dfo-consent-kudos.dfo.no.csv"');
    expect(one.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    // What `text()` reads has lost the mark.
    const rows = read(`\ufeff${await one.text()}`);
    expect(rows[0]!.slice(0, 3)).toEqual(['Nettsted', 'Tjeneste', 'Navn']);
    expect([...new Set(rows.slice(1).map(([site]) => site))]).toEqual(['Kudos']);
    const all = await get('127.0.0.1', '/register.json');
    expect(all.headers.get('content-disposition')).toBe('attachment; filename="dfo-consent-register.json"');
    const declarations = (await all.json()) as Declaration[];
    expect(declarations.map(({ site }) => site)).toEqual(Object.keys(registry.sites));
  });
});
