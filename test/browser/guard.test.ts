import { beforeAll, describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture, type Fixture, ownBrowser } from '../harness/fixture.js';
import { addressOf, channels, channelsMain, channelsScript, failures } from '../harness/guard-channels.js';
import { ownLife, ownLifeMain } from './own-life.js';
import { page, strict, type Reply, type Request } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

interface Held {
  readonly service: string;
  readonly address: string;
  readonly how: string;
}

declare global {
  interface Window {
    thrown: string[];
    caught: Held[];
    log: unknown[];
    loaded: string[];
  }
}

const site = 'data-site="dfo.no"';
const guarded = `${site} data-guard`;
const given = "<script>window.dfoConsent.give(['tableau-public']);</script>";
const everything = channelsMain + channelsScript();
const inTheHead = `<script>new Image().src = 'https://head.tableau.com/a';</script>`;
const loader = `<div id="here"></div><script>
window.loaded = [];
const script = document.createElement('script');
script.src = 'https://script.tableau.com/one.js';
script.onload = ({ currentTarget }) => loaded.push('onload ' + (currentTarget === script));
document.getElementById('here').append(script);
const frame = Object.assign(document.createElement('iframe'), { src: 'https://frame.tableau.com/a', title: 'Graf', id: 'made' });
document.getElementById('here').append(frame);
</script>`;
/** The page's own script has it. */
declare const frame: HTMLIFrameElement;
/** What a script asks of hosts that no registry describes, one of which an organisation may know to be its own. */
const strangers = `<div id="here"></div><script>
const frame = Object.assign(document.createElement('iframe'), { src: 'https://frame.stranger.example/a', title: 'Ukjent' });
document.getElementById('here').append(frame);
new Image().src = 'https://files.stranger.example/a.png';
new Image().src = 'https://www.doffin.no/a.png';
fetch('https://fetch.stranger.example/a').catch(() => (window.thrown = ['fetch']));
</script>`;
const trustedTypes = "require-trusted-types-for 'script'; trusted-types dfo-consent own";
const typed = `<div id="in"></div><script nonce="abc">
const policy = trustedTypes.createPolicy('own', { createHTML: (text) => text, createScriptURL: (text) => text });
const element = document.getElementById('in');
element.innerHTML = policy.createHTML('<iframe src="https://html.tableau.com/a"></iframe><b>own</b>');
const script = document.createElement('script');
script.nonce = 'abc';
script.src = policy.createScriptURL('https://script.tableau.com/one.js');
document.head.append(script);
document.write(policy.createHTML('<img alt="" src="https://write.tableau.com/a">'));
const own = document.createElement('script');
own.src = policy.createScriptURL('/own.js');
document.head.append(own);
try { element.innerHTML = '<iframe src="https://string.tableau.com/a"></iframe>'; } catch (error) { window.thrown = [error.name]; }
</script>`;

const withPolicy = (policy: string, body: string): Reply => ({ headers: { 'content-security-policy': policy }, body });

async function reply(): Promise<(request: Request) => Reply | undefined> {
  const inBundle = await bundled(
    "import { start } from 'dfo-consent'; window.dfoConsent = start({ site: 'dfo.no', guard: true });",
  );
  return (request) => {
    const { host, path } = request;
    if (!host.startsWith('www.')) {
      return path === '/one.js'
        ? { headers: { 'content-type': 'text/javascript' }, body: "window.loaded?.push('one');" }
        : empty(request);
    }
    const ways = /^\/strange\/(.*)$/.exec(path)?.[1];
    if (ways !== undefined)
      return page({ script: `${site} data-guard="${decodeURIComponent(ways)}"`, main: strangers });
    switch (path) {
      case '/bare':
        return page({ script: site, main: everything });
      case '/guarded':
        return page({ script: guarded, main: everything });
      case '/given':
        return page({ script: guarded, main: given + everything });
      case '/head':
        return page({ script: guarded, head: inTheHead });
      case '/head-bare':
        return page({ script: site, head: inTheHead });
      case '/async':
        return page({ script: `${guarded} async` });
      case '/defer':
        return page({ script: `${guarded} defer` });
      case '/added':
        return '<!doctype html><html lang="nn"><title>Side</title><body><script>document.body.append(Object.assign(document.createElement("script"), { src: "/dfo-consent.js", async: false }), ""); document.body.lastElementChild.dataset.site = "dfo.no"; document.body.lastElementChild.dataset.guard = "";</script></body></html>';
      case '/twice':
        return page({ script: guarded, head: `<script src="/dfo-consent.js" ${guarded}></script>` });
      case '/loader':
        return page({ script: guarded, main: loader });
      case '/life':
        return page({ script: guarded, main: ownLifeMain });
      case '/life-bare':
        return page({ script: site, main: ownLifeMain });
      case '/nonce':
        return withPolicy("script-src 'nonce-abc'; object-src 'none'", page({ script: `${guarded} nonce="abc"` }));
      case '/typed':
        return withPolicy(
          `script-src 'self' 'nonce-abc' https://script.tableau.com; ${trustedTypes}`,
          page({ script: `${guarded} nonce="abc"`, main: typed }),
        );
      case '/by-hand':
        return page({ script: site, head: '<script src="/dfo-consent-guard.js"></script>', main: strangers });
      case '/strict':
        return withPolicy(strict, page({ script: guarded }));
      case '/bundle':
        return page({
          script: 'hidden type="text/none"',
          head: `<script>${inBundle.replaceAll('</', '<\\/')}</script>`,
        });
      case '/own.json':
        return { headers: { 'content-type': 'application/json' }, body: '{"own":1}' };
      case '/own.js':
        return { headers: { 'content-type': 'text/javascript' }, body: "(window.loaded ??= []).push('own');" };
      case '/plain':
        // A Matomo on the site's own host: the site's own requests must pass all the same.
        return page({
          script: `${guarded} data-matomo-url="https://www.dfo.no/matomo/" data-matomo-site-id="1"`,
          main: '<div id="here"></div>',
        });
      default:
        return path.startsWith('/own') ? { headers: { 'content-type': 'text/plain' }, body: '' } : undefined;
    }
  };
}

