import { describe, expect, test } from 'vitest';
import { fixture, type Fixture, ownBrowser } from '../harness/fixture.js';
import type { Reply, Request } from '../harness/serve.js';

/** What the other tests lean on: where they see nothing, there is nothing to be seen. */
const page = `<!doctype html><html lang="nn"><title>Side</title>
<link rel="preconnect" href="https://i.vimeocdn.com">
<p>av</p><script>document.querySelector('p').textContent = 'på';</script>
<iframe src="https://public.tableau.com/views/a"></iframe>
<noscript><img src="https://matomo.dfo.example/matomo.php" alt=""></noscript>`;

function reply({ host, path }: Request): Reply {
  if (path === '/empty') return '<!doctype html>';
  if (host === 'www.dfo.no') return page;
  return { headers: { 'set-cookie': 'tableau_locale=nn; SameSite=None; Secure; Path=/' }, body: 'frame' };
}

async function open(at: Fixture, address: string) {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(address);
  return tab;
}

const hosts = ({ server }: Fixture) => [...new Set(server.connections)].sort();

describe('with JavaScript', () => {
  const at = fixture(reply, ownBrowser);

  for (const [scheme, tags] of [
    ['https', ['everywhere']],
    ['http', ['everywhere', 'matrix']],
  ] as const)
    test(`requests and connections are seen, on a page by ${scheme}`, { tags: [...tags] }, async () => {
      const tab = await open(at, `${scheme}://www.dfo.no/`);
      expect(await tab.locator('p').textContent()).toBe('på');
      await expect
        .poll(() => hosts(at))
        .toEqual(expect.arrayContaining(['i.vimeocdn.com', 'public.tableau.com', 'www.dfo.no']));
      expect(at.server.to(/^(?!www\.dfo\.no$)/)).toEqual(['https://public.tableau.com/views/a']);
      expect(at.server.requests[0]).toMatchObject({ host: 'www.dfo.no', path: '/', secure: scheme === 'https' });
    });

  test('connections are seen once more on the next page', async () => {
    for (let times = 0; times < 2; times++) {
      await open(at, 'https://www.dfo.no/');
      await expect.poll(() => hosts(at)).toContain('i.vimeocdn.com');
    }
  });

  test('third parties may set cookies, and a fresh page has none (R98)', async () => {
    const cookies = async () => (await at.browser.context.cookies()).map((one) => `${one.domain} ${one.name}`);
    await open(at, 'https://www.dfo.no/');
    await expect.poll(cookies).toEqual(['public.tableau.com tableau_locale']);
    await open(at, 'https://www.dfo.no/empty');
    expect(await cookies()).toEqual([]);
  });

  test.each([
    [{ scheme: 'dark' }, '(prefers-color-scheme: dark)'],
    [{ scheme: 'forced' }, '(forced-colors: active)'],
    [{ reducedMotion: true }, '(prefers-reduced-motion: reduce)'],
    [{ media: 'print' }, 'print'],
  ] as const)('what a visitor’s system asks can be emulated: %o', async (asked, query) => {
    const tab = await open(at, 'https://www.dfo.no/empty');
    const holds = () => tab.evaluate((one) => matchMedia(one).matches, query);
    expect(await holds()).toBe(false);
    const before = await tab.emulate(asked);
    expect(await holds()).toBe(true);
    if (query !== 'print') {
      await tab.reload();
      expect(await holds(), 'after a reload').toBe(true);
    }
    await tab.emulate(before);
    expect(await holds()).toBe(false);
  });

  test('the browser itself turns to nobody', async () => {
    const tab = await open(at, 'https://www.dfo.no/empty');
    await tab.waitForTimeout(2000);
    expect(hosts(at)).toEqual(['www.dfo.no']);
    expect(at.server.to(/^(?!www\.dfo\.no$)/)).toEqual([]);
  });
});

describe('without JavaScript', () => {
  const at = fixture(reply, { javaScriptEnabled: false });

  test('scripts do not run, and what is in <noscript> is asked for', async () => {
    const tab = await open(at, 'https://www.dfo.no/');
    expect(await tab.locator('p').textContent()).toBe('av');
    await expect.poll(() => at.server.to(/matomo/)).toEqual(['https://matomo.dfo.example/matomo.php']);
  });
});

describe('a connection on plain http', () => {
  const at = fixture(() => '<!doctype html><link rel="preconnect" href="http://i.vimeocdn.com">', ownBrowser);

  test('that asks for nothing is seen, without a name', async () => {
    await open(at, 'https://www.dfo.no/');
    await expect.poll(() => hosts(at)).toEqual(['unnamed', 'www.dfo.no']);
  });
});
