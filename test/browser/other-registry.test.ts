/** The files that `dfo-consent build` makes of another organisation's registry, in a page of theirs. */
import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { gateHtml } from 'dfo-consent/html';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/built/build.js';
import { defineRegistry, type Registry } from '../../registry/model.js';
import type { Language } from '../../registry/index.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';
import { small } from '../fixtures/small-registry.js';

const { counter, film } = small.services;
const visits = { ...counter, name: 'Visits', hosts: [], loader: 'matomo' } as const;
const charts = { ...film, name: 'Charts', embed: 'visualisation', hosts: [], hostsFrom: 'qlikUrl' } as const;
const { library } = small.sites;
const registry: Registry = defineRegistry({
  ...small,
  services: { ...small.services, visits, charts },
  sites: {
    library,
    ownIds: {
      ...library,
      hostnames: ['own.example'],
      banner: ['visits'],
      inContext: ['charts'],
      necessary: [],
      linked: [],
    },
    several: { ...library, hostnames: ['several.example'], banner: ['counter', 'film'], inContext: [], linked: [] },
  },
});

const made = (languages: readonly Language[]) =>
  build({ root: process.cwd(), registry, sites: Object.keys(registry.sites), languages });
/** One for all that asks in nynorsk, and the other where it is needed: each build takes as long as ten tests. */
let inNynorsk: Awaited<ReturnType<typeof build>>;
let files: typeof inNynorsk;
beforeAll(async () => {
  inNynorsk = await made(['nn']);
}, 240_000);

const page = (folder: string, lang: string, kind: 'tag' | 'html') => {
  const tag = `<script ${kind === 'html' ? 'async ' : ''}src="/${folder}/dfo-consent${kind === 'html' ? '-core' : ''}.js" data-site="library"></script>`;
  const printed = (part: string) =>
    kind === 'html' ? (folder === 'all' ? files : inNynorsk).get(`${part}-library-nn.html`)! : '';
  return gateHtml(
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Bibliotek</title>${tag}<body>${printed('banner')}
<main><h1>Bibliotek</h1><iframe src="https://film.example/1" title="Film" width="640" height="360"></iframe></main>
<footer>${printed('settings')}</footer><script src="https://counter.example/count.js"></script>`,
    { site: 'library', registry: small },
  );
};

const at = fixture((request) => {
  if (request.host !== 'library.example') return empty(request);
  const [, folder = '', name = ''] = /^\/(\w+)\/([^?]*)/.exec(request.path) ?? [];
  const file = (folder === 'all' ? files : inNynorsk).get(name);
  if (file !== undefined && name.endsWith('.js')) return { headers: { 'content-type': 'text/javascript' }, body: file };
  const [kind, lang] = name.split('-');
  return page(folder, lang!, kind as 'tag' | 'html');
});
const vendors = () =>
  at.server.requests.map(({ host }) => host).filter((host) => host !== 'library.example' && !/google/.test(host));
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://library.example/${path}`);
  await tab.locator('dfo-consent-banner [data-dfo-consent=accept]').waitFor();
  return tab;
};
const heading = (tab: Tab) => tab.locator('dfo-consent-banner h2').textContent();

describe.each(['tag', 'html'] as const)('installed by %s', (kind) => {
  test('they ask in the registry’s words, hold its services, let them through and take them back', async () => {
    const tab = await open(`nn/${kind}-nn`);
    expect(await heading(tab)).toBe('Statistics? (nn)');
    await tab.locator('dfo-consent-embed [data-dfo-consent=load]').waitFor();
    expect(vendors()).toEqual([]);
    await tab.locator('dfo-consent-banner [data-dfo-consent=accept]').press('Enter');
    await expect.poll(vendors).toEqual(['counter.example']);
    await tab.locator('dfo-consent-embed [data-dfo-consent=load]').press('Enter');
    await expect.poll(vendors).toEqual(['counter.example', 'film.example']);
    await tab.locator('dfo-consent-settings button').press('Enter');
    await tab.locator('dfo-consent-banner [data-dfo-consent=reject]').press('Enter');
    at.server.forget();
    await tab.reload();
    await tab.locator('dfo-consent-embed [data-dfo-consent=load]').waitFor();
    expect(vendors()).toEqual([]);
    // Nothing of DFØ's.
    expect(tab.said).toEqual([]);
  });
});

test(
  'with all languages they speak the page’s, and with nynorsk alone that, whatever the page’s is',
  unlessIn(false),
  async () => {
    files = await made(['nn', 'nb', 'en']);
    for (const [path, words] of [
      ['all/tag-en', 'Statistics? (en)'],
      ['all/tag-se', 'Statistics? (nb)'],
      ['nn/tag-nn', 'Statistics? (nn)'],
      ['nn/tag-en', 'Statistics? (nn)'],
      ['nn/html-nb', 'Statistics? (nn)'],
    ] as const) {
      const tab = await open(path);
      expect(await heading(tab), path).toBe(words);
      await tab.locator('dfo-consent-settings button').press('Enter');
      await tab.locator('dfo-consent-banner .details button.plain').first().waitFor();
      expect(tab.said, path).toEqual([]);
    }
  },
);

const size = (code: string) => brotliCompressSync(code).length;
const dfos = () => size(readFileSync('dist/dfo-consent.js', 'utf8'));

