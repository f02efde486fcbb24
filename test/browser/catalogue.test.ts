/** The embed codes of the catalogue's services, on a page of an organisation that has them all: held, released and taken back. */
import { readFileSync } from 'node:fs';
import { gateHtml } from 'dfo-consent/html';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../src/built/build.js';
import { forms } from '../embeds/catalogue/index.js';
import { empty, fixture } from '../harness/fixture.js';
import { unlessIn } from '../harness/tags.js';
import { registry, sites } from '../fixtures/catalogue-registry.js';

const [host] = sites.bygda.hostnames as [string];
let files: Awaited<ReturnType<typeof build>>;
beforeAll(async () => {
  files = await build({ root: process.cwd(), registry, sites: ['bygda'], languages: ['nn'] });
}, 240_000);

const codeOf = (name: string) => readFileSync(new URL(`../embeds/catalogue/${name}.html`, import.meta.url), 'utf8');
const at = fixture((request) => {
  if (request.host !== host) return empty(request);
  const [, kind, name] = /^\/(\w+)\/([\w.-]+)/.exec(request.path) ?? [];
  if (kind === 'files') return { headers: { 'content-type': 'text/javascript' }, body: files.get(name!)! };
  if (!name || !Object.hasOwn(forms, name)) return { status: 404 };
  const page = `<!doctype html><html lang="nn"><meta charset="utf-8"><title>Bygda</title><link rel="icon" href="data:,">
<script src="/files/dfo-consent.js" data-site="bygda"></script><body><main><h1>Bygda</h1>${codeOf(name)}</main><footer></footer>`;
  return kind === 'live' ? page : gateHtml(page, { site: 'bygda', registry });
});
/** Hosts of others that the browser has asked, or would have: Google's lead nowhere here. */
let asked = new Set<string>();
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  asked = new Set();
  tab.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^http/.test(protocol) && hostname !== host) asked.add(hostname);
  });
  await tab.goto(`https://${host}/${path}`);
  await tab.locator('dfo-consent-banner section').waitFor();
  return tab;
};

for (const [name, { service, loads }] of Object.entries(forms))
  test(`${name}: held, released and taken back`, unlessIn(false), async () => {
    const tab = await open(`held/${name}`);
    await tab.waitForTimeout(300);
    expect([...asked]).toEqual([]);
    await tab.evaluate((id) => window.dfoConsent!.give([id] as never), service);
    for (const one of loads) await expect.poll(() => [...asked]).toContain(one);
    await tab.evaluate(() => window.dfoConsent!.refuse());
    asked.clear();
    await tab.reload();
    await tab.locator('dfo-consent-settings button').waitFor();
    await tab.waitForTimeout(300);
    expect([...asked]).toEqual([]);
    // Other words are the browser's, about what vendors write.
    expect(tab.said.filter((one) => one.startsWith('dfo-consent'))).toEqual([]);
  });

test('as they stand, each asks its hosts (the twin)', unlessIn(false), async () => {
  for (const [name, { loads }] of Object.entries(forms)) {
    await open(`live/${name}`);
    for (const one of loads) await expect.poll(() => [...asked], { message: name }).toContain(one);
  }
});
