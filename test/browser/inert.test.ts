import { describe, expect, test } from 'vitest';
import { gateHtml } from '../../src/html/index.js';
import { empty, fixture } from '../harness/fixture.js';

/** Everything that makes a browser fetch or connect without being asked, one host each. */
const kinds: Record<string, string> = {
  frame: '<iframe src="https://frame.vimeo.com/1"></iframe>',
  script: '<script src="https://script.vimeo.com/1.js"></script>',
  module: '<script type="module" src="https://module.vimeo.com/1.js"></script>',
  imported: '<script type="module">import "https://imported.vimeo.com/1.js"</script>',
  inline: '<script>fetch("https://inline.vimeo.com/1", { mode: "no-cors" })</script>',
  picture: '<img src="https://picture.vimeo.com/1">',
  sizes: '<img srcset="https://sizes.vimeo.com/1 1x">',
  source: '<picture><source srcset="https://source.vimeo.com/1"><img src="/own"></picture>',
  poster: '<video poster="https://poster.vimeo.com/1"></video>',
  film: '<video preload="auto" src="https://film.vimeo.com/1.mp4"></video>',
  sound: '<audio preload="auto"><source src="https://sound.vimeo.com/1.mp3"></audio>',
  sheet: '<link rel="stylesheet" href="https://sheet.vimeo.com/1.css">',
  'style-import': '<style>@import "https://style-import.vimeo.com/1.css";</style>',
  'style-url': '<style>body { background: url(https://style-url.vimeo.com/1) }</style>',
  attribute: '<p style="background: url(https://attribute.vimeo.com/1)">Tekst</p>',
  preload: '<link rel="preload" as="image" href="https://preload.vimeo.com/1.png">',
  preconnect: '<link rel="preconnect" href="https://preconnect.vimeo.com">',
  object: '<object data="https://object.vimeo.com/1" type="text/html"></object>',
  embed: '<embed src="https://embed.vimeo.com/1" type="text/html">',
  svg: '<svg><image href="https://svg.vimeo.com/1" width="9" height="9"/></svg>',
  'svg-script': '<svg><script href="https://svg-script.vimeo.com/1.js"></script></svg>',
  srcdoc: '<iframe srcdoc="&lt;img src=https://srcdoc.vimeo.com/1>"></iframe>',
  button: '<input type="image" src="https://button.vimeo.com/1">',
  template:
    '<template><img src="https://template.vimeo.com/1"><link rel="stylesheet" href="https://template.vimeo.com/1.css"></template>',
  ignored: '<img src="https://ignored.vimeo.com/1" src="https://ignored.vimeo.com/2">',
  hidden: '<noscript><!-- </noscript><img src="https://hidden.vimeo.com/1">-->',
  'without-scripts': '<noscript><img src="https://without-scripts.vimeo.com/1"></noscript>',
};
/** Neither browser loads these; that they are made inert all the same is in test/pure/html. */
const onlySometimes = new Set(['template']);
const scripted = new Set(['script', 'module', 'imported', 'inline', 'svg-script']);
const page = (body: string) =>
  `<!doctype html><html lang="nn"><meta charset="utf-8"><title>Side</title><body>${body}<p>Slutt</p>`;

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  const at = fixture(
    (request) => {
      if (!request.host.startsWith('www.')) return empty(request);
      const body = Object.values(kinds).join('\n');
      return request.path === '/live'
        ? page(body)
        : request.path === '/gated'
          ? gateHtml(page(body), { site: 'dfo.no' })
          : undefined;
    },
    { javaScriptEnabled },
  );
  const visit = async (path: string) => {
    const tab = await at.browser.fresh();
    at.server.requests.length = 0;
    at.server.connections.length = 0;
    await tab.goto(`https://www.dfo.no${path}`);
    await tab.waitForTimeout(700);
    return [...new Set(at.server.connections.filter((host) => host.endsWith('vimeo.com')))].map((host) =>
      host.replace('.vimeo.com', ''),
    );
  };

  test('nothing is asked for, and nobody connected to, in gated HTML', async () => {
    expect(await visit('/gated')).toEqual([]);
    expect(at.server.requests.filter(({ host }) => host.endsWith('vimeo.com'))).toEqual([]);
  });

  test('as it was, everything is (the twin)', async () => {
    const seen = await visit('/live');
    const expected = Object.keys(kinds).filter(
      (kind) =>
        !onlySometimes.has(kind) &&
        (javaScriptEnabled ? kind !== 'without-scripts' : !scripted.has(kind) && kind !== 'hidden'),
    );
    expect(expected.filter((kind) => !seen.includes(kind))).toEqual([]);
  });
});