const answer = await reply();

const open = async (at: Fixture, path: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`);
  return tab;
};

const at = fixture(answer, ownBrowser);
/** The names under tableau.com that were connected to: a preconnect counts too. */
const seen = () =>
  [...new Set(at.server.connections)].flatMap((host) => /^(.*)\.tableau\.com$/.exec(host)?.[1] ?? []).sort();
const names = Object.keys(channels);

describe('hosts that no registry describes', () => {
  const strange = () =>
    [...new Set(at.server.requests.map(({ host }) => host))]
      .flatMap((host) => /^(\w+)\.stranger/.exec(host)?.[1] ?? [])
      .sort();
  const all = ['fetch', 'files', 'frame'];
  for (const [ways, asked] of [
    ['', all],
    ['warn', all],
    ['hold', []],
    ['hold allow=files.stranger.example', ['files']],
    ['allow=*.stranger.example', all],
    ['hodl', []],
  ] as const)
    test(
      `with data-guard="${ways}" these are asked: ${asked.join(', ') || 'none'}`,
      unlessIn(/^(warn)?$|^hold/.test(ways)),
      async () => {
        const tab = await open(at, `/strange/${encodeURIComponent(ways)}`);
        await tab.locator('dfo-consent-banner [data-dfo-consent=accept]').press('Enter');
        for (const one of asked) await expect.poll(strange).toContain(one);
        // Another of the organisation's own websites is no third party.
        await expect.poll(() => at.server.to(/^www\.doffin\.no$/)).toHaveLength(1);
        await tab.waitForTimeout(300);
        expect(strange()).toEqual(asked);
        const said = tab.said.join('\n');
        const told = (host: string) =>
          said.includes(`loads from "${host}.stranger.example", which the registry does not describe`);
        expect(all.filter(told)).toEqual(ways === '' || ways === 'warn' ? all : []);
        expect(said.includes('data-guard has "hodl", so everything')).toBe(ways === 'hodl');
        if (asked.includes('frame' as never)) return;
        expect(said).toContain('held append of "https://frame.stranger.example/a": the registry does not describe it.');
        expect(await tab.evaluate(() => window.thrown)).toEqual(['fetch']);
        // It says so in its place, and offers the link alone.
        await expect
          .poll(() => tab.evaluate(() => document.querySelector('dfo-consent-embed')?.shadowRoot?.textContent))
          .toContain('Dette innhaldet blir ikkje opna');
      },
    );

  test('a page that loads the guard by itself has told of no way: they are told, and go', unlessIn(false), async () => {
    const tab = await open(at, '/by-hand');
    for (const one of all) await expect.poll(strange).toContain(one);
    expect(tab.said.filter((line) => line.includes('data-guard has'))).toEqual([]);
  });
});

describe('each way to ask a vendor', () => {
  interface Went {
    readonly seen: readonly string[];
    readonly thrown: readonly string[];
    readonly caught: readonly Held[];
    readonly failures: unknown;
    readonly said: readonly string[];
  }
  const went = {} as Record<'bare' | 'guarded' | 'given', Went>;
  beforeAll(async () => {
    for (const path of ['bare', 'guarded', 'given'] as const) {
      const tab = await open(at, `/${path}`);
      // All come where nothing holds them; where it does, nobody can say when the last would have come.
      const most = path === 'guarded' ? 20 : 600;
      for (let times = 0; times < most && seen().length < names.length; times++) await tab.waitForTimeout(100);
      const { thrown, caught } = await tab.evaluate(() => ({ thrown: window.thrown, caught: window.caught }));
      went[path] = { seen: seen(), thrown, caught, failures: await tab.evaluate(failures), said: tab.said };
      // What this page connects to once more, on a busy machine, is not the next page's.
      await tab.goto('about:blank');
      await tab.waitForTimeout(500);
    }
  });

  test.each(names)('%s: not before consent, and it is told; without the guard and after consent it goes', (channel) => {
    expect(went.bare.seen).toContain(channel);
    expect(went.given.seen).toContain(channel);
    expect(went.guarded.seen).not.toContain(channel);
    const isIts = (text: string) => text.includes(`//${new URL(addressOf(channel)).host}`);
    expect(went.guarded.caught.filter(({ address }) => isIts(address)).map(({ service }) => service)).toEqual([
      'tableau-public',
    ]);
    const told = went.guarded.said.filter((line) => isIts(line) && line.includes('held'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Gate it in the HTML');
  });

  test('a page that asks is thrown nothing, and sees what it would see without a net', () => {
    expect(Object.values(went).flatMap(({ thrown }) => thrown)).toEqual([]);
    expect(went.given.caught).toEqual([]);
    expect(went.guarded.failures).toEqual({
      fetch: expect.stringMatching(
        /^TypeError: dfo-consent: "https:\/\/fetch\.tableau\.com\/a" is held, for tableau-public may not run now/,
      ),
      beacon: false,
      xhr: ['readystatechange1', 'readystatechange4', 'error4', 'loadend4'],
      socket: [3, 'wss://web-socket.tableau.com/a', true],
      source: [2, 'https://event-source.tableau.com/a'],
    });
  });
});

