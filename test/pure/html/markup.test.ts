import { describe, expect, test, vi } from 'vitest';
import { gateHtml, gateHtmlStream, inspectHtml } from '../../../src/html/index.js';
import { makeRewriter } from '../../../src/html/rewrite.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';
import { markup, markupOptions } from '../../fixtures/markup.js';

vi.setConfig({ testTimeout: 120_000 }); // Each piece is cut at every place.

const gate = (html: string) => gateHtml(html, markupOptions);
const servicesIn = (html: string) =>
  [...new Set(inspectHtml(html, markupOptions).map(({ service }) => service))].sort();
const ordinary = markup.filter(({ held }) => !held.length);
const loading = markup.filter(({ held }) => held.length);

test('the corpus is worth its name', () => {
  expect(ordinary.length).toBeGreaterThanOrEqual(60);
  expect(loading.length).toBeGreaterThanOrEqual(60);
  const all = markup.map(({ name }) => name);
  expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  // A page that names no vendor would pass whatever the gate does. One names it in base64.
  const vendor = /vimeo|tableau|acast|qlik|boost|matomo/i;
  expect(ordinary.filter(({ html }) => !vendor.test(html)).map(({ name }) => name)).toEqual(['the same in base64']);
});

describe('nothing of the site is held: false holds 0', () => {
  test.each(ordinary.map(({ name, html }) => [name, html] as const))('%s', (_, html) => {
    expect(servicesIn(html)).toEqual([]);
    expect(gate(html)).toBe(html);
  });
});

describe('no vendor is passed: false passes 0', () => {
  test.each(loading.map((piece) => [piece.name, piece] as const))('%s', (_, { html, held, out }) => {
    expect(servicesIn(html)).toEqual([...held]);
    const gated = gate(html);
    expect(gated).not.toBe(html);
    if (out !== undefined) expect(gated).toBe(out);
    expect(servicesIn(gated), gated).toEqual([]);
    expect(gate(gated), 'twice is once').toBe(gated);
  });
});

/** As `gateHtml` gives it, or the words with which it refuses. */
const orRefusal = (make: () => string): string => {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
};

describe('a stream gives what the whole gives, wherever it is cut in two', () => {
  const setup = setUp({ registry, ...markupOptions });
  test.each(markup.filter(({ isBaseLate }) => !isBaseLate).map(({ name, html }) => [name, html] as const))(
    '%s',
    (_, html) => {
      const whole = orRefusal(() => gate(html));
      const different: string[] = [];
      // Tells the first alone: mostly they differ all in one way.
      for (let cut = 1; cut < html.length && !different.length; cut++) {
        const rewriter = makeRewriter(setup);
        const parts = orRefusal(
          () => rewriter.write(html.slice(0, cut)) + rewriter.write(html.slice(cut)) + rewriter.end(),
        );
        if (parts !== whole) different.push(`${html.slice(0, cut)}✂${html.slice(cut)}\n→ ${parts}`);
      }
      expect(different).toEqual([]);
    },
  );
});

test('a stream that does not look ahead obeys a base from where it stands, the whole from its beginning', async () => {
  const [piece] = markup.filter(({ isBaseLate }) => isBaseLate);
  const stream = gateHtmlStream(markupOptions);
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for (const sign of piece!.html) await writer.write(sign);
    await writer.write('<img src="video/2">');
    await writer.close();
  })();
  let out = '';
  for await (const part of stream.readable as unknown as AsyncIterable<string>) out += part;
  await written;
  expect(out).toBe(`${piece!.html}<img data-service="vimeo" data-dfo-src="video/2">`);
});
