import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/server.js';
import { registry, type DfoServiceId } from '../../registry/index.js';
import { gateHtml } from '../../src/html/index.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';

/** The page where an editor makes an embed code wait. */
let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  browser = await openBrowser({ http: demo.port, https: demo.port });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

const home = () => `http://127.0.0.1:${demo.port}`;
/** The page, and every request that it makes to another host than its own. */
const open = async (query = '') => {
  const tab = await browser.fresh();
  const left: string[] = [];
  tab.on('request', (request) => {
    if (!request.url().startsWith(home())) left.push(request.url());
  });
  await tab.goto(`${home()}/innbygging${query}`);
  return { tab, left };
};
const paste = (tab: Tab, code: string) => tab.getByLabel('Innbyggingskode').fill(code);
const inert = (tab: Tab) => tab.getByLabel('Koden som ventar på samtykke');
const status = (tab: Tab) => tab.locator('.result > [role=status]');

const codes: readonly {
  readonly name: string;
  readonly code: string;
  readonly service: DfoServiceId;
  readonly host: RegExp;
  readonly hosts?: Partial<Record<DfoServiceId, string[]>>;
}[] = [
  {
    name: 'a Vimeo frame',
    service: 'vimeo',
    host: /^https?:\/\/player\.vimeo\.com\//m,
    code: '<iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e" width="640" height="360" allowfullscreen></iframe>',
  },
  {
    name: 'a Tableau share code',
    service: 'tableau-public',
    host: /^https?:\/\/public\.tableau\.com\//m,
    code: `<div class='tableauPlaceholder' id='viz1'><noscript><a href='#'><img alt='Graf' src='https:&#47;&#47;public.tableau.com&#47;static&#47;images&#47;A&#47;1_rss.png' /></a></noscript><object class='tableauViz' style='display:none;'><param name='host_url' value='https%3A%2F%2Fpublic.tableau.com%2F' /></object></div>
<script type='text/javascript'>var s = document.createElement('script'); s.src = 'https://public.tableau.com/javascripts/api/viz_v1.js'; document.body.append(s);</script>`,
  },
  {
    name: 'an Acast frame without scheme',
    service: 'acast',
    host: /^https?:\/\/embed\.acast\.com\//m,
    code: '<p>Høyr:</p>\n<iframe src="//embed.acast.com/dfo-podden"></iframe>',
  },
  {
    name: 'Matomo on the site’s own server',
    service: 'matomo',
    host: /^https?:\/\/matomo\.dfo\.example\//m,
    hosts: { matomo: ['matomo.dfo.example'] },
    code: `<script>var _paq=[];(function(){var u="//matomo.dfo.example/";_paq.push(['setTrackerUrl',u+'matomo.php']);var g=document.createElement('script');g.src=u+'matomo.js';document.head.append(g);})();</script>`,
  },
  {
    name: 'Qlik, which dfo.no has not declared',
    service: 'qlik',
    host: /^https:\/\/cdn\.jsdelivr\.net\//m,
    code: '<script crossorigin type="module" src="https://cdn.jsdelivr.net/npm/@qlik/embed-web-components"></script><qlik-embed ui="analytics/chart" host="https://x.eu.qlikcloud.com"></qlik-embed>',
  },
];

for (const { name, code, service, host, hosts = {} } of codes)
  describe(name, unlessIn(service === 'matomo'), () => {
    test('is shown for what it is, and comes back as the command gives it, without a request', async () => {
      const { tab, left } = await open();
      if (hosts.matomo) await tab.getByLabel('Tenar for Matomo').fill(hosts.matomo[0]!);
      await paste(tab, code);
      const { name, items } = registry.services[service];
      const report = tab.locator(`.report[data-service="${service}"]`);
      await report.getByRole('heading', { name, exact: true }).waitFor();
      expect(await status(tab).innerText()).toBe(`Fann innhald frå ${name}.`);
      expect(await inert(tab).inputValue()).toBe(gateHtml(code, { site: 'dfo.no', hosts }));
      const text = await report.innerText();
      for (const item of items) expect(text).toContain(item.name);
      expect(text).toContain('linje ');
      expect(/har ikkje .* i registeret/.test(text)).toBe(service === 'qlik');
      expect(left).toEqual([]);
      expect(tab.said).toEqual([]);
      // Its twin: the same code in a page does ask.
      await tab.goto('http://nobody.example/');
      await tab.setContent(code);
      await expect.poll(() => left.join('\n')).toMatch(host);
    });
  });

test('addresses are shown by the hosts that they lead to', unlessIn(false), async () => {
  const { tab } = await open();
  await paste(tab, `${codes[0]!.code}\n${codes[2]!.code}`);
  await tab.locator('.report').nth(1).waitFor();
  expect(await tab.locator('.report[data-service=vimeo]').innerText()).toContain(
    'https://player.vimeo.com/video/76979871?h=8272103f6e',
  );
  expect(await tab.locator('.report[data-service=acast] p[translate=no]').innerText()).toBe('embed.acast.com');
  expect(await status(tab).innerText()).toBe('Fann innhald frå Vimeo og Acast.');
});

test('says that nothing is pasted, that nothing is found, and that a host is none', { tags: ['matrix'] }, async () => {
  const { tab } = await open();
  await expect.poll(() => status(tab).innerText()).toBe('Ingen kode er limt inn enno.');
  await paste(tab, '<p>Statistikk frå tableau.com</p>');
  await expect.poll(() => status(tab).innerText()).toContain('Fann ingenting å halde tilbake.');
  expect(await inert(tab).count()).toBe(0);
  await paste(tab, codes[0]!.code);
  await inert(tab).waitFor();
  await tab.getByLabel('Tenar for Qlik').fill('ikkje ein vert');
  await expect.poll(() => status(tab).innerText()).toBe('Rett tenaren til Qlik først.');
  expect(await inert(tab).count()).toBe(0);
  const field = tab.getByLabel('Tenar for Qlik');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await tab.locator(`#${await field.getAttribute('aria-describedby')}`).innerText()).toContain('vertsnamn');
});

