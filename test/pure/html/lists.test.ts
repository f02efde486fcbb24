import { afterEach, describe, expect, test } from 'vitest';
import { gateHtml, type GateOptions } from '../../../src/html/index.js';
import { fetched, fetchingRels } from '../../../src/html/loads.js';
import { fetchedAttributes, fetchingLinks, lists } from '../../fixtures/loading-lists.js';

const options: GateOptions = { site: 'dfo.no' };

/** What becomes of a piece. */
function fate(html: string): 'own' | 'quiet' | 'embed' {
  const out = gateHtml(html, options);
  expect(gateHtml(out, options)).toBe(out);
  if (out === html) return 'own';
  return out.includes('data-dfo-quiet') ? 'quiet' : 'embed';
}

describe.each(Object.entries(lists))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.entry, row] as const))('%s', (_, { html, is }) => {
    expect(fate(html), html).toBe(is);
  });
});

test('every attribute that the gate takes for fetched stands in the table', () => {
  const known = new Set(fetchedAttributes.map(({ entry }) => entry.toLowerCase()));
  const missing = fetched.flatMap(({ elements, attributes }) =>
    elements.flatMap((element) => attributes.map((attribute) => `${element}:${attribute}`)),
  );
  expect(missing.filter((entry) => !known.has(entry))).toEqual([]);
});

describe('without its entry a link would pass', () => {
  const rels = fetchingRels as Record<string, string>;
  const all = { ...rels };
  afterEach(() => void Object.assign(rels, all));

  test.each(Object.keys(all))('%s', (rel) => {
    const link = `<link rel="${rel}" href="https://player.vimeo.com/video/1">`;
    expect(fate(link)).toBe('embed');
    delete rels[rel];
    expect(fate(link)).toBe('own');
  });

  test('the table has them all', () => {
    expect(fetchingLinks.split(/\s+/).sort()).toEqual(Object.keys(all).sort());
  });
});