test('it is in force for the very next script of the page', async () => {
  await open(at, '/head-bare');
  await expect.poll(seen).toContain('head'); // What the pages before sent may still come in.
  const tab = await open(at, '/head');
  await tab.waitForTimeout(300);
  expect(seen()).not.toContain('head');
  expect(at.server.requests.filter(({ path }) => path.endsWith('-guard.js'))).toHaveLength(1);
});

test.each(['async', 'defer', 'added'])('where the tag is %s it comes as soon as it can', async (how) => {
  const tab = await open(at, `/${how}`);
  await expect
    .poll(() => tab.evaluate(() => fetch('https://a.tableau.com/').then(() => '', String)))
    .toContain('is held');
  // Only by trying does the library find out that the parser does not wait for it; Chromium tells of the try.
  // What was tried before it came was refused by the other server.
  expect(
    tab.said.filter((line) => !/held|execute 'write'|CORS|Cross-Origin|Failed to load resource/.test(line)),
  ).toEqual([]);
});

test('under a nonce and under the strictest policy it comes, and breaks neither', async () => {
  for (const path of ['/nonce', '/strict']) {
    const tab = await open(at, path);
    expect(await tab.evaluate(() => fetch('https://a.tableau.com/').then(() => '', String))).toContain('is held');
    expect(tab.said.filter((line) => !line.includes('held'))).toEqual([]);
  }
});

test('what a page trusts stays trusted, and what it does not is refused as ever (Trusted Types)', async () => {
  const tab = await open(at, '/typed');
  await expect.poll(() => tab.evaluate(() => window.loaded)).toEqual(['own']);
  await tab.waitForTimeout(200);
  expect(seen()).toEqual([]);
  expect(await tab.evaluate(() => window.thrown)).toEqual(['TypeError']);
  expect(await tab.evaluate(() => document.querySelector('#in b')?.textContent)).toBe('own');
  await tab.evaluate(() => window.dfoConsent!.give(['tableau-public']));
  await expect.poll(seen).toEqual(['html', 'script', 'write']);
});

test('what was held gets its place, starts after the answer, tells the page’s own element, and waits again', async () => {
  const tab = await open(at, '/loader');
  await tab.locator('#here [data-dfo-consent=load]').first().waitFor();
  await tab.getByText('«Graf»').waitFor();
  expect(seen()).toEqual([]);
  await tab.locator('[data-dfo-consent=load]').first().press('Enter');
  await expect.poll(seen).toEqual(['frame', 'script']);
  await expect.poll(() => tab.evaluate(() => window.loaded)).toEqual(['one', 'onload true']);
  const ask = () =>
    tab.evaluate(() => {
      new Image().src = 'https://again.tableau.com/a';
    });
  await ask();
  await expect.poll(seen).toContain('again');
  await tab.evaluate(() => window.dfoConsent!.refuse());
  await tab.locator('#here [data-dfo-consent=load]').first().waitFor();
  at.server.forget();
  await ask();
  await tab.waitForTimeout(300);
  expect(seen()).toEqual([]);
});

