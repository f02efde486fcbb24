/** The tag as people write it: what works, and what is told in one sentence (C10, E12). */
import { expect, test } from 'vitest';
import { bannerHtml } from 'dfo-consent/html';
import { heard } from '../harness/heard.js';
import { fixture } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { page, printed } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const told = 'data-site="dfo.no" data-matomo-url="https://matomo.dfo.example/" data-matomo-site-id="7"';
/** Ways to write the tag that work; the file is the page's. */
const ways: Readonly<Record<string, (file: string) => string>> = {
  'as it should be': (file) => `<script src="${file}" ${told}></script>`,
  'type="module"': (file) => `<script type="module" src="${file}" ${told}></script>`,
  'type="module" async': (file) => `<script type="module" async src="${file}?v=2" ${told}></script>`,
  async: (file) => `<script async src="${file}" ${told}></script>`,
  defer: (file) => `<script defer src="${file}" ${told}></script>`,
  'injected by a script': (file) =>
    `<script>const tag = document.createElement('script'); tag.src = '${file}'; Object.assign(tag.dataset, { site: 'dfo.no', matomoUrl: 'https://matomo.dfo.example/', matomoSiteId: '7' }); document.head.append(tag);</script>`,
  'injected as a module, beside an image named currentScript': (file) =>
    `<script>addEventListener('load', () => { document.body.insertAdjacentHTML('beforeend', '<img name="currentScript" alt="">'); const tag = document.createElement('script'); tag.type = 'module'; tag.src = '${file}'; Object.assign(tag.dataset, { site: 'dfo.no', matomoUrl: 'https://matomo.dfo.example/', matomoSiteId: '7' }); document.head.append(tag); });</script>`,
};
/** Attributes, and what is told of them; nothing is where they are right, or somebody else's. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  'data-languge="nb"': ['data-languge', 'data-lang'],
  'data-language="nb"': ['data-language', 'data-lang'],
  'data-matomo-siteid="7"': ['data-matomo-siteid', 'data-matomo-site-id'],
  'data-matomourl="https://matomo.dfo.example/"': ['data-matomourl', 'data-matomo-url'],
  'matomo-url="https://matomo.dfo.example/"': ['matomo-url', 'data-matomo-url'],
  'data-host="vimeo=a.example"': ['data-host', 'data-hosts'],
  'data-gaurd': ['data-gaurd', 'data-guard'],
  'data-cookiedomain="dfo.no"': ['data-cookiedomain', 'data-cookie-domain'],
  'data-privacy-ulr="/personvern"': ['data-privacy-ulr', 'data-privacy-url'],
  'data-lang="nn" data-privacy-url="/personvern" lang="nb"': [],
  'data-cfasync="false" data-turbo-track="reload" data-category="x" data-priority="1" data-material': [],
};
const print = (site: string, lang: string, cookieDomain?: string) =>
  bannerHtml({ site: site as 'dfo.no', lang: lang as 'nn', cookieDomain }).html;
const older = () => print('dfo.no', 'nn').replace(/(data-question="dfo\.no nn )\w{5}/, '$1aaaaa');
/** Printed banners that are not this page's, and what is told. */
const prints: Readonly<Record<string, readonly [html: () => string, told: string]>> = {
  'of another site': [() => print('kudos.dfo.no', 'nn'), 'is of the site "kudos.dfo.no" and stands on "dfo.no"'],
  'in another language': [() => print('dfo.no', 'nb'), 'is in "nb", and the page is in "nn"'],
  'for a shared answer': [() => print('dfo.no', 'nn', 'dfo.no'), 'is for another data-cookie-domain than the tag’s'],
  'of an older registry': [older, 'is from an older registry'],
};
const at = fixture((request) => {
  const [, kind, install, name = ''] = decodeURIComponent(request.path).split('/');
  const answered = answerMatomo(request);
  if (answered) return answered;
  const printedToo = install === 'html' && { install: 'html' as const };
  if (kind === 'way') {
    const file = install === 'html' ? '/dfo-consent-core.js' : '/dfo-consent.js';
    return page({ ...printedToo, script: told }).replace(/<script (async )?src="[^>]*><\/script>/, ways[name]!(file));
  }
  if (kind === 'attribute')
    return page({ ...printedToo, script: `data-site="dfo.no" ${Object.keys(attributes)[Number(name)]}` });
  if (kind === 'print') return page({ install: 'html', banner: name ? prints[name]![0]() : printed('dfo.no', 'nn') });
  if (kind === 'import')
    return page().replace(/<script src=.*<\/script>/, '<script type="module">import "/dfo-consent.js";</script>');
  return undefined;
});
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${path}`);
  return tab;
};
/** The question is there. */
const settled = async (tab: Tab) => {
  await tab.locator('[data-dfo-consent=accept]').waitFor();
};

for (const install of ['script', 'html'])
  for (const way of Object.keys(ways))
    test(
      `the tag written ${way} is read (${install})`,
      unlessIn(/^type="module"$|injected by/.test(way) && install === 'script'),
      async () => {
        const tab = await open(`way/${install}/${encodeURIComponent(way)}`);
        await tab.locator('[data-dfo-consent=accept]').press('Enter');
        await expect.poll(() => pageViews(at.server).length).toBe(1);
        expect(await heard(tab)).toEqual([]);
      },
    );

for (const install of ['script', 'html'])
  test(
    `an attribute that is misspelt is told with the one that was meant (${install})`,
    unlessIn(install === 'script'),
    async () => {
      for (const [index, [attribute, [written, meant]]] of Object.entries(attributes).entries()) {
        const tab = await open(`attribute/${install}/${index}`);
        const words = written
          ? [`dfo-consent: the tag's attribute ${written} is not known and is left out. Write ${meant}.`]
          : [];
        await settled(tab);
        // With the banner printed it is told when somebody turns to that.
        await tab.evaluate(() => void window.dfoConsent);
        if (!written) await tab.waitForTimeout(300);
        await expect.poll(() => heard(tab), { message: attribute }).toEqual(words);
      }
    },
  );

test(
  'a printed banner that is another page’s, or older, is told with the command that prints it anew',
  unlessIn(false),
  async () => {
    for (const [name, [, words]] of Object.entries(prints)) {
      const tab = await open(`print/html/${encodeURIComponent(name)}`);
      await expect
        .poll(() => heard(tab), { message: name })
        .toEqual([
          `dfo-consent: the printed banner ${words}, so it is made anew after the first paint. Print it with npx dfo-consent banner --site dfo.no --lang nn.`,
        ]);
      await tab.locator('[data-dfo-consent=accept]').waitFor();
    }
    // The twin: its own says nothing, turned to and answered.
    const tab = await open('print/html/');
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'answered');
    expect(await heard(tab)).toEqual([]);
  },
);

test('where no tag can be found one sentence tells what to write, and the host name tells the site', async () => {
  const tab = await open('import/script');
  await tab.locator('[data-dfo-consent=accept]').waitFor();
  await expect
    .poll(() => heard(tab))
    .toEqual([
      'dfo-consent: the script does not find its tag, so no data- attribute is read. Write <script src="/dfo-consent.js" data-site="…"> in the page, or import start() from the package.',
    ]);
});
