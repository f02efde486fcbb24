import { describe, expect, inject, test } from 'vitest';
import { dayOf, format } from '../../src/decide/answer.js';
import { change } from '../../src/decide/change.js';
import { dfo } from '../../src/values/dfo.js';
import { contentSecurityPolicy } from '../../src/html/index.js';
import { fixture, type Fixture, ownBrowser } from '../harness/fixture.js';
import { page, type Reply, type Request } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const engine = inject('engine');

/** Each kind of embed that nobody made inert, with what it asks for. */
const kinds: Record<string, { markup: string; address: string }> = {
  iframe: {
    markup: '<iframe src="https://player.vimeo.com/video/1" title="Film"></iframe>',
    address: 'https://player.vimeo.com/video/1',
  },
  script: {
    markup: '<script src="https://public.tableau.com/viz.js"></script>',
    address: 'https://public.tableau.com/viz.js',
  },
  module: {
    markup: '<script type="module" src="https://public.tableau.com/viz.mjs"></script>',
    address: 'https://public.tableau.com/viz.mjs',
  },
  'inline loader with the page’s nonce': {
    markup: `<script nonce="dGVzdA==">document.head.append(Object.assign(document.createElement('script'), { src: 'https://matomo.dfo.example/matomo.js' }))</script>`,
    address: 'https://matomo.dfo.example/matomo.js',
  },
  fetch: {
    markup: `<script nonce="dGVzdA==">fetch('https://vimeo.com/api/oembed.json', { mode: 'no-cors' }).catch(() => {})</script>`,
    address: 'https://vimeo.com/api/oembed.json',
  },
  beacon: {
    markup: `<script nonce="dGVzdA==">navigator.sendBeacon('https://matomo.dfo.example/matomo.php')</script>`,
    address: 'https://matomo.dfo.example/matomo.php',
  },
  image: { markup: '<img src="https://i.vimeocdn.com/a.png" alt="">', address: 'https://i.vimeocdn.com/a.png' },
  poster: { markup: '<video poster="https://i.vimeocdn.com/p.png"></video>', address: 'https://i.vimeocdn.com/p.png' },
  sound: {
    markup: '<audio src="https://sphinx.acast.com/a.mp3" preload="auto"></audio>',
    address: 'https://sphinx.acast.com/a.mp3',
  },
  'style sheet': {
    markup: '<link rel="stylesheet" href="https://embed.acast.com/a.css">',
    address: 'https://embed.acast.com/a.css',
  },
  preload: {
    markup: '<link rel="preload" as="script" href="https://embed.acast.com/b.js">',
    address: 'https://embed.acast.com/b.js',
  },
};
const noscript = '<noscript><img src="https://matomo.dfo.example/none.php" alt=""></noscript>';
const everything = [...Object.values(kinds).map(({ markup }) => markup), noscript].join('\n');
const mains: Record<string, string> = {
  '/preconnect': '<link rel="preconnect" href="https://f.vimeocdn.com">',
  '/inert': `<link rel="preconnect" data-service="vimeo" data-href="https://f.vimeocdn.com">
<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film"></iframe>`,
};
const addresses = Object.values(kinds).map(({ address }) => address);

function reply({ host, path, cookie }: Request): Reply {
  if (host !== 'www.dfo.no') return { status: 404, headers: { 'access-control-allow-origin': '*' } };
  if (path === '/empty') return page();
  const policy = contentSecurityPolicy({
    site: 'dfo.no',
    answer: { cookie },
    hosts: { matomo: ['matomo.dfo.example'] },
    nonce: 'dGVzdA==',
  });
  return {
    headers: path === '/open' ? {} : { 'content-security-policy': policy },
    body: page({ main: mains[path] ?? everything }),
  };
}

const own = /^www\.dfo\.no$/;
const asked = ({ server }: Fixture) => [...new Set(server.to(/^(?!www\.dfo\.no$)/))].sort();
const connected = ({ server }: Fixture) => [...new Set(server.connections.filter((host) => !own.test(host)))].sort();
/** Long enough for what would leave to have left: the twin waits less. */
const quiet = 1500;

