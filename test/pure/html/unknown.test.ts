/** Third parties that no registry describes: what a page loads from them is listed, and held where that is asked for. */
import { describe, expect, test } from 'vitest';
import { gateHtml, gateHtmlStream, inspectHtml, inspectUnknown, type GateOptions } from '../../../src/html/index.js';
import { small } from '../../fixtures/small-registry.js';

const hold = { site: 'dfo.no', unknown: 'hold' } as const;
const hostsIn = (html: string, more: Partial<GateOptions> = {}) =>
  inspectUnknown(html, { site: 'dfo.no', ...more }).flatMap(({ hosts }) => hosts);

/** Kinds of what browsers load by themselves. */
const loading: Readonly<Record<string, string>> = {
  'a frame': '<iframe src="https://a.example/1"></iframe>',
  'a frame by another scheme': '<iframe src="//A.example:443/1"></iframe>',
  'a frame that a script will load': '<iframe data-src="https://a.example/1"></iframe>',
  'a frame’s own page': '<iframe srcdoc="<img src=https://a.example/1.gif>"></iframe>',
  'a frame of data': '<iframe src="data:text/html,<img src=https://a.example/1.gif>"></iframe>',
  'a script': '<script src="https://a.example/1.js"></script>',
  'a module': '<script type="module" src="https://a.example/1.js"></script>',
  'an import map': '<script type="importmap">{"imports":{"a":"https://a.example/a.js"}}</script>',
  'a picture': '<img alt="" src="https://a.example/1.png">',
  'one of several pictures': '<img alt="" srcset="/own.png 1x, https://a.example/2.png 2x">',
  'a picture without scripts': '<noscript><img alt="" src="https://a.example/1.gif"></noscript>',
  'a picture in a drawing': '<svg><image href="https://a.example/1.png"/></svg>',
  'a film': '<video><source src="https://a.example/1.mp4"></video>',
  'a still': '<video poster="https://a.example/1.png"></video>',
  'a style sheet': '<link rel="stylesheet" href="https://a.example/1.css">',
  'an icon': '<link rel="icon" href="https://a.example/1.ico">',
  'a connection': '<link rel="preconnect" href="https://a.example">',
  'a name to look up': '<link rel="dns-prefetch" href="//a.example">',
  'an import of a style': '<style>@import "https://a.example/1.css";</style>',
  'a font of a style': '<style>@font-face{font-family:a;src:url(https://a.example/1.woff2)}</style>',
  'a background': '<p style="background:url(https://a.example/1.png)">words</p>',
  'an object': '<object data="https://a.example/1.svg"></object>',
  'another page at once': '<meta http-equiv="refresh" content="0; url=https://a.example/">',
  'a ping': '<a href="/own" ping="https://a.example/p">words</a>',
  'a relative address': '<base href="https://a.example/x/"><img alt="" src="1.png">',
  'an address with a user': '<img alt="" src="https://www.dfo.no@a.example/1.png">',
};

describe('what loads from a host that is not described is listed and held', () => {
  test.each(Object.entries(loading))('%s', (_, html) => {
    expect(hostsIn(html)).toEqual(['a.example']);
    const gated = gateHtml(html, hold);
    expect(gated).not.toBe(html);
    expect(hostsIn(gated)).toEqual([]);
    expect(gateHtml(gated, hold)).toBe(gated);
    expect(inspectHtml(html, hold)).toEqual([expect.objectContaining({ service: 'unknown', isDeclared: false })]);
    // The twin: without the option it stays as it is.
    expect(gateHtml(html, { site: 'dfo.no' })).toBe(html);
    expect(inspectHtml(html, { site: 'dfo.no' })).toEqual([]);
  });

  test.each(Object.entries(loading))('%s is let through where its host is allowed', (_, html) => {
    for (const allowed of [['a.example'], ['https://A.example/']]) {
      expect(hostsIn(html, { allowed })).toEqual([]);
      expect(gateHtml(html, { ...hold, allowed })).toBe(html);
    }
    expect(hostsIn(html, { allowed: ['b.example', 'a.example/other/'] })).toEqual(['a.example']);
  });

  test.each(Object.entries(loading))('%s, in a stream', async (_, html) => {
    const { writable, readable } = gateHtmlStream(hold);
    const writer = writable.getWriter();
    void (async () => {
      for (const sign of html) await writer.write(sign);
      await writer.close();
    })();
    let out = '';
    for await (const chunk of readable) out += chunk;
    expect(out).toBe(gateHtml(html, hold));
  });
});

describe('nothing is unknown about', () => {
  test.each([
    [
      'the site’s own',
      '<img alt="" src="/1.png"><img alt="" src="https://www.dfo.no/1.png"><script src="app.js"></script>',
    ],
    ['another site of the registry', '<img alt="" src="https://doffin.no/1.png">'],
    [
      'data',
      '<img alt="" src="data:image/png;base64,AAAA"><iframe srcdoc="<p>words"></iframe><iframe src="about:blank"></iframe>',
    ],
    [
      'a link',
      '<a href="https://a.example/">words</a><link rel="canonical" href="https://a.example/"><form action="https://a.example/"></form>',
    ],
    ['data that is a link', '<div data-href="https://a.example/" data-share-url="https://a.example/">words</div>'],
    ['a name in words and scripts', '<p>https://a.example/</p><script>const home = "https://a.example/";</script>'],
    ['what is inert', '<script type="text/plain" src="https://a.example/1.js"></script><template></template>'],
  ])('%s', (_, html) => {
    expect(hostsIn(html)).toEqual([]);
    expect(gateHtml(html, hold)).toBe(html);
  });

  test('a service: it waits under its own name, and stays what it is for who has said yes to it', () => {
    const html = '<iframe src="https://player.vimeo.com/video/1"></iframe>';
    expect(hostsIn(html)).toEqual([]);
    expect(gateHtml(html, hold)).toContain('data-service="vimeo"');
    expect(gateHtml(html, { ...hold, released: ['vimeo'] })).toBe(html);
  });

  test('a service whose host is told, and a script that cannot be followed waits for services alone', () => {
    const html = '<script src="https://m.example/matomo.js"></script>';
    expect(gateHtml(html, { ...hold, hosts: { matomo: ['m.example'] } })).toContain('data-service="matomo"');
    expect(gateHtml('<script>import(atob(x))</script>', hold)).not.toContain('unknown');
  });
});

test('each is told with its line, its element and its addresses', () => {
  const html =
    '<p>\n<img alt="" srcset="https://a.example/1.png 1x,\nhttps://b.example/2.png 2x">\n<style>p{background:url(//c.example/x)}</style>';
  expect(inspectUnknown(html, { site: 'dfo.no' })).toMatchObject([
    { line: 2, element: 'img', hosts: ['a.example', 'b.example'] },
    { line: 4, element: 'style', hosts: ['c.example'], addresses: ['//c.example/x'] },
  ]);
});

test('what cannot be is refused, with the remedy', () => {
  const told = (more: object) => () => gateHtml('<p>', { site: 'dfo.no', ...more } as GateOptions);
  expect(told({ unknown: 'held' })).toThrow('unknown way with unknown hosts "held". Known: pass, hold.');
  expect(told({ unknown: 'hold', allowed: ['https://'] })).toThrow('"https://" is no host to allow.');
  expect(told({ unknown: 'hold', allowed: 'a.example' })).toThrow('Write { allowed: ["a.example"] }.');
  const registry = { ...small, services: { ...small.services, unknown: small.services.film } };
  expect(() => gateHtml('<p>', { site: 'library', unknown: 'hold', registry })).toThrow('Give it another id');
});