test('a page may go on with an element that gave its place to a question', unlessIn(false), async () => {
  const tab = await open(at, '/loader');
  const question = tab.locator('#here > dfo-consent-embed');
  await question.first().waitFor();
  const count = await question.count();
  await tab.evaluate(() => {
    const here = document.getElementById('here')!;
    here.insertBefore(document.createElement('hr'), frame);
    here.removeChild(frame);
  });
  expect(await question.count()).toBe(count - 1);
  expect(await tab.locator('#here > hr').count()).toBe(1);
  await tab.evaluate(() => {
    document.getElementById('here')!.append(frame);
  });
  await expect.poll(() => question.count()).toBe(count);
  await tab.evaluate(() => frame.setAttribute('src', '/own.html'));
  await expect.poll(() => question.count()).toBe(count - 1);
  await expect.poll(() => at.server.requests.map(({ path }) => path)).toContain('/own.html');
});

test('the page’s own life is as without the guard', async () => {
  const live = async (path: string) => {
    const tab = await open(at, path);
    const log = await tab.evaluate(ownLife);
    await tab.waitForTimeout(200);
    const asked = at.server.requests
      .filter(({ path }) => path.startsWith('/own'))
      .map(({ host, path }) => host + path)
      .sort();
    return { log, asked, said: tab.said.map((line) => line.replace('/life-bare', '/life')) };
  };
  const without = await live('/life-bare');
  expect(without.asked.length).toBeGreaterThan(8);
  expect(await live('/life')).toEqual(without);
});

test('own hosts and unknown ones pass; a service that this site does not have waits', async () => {
  const tab = await open(at, '/plain');
  await tab.evaluate(() => {
    for (const address of ['/own.png', 'https://evil.example/a', 'https://x.qlikcloud.com/a', 'data:,', 'blob:x'])
      void fetch(address).catch(() => {});
  });
  await expect.poll(() => at.server.to(/evil/)).toHaveLength(1);
  await expect.poll(() => at.server.requests.map(({ path }) => path)).toContain('/own.png');
  expect(at.server.connections).not.toContain('x.qlikcloud.com');
  expect((await heard(tab)).join()).toContain('qlik may not run');
});

test('stop() gives every native back; where somebody has patched over ours, it passes on', async () => {
  const tab = await open(at, '/twice');
  const result = await tab.evaluate(() => {
    // Another window has natives of its own, with the same text; ours must be the very same as before, which only calls can tell.
    const patched = window.fetch;
    const xhr = window.XMLHttpRequest.prototype.send;
    const inner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!.set;
    const theirs = function (this: unknown, ...args: Parameters<typeof fetch>) {
      return patched.apply(window, args);
    };
    window.fetch = theirs;
    window.dfoConsent!.stop();
    return {
      theirs: window.fetch === theirs,
      xhr: window.XMLHttpRequest.prototype.send !== xhr,
      inner: Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!.set !== inner,
      text: String(patched),
    };
  });
  expect(result).toMatchObject({ theirs: true, xhr: true, inner: true });
  await tab.evaluate(() => void fetch('https://after.tableau.com/a').catch(() => {}));
  await tab.evaluate(() => {
    new Image().src = 'https://after2.tableau.com/a';
  });
  await expect.poll(seen).toEqual(['after', 'after2']);
});

test(
  'a worker from a vendor is refused by browsers themselves, so there is nothing to hold',
  unlessIn(false),
  async () => {
    const tab = await open(at, '/bare');
    await tab.waitForTimeout(500);
    at.server.forget();
    await tab.evaluate(async () => {
      for (const make of [
        () => new Worker('https://worker.tableau.com/a.js'),
        () => new SharedWorker('https://worker.tableau.com/a.js'),
      ]) {
        try {
          make();
        } catch {
          // Chromium throws, Firefox tells later.
        }
      }
      await navigator.serviceWorker?.register('https://worker.tableau.com/a.js').catch(() => {});
    });
    await tab.waitForTimeout(300);
    expect(seen()).not.toContain('worker');
  },
);

test('a bundle asks for it with an option', async () => {
  const tab = await open(at, '/bundle');
  await expect
    .poll(() => tab.evaluate(() => fetch('https://a.tableau.com/').then(() => '', String)))
    .toContain('is held');
});