async function open(at: Fixture, path: string) {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`);
  return tab;
}

const cookieFor = (yes: string[], no: string[] = []) =>
  format(change(dfo, { state: 'unanswered', why: 'none' }, { yes, no, forget: [] }, dayOf(Date.now())));

// Chromium connects to a frame's host before it heeds the policy, and asks for nothing.
const inspite = engine === 'chromium' ? ['player.vimeo.com'] : [];

describe('with JavaScript', () => {
  const at = fixture(reply, ownBrowser);

  test('nothing leaves before an answer', async () => {
    const tab = await open(at, '/');
    await tab.waitForTimeout(quiet);
    expect([asked(at), connected(at)]).toEqual([[], inspite]);
  });

  test('a yes to one service opens no other', unlessIn(false), async () => {
    const tab = await open(at, '/empty');
    await tab.evaluate(() => window.dfoConsent!.give(['acast']));
    at.server.forget();
    await tab.goto('https://www.dfo.no/');
    const its = addresses.filter((address) => address.includes('acast')).sort();
    await expect.poll(() => asked(at)).toEqual(its);
    await tab.waitForTimeout(quiet);
    expect(asked(at)).toEqual(its);
    expect(connected(at)).toEqual(['embed.acast.com', ...inspite, 'sphinx.acast.com']);
  });

  test('a policy does not stop a preconnect; inert markup does (docs/csp.md)', async () => {
    await open(at, '/preconnect');
    await expect.poll(() => connected(at)).toEqual(['f.vimeocdn.com']);
    const tab = await open(at, '/inert');
    await tab.waitForTimeout(quiet);
    expect([asked(at), connected(at)]).toEqual([[], []]);
  });

  test('after a yes and a reload everything loads, and after a no nothing is asked for', unlessIn(false), async () => {
    const tab = await open(at, '/');
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await tab.evaluate(() => window.dfoConsent!.give(['tableau-public', 'vimeo', 'acast']));
    at.server.forget();
    await tab.reload();
    await expect.poll(() => asked(at)).toEqual([...addresses].sort());

    await tab.evaluate(() => window.dfoConsent!.refuse());
    at.server.forget();
    await tab.reload();
    await tab.waitForTimeout(quiet);
    expect(asked(at)).toEqual([]);
    // Chromium has learned whom this site's pages turn to, and connects there for a while whatever the page says.
    if (engine !== 'chromium') expect(connected(at)).toEqual([]);
  });

  test('without a policy they all leave, unasked', async () => {
    await open(at, '/open');
    await expect.poll(() => asked(at)).toEqual([...addresses].sort());
  });
});

describe('without JavaScript', () => {
  const at = fixture(reply, { javaScriptEnabled: false });
  const withCookie = async (value: string, path: string) => {
    const tab = await at.browser.fresh();
    if (value) await at.browser.context.addCookies([{ name: 'dfo-consent', value, url: 'https://www.dfo.no/' }]);
    at.server.forget();
    await tab.goto(`https://www.dfo.no${path}`);
    return tab;
  };

  test('the image in <noscript> leaves without a policy, and after a yes', async () => {
    for (const [value, path] of [
      ['', '/open'],
      [cookieFor(['matomo']), '/'],
    ] as const) {
      await withCookie(value, path);
      await expect.poll(() => at.server.to(/^matomo/)).toEqual(['https://matomo.dfo.example/none.php']);
    }
  });

  for (const [said, value] of [
    ['no answer', ''],
    ['a no', cookieFor([], ['matomo'])],
  ] as const)
    test(`nothing leaves with ${said}`, unlessIn(said === 'a no'), async () => {
      const tab = await withCookie(value, '/');
      await tab.waitForTimeout(quiet);
      expect([asked(at), connected(at)]).toEqual([[], inspite]);
    });
});