test('no word of DFØ’s registry is in them, and in one language the tag is smaller than DFØ’s by most of a kilobyte', () => {
  for (const [name, code] of inNynorsk) expect(code, name).not.toMatch(/dfo\.no|doffin|Vimeo/);
  expect(size(inNynorsk.get('dfo-consent.js')!)).toBeLessThanOrEqual(dfos() - 900);
});

test('for one site in one language the tag is a kilobyte smaller than DFØ’s', unlessIn(false), async () => {
  const one = await build({ root: process.cwd(), registry, sites: ['library'], languages: ['nn'] });
  expect(size(one.get('dfo-consent.js')!)).toBeLessThanOrEqual(dfos() - 1000);
});

describe('services under ids of their own', () => {
  const at = fixture((request) => {
    if (request.host !== 'own.example') return answerMatomo(request) ?? empty(request);
    const file = inNynorsk.get(request.path.replace('/own/', ''));
    if (file !== undefined) return { headers: { 'content-type': 'text/javascript' }, body: file };
    const told =
      'data-matomo-url="https://matomo.dfo.example/" data-matomo-site-id="3" data-qlik-url="https://charts.example/"';
    return `<!doctype html><html lang="nn"><meta charset="utf-8"><title>Bibliotek</title><script src="/own/dfo-consent.js" ${told}></script>
<main><h1>Bibliotek</h1><iframe data-service="charts" data-dfo-src="https://charts.example/1" title="Graf" width="640" height="360"></iframe></main>`;
  });

  test('the library loads their Matomo and stops it, takes their charts’ server from the tag, and tells of nothing necessary where there is none', async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://own.example/');
    const banner = tab.locator('dfo-consent-banner section');
    await banner.waitFor();
    expect(await banner.textContent()).not.toMatch(/nødvendig/);
    await tab.locator('dfo-consent-embed [data-dfo-consent=load]').press('Enter');
    await expect.poll(() => at.server.to(/charts/)).toEqual(['https://charts.example/1']);
    expect(at.server.to(/matomo/)).toEqual([]);
    await tab.locator('dfo-consent-banner [data-dfo-consent=accept]').press('Enter');
    await expect.poll(() => pageViews(at.server)).toHaveLength(1);
    await tab.evaluate(() => window.dfoConsent!.refuse());
    expect(await tab.evaluate(() => JSON.stringify(Reflect.get(window, '_paq')))).not.toContain('trackPageView');
    expect(tab.said).toEqual([]);
  });
});

describe('several purposes, printed', () => {
  let letThrough = () => {};
  const at = fixture((request) => {
    if (request.host !== 'several.example') return empty(request);
    const file = inNynorsk.get(request.path.replace('/own/', ''));
    if (file !== undefined) {
      const after = request.path.includes('core') && new Promise<void>((done) => (letThrough = done));
      return { headers: { 'content-type': 'text/javascript' }, body: file, ...(after && { after }) };
    }
    return `<!doctype html><html lang="nn"><meta charset="utf-8"><title>Bibliotek</title><script async src="/own/dfo-consent-core.js"></script>
<body>${inNynorsk.get('banner-several-nn.html')}<main><h1>Bibliotek</h1></main><footer>${inNynorsk.get('settings-several-nn.html')}</footer>`;
  });
  /** What was asked of the site itself; a browser may ask for its picture. */
  const fetched = () =>
    at.server
      .to(/several/)
      .map((address) => address.replace(/.*\//, ''))
      .filter((file) => file !== 'favicon.ico');
  const answers = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.answer.purposes);
  const open = async (isLate: boolean) => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://several.example/', { waitUntil: 'commit' });
    await tab.locator('dfo-consent-banner input[value=media]').waitFor();
    if (isLate) return tab;
    await expect.poll(fetched).toEqual(['', 'dfo-consent-core.js']);
    letThrough();
    await tab.waitForFunction(() => window.dfoConsent);
    return tab;
  };

  test.each([false, true])(
    'what is ticked is saved by the core alone (pressed before it has come: %s)',
    async (isLate) => {
      const tab = await open(isLate);
      expect(await tab.locator('dfo-consent-banner input:checked').count()).toBe(0);
      await tab.locator('dfo-consent-banner input[value=media]').press('Space');
      await tab.locator('dfo-consent-banner [data-dfo-consent=save]').press('Enter');
      if (isLate) letThrough();
      await tab.waitForFunction(() => window.dfoConsent?.answer.state === 'answered');
      expect(await answers(tab)).toEqual({ statistics: 'refused', media: 'accepted' });
      await tab.locator('dfo-consent-banner [role=status]').getByText('Du har godteke Media (nn).').waitFor();
    },
  );

  test.each([
    ['accept', 'accepted'],
    ['reject', 'refused'],
  ])('%s needs the core alone', async (hook, said) => {
    const tab = await open(false);
    await tab.waitForTimeout(300);
    expect(fetched()).toEqual(['', 'dfo-consent-core.js']);
    await tab.locator(`dfo-consent-banner [data-dfo-consent=${hook}]`).press('Enter');
    await tab.waitForFunction(() => window.dfoConsent!.answer.state === 'answered');
    expect(await answers(tab)).toEqual({ statistics: said, media: said });
    // Opened again, the boxes show what was answered.
    await tab.locator('dfo-consent-settings button').press('Enter');
    await expect.poll(() => tab.locator('dfo-consent-banner input:checked').count()).toBe(hook === 'accept' ? 2 : 0);
    expect(tab.said).toEqual([]);
  });
});
