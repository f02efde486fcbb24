/** What the audit sees, and what it leaves alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Server } from '../harness/serve.js';
import { recorder } from './recorder.js';
import { auditOf } from './run.js';
import { host, replyOf, site, start } from './site.js';
import type { Site } from './site-type.js';

let server: Server;
let now: Site = {};
beforeAll(async () => {
  server = await serve((request) => replyOf(now)(request));
});
afterAll(() => server?.close());

/** The site as it is from now on. */
function open(site: Site): void {
  now = site;
  server.forget();
}
const asked = (part: string) =>
  server.to(/^www\.dfo\.no$/).filter((address) => new URL(address).pathname.startsWith(part));

test('the profile allows third-party cookies, and stores no cookie that a frame may not set', {
  tags: ['matrix'],
}, async () => {
  const again = { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  open(
    site({
      vimeo: {
        moreCookies: ['not_for_frames=1; Max-Age=86400; Domain=.vimeo.com; Path=/; SameSite=Lax; Secure'],
        content: '<img src="/again.svg" alt="">',
      },
      more: { 'player.vimeo.com/again.svg': again },
    }),
  );
  const { items } = await auditOf(server);
  const ofVimeo = items.filter((item) => item.kind === 'cookie' && item.host === '.vimeo.com');
  expect(ofVimeo.map(({ name }) => name).sort()).toEqual(['__cf_bm', '_cfuvid']);
  // Stored means that they are sent.
  const sent = server.requests.filter(({ path }) => path === '/again.svg').map(({ cookie }) => cookie);
  expect(sent.length).toBeGreaterThan(0);
  for (const cookie of sent) expect(cookie).toMatch(/^(?=.*__cf_bm=)(?=.*_cfuvid=)(?!.*not_for_frames)/);
});

test('everything is told of whoever is allowed it: the sound site’s items belong to their services', {
  tags: ['matrix'],
}, async () => {
  open(site());
  const { items, hosts } = await auditOf(server);
  // Matomo's record of the objection is written and taken away at withdrawal, within one task.
  const lasting = items.filter(({ name }) => name !== 'mtm_consent_removed');
  expect([...new Set(lasting.map(({ item, service }) => `${service}: ${item}`))].sort()).toEqual([
    'dfo-consent: dfo-consent',
    'matomo: _pk_id',
    'matomo: _pk_ses',
    'vimeo: __cf_bm',
    'vimeo: _cfuvid',
  ]);
  expect(hosts.map((one) => [one.host, one.service])).toEqual([
    ['matomo.dfo.example', 'matomo'],
    ['player.vimeo.com', 'vimeo'],
    ['www.dfo.no', 'own'],
  ]);
});

test('the yes holds until the no is pressed: what is sent while the visitor looks for it is no fault', {
  tags: ['matrix'],
}, async () => {
  /** Counts every 20 ms whoever says yes, and for `more` milliseconds whoever says yes no more. */
  const beating = (more: number) =>
    site({
      end: `<script>{
  let until = 0, count = 0;
  setInterval(() => {
    if (window.dfoConsent?.may('matomo')) until = performance.now() + ${more};
    if (performance.now() <= until) navigator.sendBeacon('https://matomo.dfo.example/matomo.php?idsite=7&rec=1&ping=' + count++);
  }, 20);
}</script>`,
    });
  const rules = async () => (await auditOf(server)).findings.map(({ rule }) => rule);

  open(beating(0));
  expect(await rules()).not.toContain('contacted-after-withdrawal');
  expect(server.requests.filter(({ path }) => path.includes('ping=')).length).toBeGreaterThan(10);
  // And what is sent from then on is one.
  open(beating(300));
  expect(await rules()).toContain('contacted-after-withdrawal');
});

test('what opens a door is in no report: logins in addresses, and values of queries', async () => {
  open(
    site({
      end: `<script>fetch('https://pixel.tracker.example/p?token=SECRET#SECRET', { mode: 'no-cors' });</script>`,
    }),
  );
  const report = await auditOf(server, {
    url: start.replace('//', '//user:SECRET@'),
    options: { visitors: ['unanswered'] },
  });
  const told = JSON.stringify(report);
  expect(told).toContain('https://pixel.tracker.example/p?token=…');
  expect(told).not.toContain('SECRET');
  expect(report.pages.map(({ url, status }) => [url, status])).toEqual([[start, 200]]);
});

test('a statement is held against every site that was looked at', { tags: ['matrix'] }, async () => {
  const other = 'www.statsregnskapet.no';
  const bare =
    '<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side</title></head><body><h1>Side</h1></body></html>';
  open(site({ more: { [`${other}/`]: bare, [`${host}/personvern`]: bare } }));
  const { findings } = await auditOf(server, {
    options: {
      urls: [start, `https://${other}/`],
      maxPages: 2,
      visitors: ['unanswered'],
      statement: `${start}personvern`,
    },
  });
  const missed = findings
    .filter(({ rule }) => rule === 'statement-misses-item')
    .map((one) => `${one.site}: ${one.subject}`);
  expect(missed).toEqual(expect.arrayContaining(['dfo.no: _pk_id', 'statsregnskapet.no: X-Qlik-Session-Public']));
});

test('a page is not led to a host that nobody has named, by the server, a script or a tag; its frames are', async () => {
  const bare =
    '<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side</title></head><body><h1>Side</h1>';
  open(
    site({
      more: {
        [`${host}/tenar`]: { status: 302, headers: { location: 'https://unnamed.example/a' } },
        [`${host}/skript`]: `${bare}<script>location.href = 'https://unnamed.example/b';</script>`,
        [`${host}/tagg`]: `${bare}<meta http-equiv="refresh" content="0;url=https://unnamed.example/c">`,
        [`${host}/ramme`]: `${bare}<iframe src="https://unnamed.example/d" title="Ramme"></iframe>`,
        'unnamed.example/*': bare,
      },
    }),
  );
  const urls = ['tenar', 'skript', 'tagg', 'ramme'].map((path) => start + path);
  const look = (allowedHosts: readonly string[]) =>
    auditOf(server, { options: { urls, allowedHosts, maxPages: 4, concurrency: 4, visitors: ['unanswered'] } });
  const paths = () =>
    [...new Set(server.to(/^unnamed\.example$/).map((address) => new URL(address).pathname))]
      .filter((path) => path !== '/favicon.ico')
      .sort();
  const { pages } = await look([]);
  expect(paths()).toEqual(['/d']);
  const failed = pages.filter(({ failures }) => failures.join().includes('--allow-host unnamed.example'));
  expect(failed.map(({ url }) => url)).toEqual(urls.slice(0, 3).sort());
  await look(['unnamed.example']);
  expect(paths()).toEqual(['/a', '/b', '/c', '/d']);
});

test('the user agent names itself, in every request', async () => {
  const page = `<!doctype html><html lang="nn"><title>Side</title><img src="/picture" alt=""><iframe src="/frame" title="Ramme"></iframe><script>fetch('/fetched'); new Worker('/worker.js');</script></html>`;
  const { ports, recorded, close } = await recorder({
    '/robots.txt': ['text/plain', 'User-agent: *\nAllow: /\n'],
    '/': ['text/html', page],
    '/frame': ['text/html', '<!doctype html><title>Ramme</title>'],
    '/worker.js': ['text/javascript', `fetch('/by-worker');`],
  });
  try {
    await auditOf({ ports });
  } finally {
    close();
  }
  expect(recorded.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/robots.txt', '/', '/picture', '/frame', '/fetched', '/worker.js', '/by-worker']),
  );
  expect(recorded.filter(({ userAgent }) => !userAgent.includes('dfo-consent-audit'))).toEqual([]);
});

const robots =
  'User-agent: *\nDisallow: /stengt/\n\nUser-agent: dfo-consent-audit\nDisallow: /stengt/\nDisallow: /for-menneske/\n';

test.each([
  { isObeyed: true, opened: ['/', '/om'] },
  { isObeyed: false, opened: ['/', '/for-menneske/side', '/om', '/stengt/side'] },
])('robots.txt is obeyed: $isObeyed', { tags: ['matrix'] }, async ({ isObeyed, opened }) => {
  const links = '<a href="/stengt/side">Stengt</a> <a href="/for-menneske/side">For menneske</a>';
  const side = '<!doctype html><html lang="nn"><title>Side</title><main><h1>Side</h1></main></html>';
  open(
    site({
      embed: links,
      more: {
        [`${host}/robots.txt`]: { headers: { 'content-type': 'text/plain' }, body: robots },
        [`${host}/stengt/side`]: side,
        [`${host}/for-menneske/side`]: side,
      },
    }),
  );
  const { pages, skipped } = await auditOf(server, { options: { robots: isObeyed, follow: true, maxPages: 10 } });
  expect(pages.map(({ url }) => new URL(url).pathname).sort()).toEqual(opened);
  const shut = isObeyed ? [`${start}for-menneske/side`, `${start}stengt/side`] : [];
  expect(skipped.map(({ url }) => url).sort()).toEqual(shut);
  for (const { why } of skipped) expect(why).toMatch(/robots\.txt/);
});

const forms = (script: string) => `
<form action="/sendt/get"><label>Søk <input name="q" autofocus value="statistikk"></label> <button>Søk</button></form>
<form action="/sendt/post" method="post" target="there"><input name="namn" value="Nokon"><input type="submit" value="Send"><input type="image" src="/bilete" alt="Send"></form>
<form action="/sendt/tomt" method="post"><button>Meld av</button></form>
<iframe name="there" title="Svar"></iframe><script>${script}</script>`;

test.each([
  { who: 'the audit never submits', script: '', sent: 0 },
  { who: 'its twin shows that one that is submitted is seen', script: `document.forms[1].submit();`, sent: 1 },
])('forms: $who', { tags: ['matrix'] }, async ({ script, sent }) => {
  open(
    site({
      end: forms(script),
      more: { [`${host}/sendt/*`]: '<!doctype html><title>Sendt</title>', [`${host}/bilete`]: { status: 204 } },
    }),
  );
  await auditOf(server);
  expect(Math.min(asked('/sendt/').length, 1)).toBe(sent);
});

/** Controls of every kind, close together, and a listener that tells of each press. */
const controls = (script: string) => `
${Array.from({ length: 20 }, (_, index) => `<p><button type="button">Knapp ${index}</button> <a href="/om?${index}">Lenkje ${index}</a> <label><input type="checkbox"> Boks ${index}</label></p>`).join('\n')}
<details><summary>Meir</summary>Tekst</details>
<select><option>Ein</option><option>To</option></select>
<div role="button" tabindex="0">Godta alle</div>
<div onclick="void 0">Ja, eg godtek</div>
<script>
addEventListener('click', (event) => {
  const control = event.composedPath().find((one) => one instanceof Element && one.matches('a,button,input,label,summary,select,[role],[onclick]'));
  if (control) fetch('/pressed/' + (control.dataset.dfoConsent ?? control.textContent.trim().slice(0, 20)), { keepalive: true });
}, true);
${script}
</script>`;
const named = ['accept', 'load', 'open', 'reject'];

test.each([
  { who: 'the audit presses those that are named and no other', script: '', others: [] },
  {
    who: 'its twin shows that another press is seen',
    script: `document.querySelector('summary').click();`,
    others: ['Meir'],
  },
])('controls: $who', { tags: ['matrix'] }, async ({ script, others }) => {
  open(site({ end: controls(script), more: { [`${host}/pressed/*`]: { status: 204 } } }));
  await auditOf(server);
  const pressed = new Set(
    asked('/pressed/').map((address) => decodeURIComponent(new URL(address).pathname.slice('/pressed/'.length))),
  );
  expect([...pressed].sort()).toEqual([...named, ...others].sort());
});

test('pages of a sitemap, and of a sitemap in a sitemap, are looked at', { tags: ['matrix'] }, async () => {
  const xml = (body: string) => ({
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  });
  const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  open(
    site({
      more: {
        [`${host}/sitemap.xml`]: xml(
          `<sitemapindex ${namespace}><sitemap><loc>${start}sitemap-1.xml</loc></sitemap></sitemapindex>`,
        ),
        [`${host}/sitemap-1.xml`]: xml(
          `<urlset ${namespace}><url><loc>${start}</loc></url><url><loc>${start}om</loc></url></urlset>`,
        ),
      },
    }),
  );
  const { pages, findings } = await auditOf(server, {
    options: { urls: [], sitemaps: [`${start}sitemap.xml`], maxPages: 10 },
  });
  expect(pages.map(({ url }) => url)).toEqual([start, `${start}om`]);
  expect(findings).toEqual([]);
});