test('content that no registry describes is named, beside what is held and alone', async () => {
  const { tab, left } = await open();
  const notice = tab.locator('.result .notice');
  await paste(tab, '<p>Tekst</p>');
  await expect.poll(() => status(tab).textContent()).toContain('Fann ingenting');
  expect(await notice.count()).toBe(0);
  const strange = '<iframe src="https://widgets.example/1"></iframe><img src="//pixel.example/1.gif">';
  for (const before of ['', '<iframe src="https://player.vimeo.com/video/1"></iframe>']) {
    await paste(tab, before + strange);
    await expect.poll(() => notice.allTextContents()).toHaveLength(1);
    expect(await notice.textContent()).toContain('Koden lastar også inn innhald frå widgets.example og pixel.example.');
    await expect.poll(() => inert(tab).count()).toBe(before ? 1 : 0);
  }
  expect(left).toEqual([]);
});

test('a Matomo that nobody has told of is pointed out, and entered with one press', unlessIn(false), async () => {
  const { tab } = await open();
  // Its snippet is known by the queue that it uses; its file alone could be anybody's.
  const code = '<script src="https://matomo.dfo.example/matomo.js" async></script>';
  const hosts = { matomo: ['matomo.dfo.example'] };
  await paste(tab, code);
  await tab.getByRole('button', { name: 'Før opp matomo.dfo.example' }).press('Enter');
  await inert(tab).waitFor();
  expect(await tab.getByLabel('Tenar for Matomo').inputValue()).toBe('matomo.dfo.example');
  expect(await inert(tab).inputValue()).toBe(gateHtml(code, { site: 'dfo.no', hosts }));
  expect(await tab.getByText('Er det Matomo').count()).toBe(0);
});

test('the site decides what is declared', { tags: ['matrix'] }, async () => {
  const { tab } = await open();
  await paste(tab, codes[4]!.code);
  await tab.getByText('dfo.no har ikkje Qlik i registeret.').waitFor();
  await tab.getByLabel('Nettstaden koden skal stå på').selectOption('statsregnskapet.no');
  await tab.getByText('statsregnskapet.no spør om Qlik på staden').waitFor();
});

test('what is pasted becomes no part of the page', async () => {
  const { tab, left } = await open();
  const hostile = `</textarea><script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><iframe src="https://vimeo.com/1'&quot;><b>" srcdoc="<script>parent.ran = 3</script>"></iframe>`;
  await paste(tab, hostile);
  await inert(tab).waitFor();
  expect(await tab.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  expect(await tab.locator('#editor').locator('iframe, img, script, b').count()).toBe(0);
  expect(await inert(tab).inputValue()).toBe(gateHtml(hostile, { site: 'dfo.no' }));
  expect({ left, said: tab.said }).toEqual({ left: [], said: [] });
});

describe('the button copies', () => {
  test('to the clipboard, and says so', async () => {
    const { tab } = await open();
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await paste(tab, codes[0]!.code);
    await tab.getByRole('button', { name: 'Kopier koden' }).press('Enter');
    await tab.getByRole('status').filter({ hasText: 'Koden er kopiert.' }).waitFor();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(await inert(tab).inputValue());
    // What was said of the old code is not true of the new one.
    await paste(tab, codes[2]!.code);
    await expect.poll(() => tab.getByText('Koden er kopiert.').count()).toBe(0);
  });

  test('by hand where the browser does not allow it: the code is selected', { tags: ['matrix'] }, async () => {
    const { tab } = await open();
    await tab.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await paste(tab, codes[0]!.code);
    await tab.getByRole('button', { name: 'Kopier koden' }).press('Enter');
    await tab.getByRole('status').filter({ hasText: 'Koden er markert' }).waitFor();
    expect(await tab.evaluate(() => String(getSelection()))).toBe(await inert(tab).inputValue());
  });
});

test.each([
  ['', 'nn', 'Gjer ein innbyggingskode klar', 'Kva koden gjer'],
  ['?lang=nb', 'nb', 'Gjør en innbyggingskode klar', 'Hva koden gjør'],
  ['?lang=en', 'en', 'Prepare an embed code', 'What the code does'],
])('speaks the language that was asked for %s', { tags: ['matrix'] }, async (query, lang, title, result) => {
  const { tab } = await open(query);
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
  await tab.getByRole('heading', { level: 2, name: result }).waitFor();
  expect(await tab.locator('html').getAttribute('lang')).toBe(lang);
});

test.each([
  [320, '100%'],
  [640, '200%'],
])('%i pixels wide with text at %s: nothing scrolls sideways', async (width, size) => {
  const { tab } = await open();
  await tab.setViewportSize({ width, height: 800 });
  await tab.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
  await paste(tab, codes.map(({ code }) => code).join('\n'));
  await tab.locator('.report').nth(3).waitFor();
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test('the index and every site lead here', { tags: ['matrix'] }, async () => {
  const { tab } = await open();
  await tab.goto(`${home()}/`);
  await tab.getByRole('link', { name: 'For redaktørar' }).press('Enter');
  await tab.getByLabel('Innbyggingskode').waitFor();
  await tab.goto(`http://kudos.dfo.no.localhost:${demo.port}/?lang=nb`);
  await tab.getByRole('link', { name: 'For redaktører' }).press('Enter');
  await tab.getByRole('heading', { name: 'Gjør en innbyggingskode klar' }).waitFor();
});
