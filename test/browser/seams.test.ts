/** A fault thrown at each seam: where the library leans on the browser, the page or a vendor. Everything stays closed and the page whole (R97). */
import { expect, test } from 'vitest';
import { dayOf } from '../../src/decide/answer.js';
import type { Tab } from '../harness/open-browser.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const fail = "() => { throw new Error('fault'); }";
const broken = (owner: string, name: string) =>
  `Object.defineProperty(${owner}, '${name}', { configurable: true, writable: true, value: ${fail} });`;
const brokenGetter = (owner: string, name: string, more = '') =>
  `Object.defineProperty(${owner}, '${name}', { configurable: true, get: ${fail}${more} });`;

interface Seam {
  /** What is put first in the page. */
  readonly fault: string;
  readonly policy?: string;
  /** What of an accepted page comes all the same: a seam that it does not need. Default: nothing is promised. */
  readonly opens?: true;
  /** When it is met, and then reported; without this, on every visit. A refusal that browsers know is told to the visitor, not to the console. */
  readonly heard?: 'unanswered' | 'answered' | 'sometimes';
}

/** By what they break. */
const seams: Readonly<Record<string, Seam>> = {
  'document.cookie when read': { fault: brokenGetter('document', 'cookie', ', set() {}'), heard: 'sometimes' },
  'document.cookie when written': {
    fault: `const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie'); Object.defineProperty(document, 'cookie', { get: () => own.get.call(document), set: ${fail} });`,
    heard: 'sometimes',
    opens: true,
  },
  localStorage: { fault: brokenGetter('window', 'localStorage'), heard: 'sometimes', opens: true },
  'cookieStore.addEventListener': { fault: `if (window.cookieStore) ${broken('cookieStore', 'addEventListener')}` },
  'MutationObserver as such': {
    fault: `window.MutationObserver = class { constructor() { throw new Error('fault'); } };`,
  },
  'MutationObserver.observe': { fault: broken('MutationObserver.prototype', 'observe') },
  'what a MutationObserver is told': {
    fault: `const Own = window.MutationObserver; window.MutationObserver = class extends Own { constructor() { super(${fail}); } };`,
  },
  attachShadow: { fault: broken('Element.prototype', 'attachShadow') },
  'customElements.define': { fault: broken('CustomElementRegistry.prototype', 'define') },
  adoptedStyleSheets: {
    fault: `Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { set: ${fail}, get: () => [] });`,
  },
  CSSStyleSheet: { fault: `window.CSSStyleSheet = class { constructor() { throw new Error('fault'); } };` },
  replaceChildren: {
    fault: `for (const one of [Element, Document, DocumentFragment]) ${broken('one.prototype', 'replaceChildren')}`,
    heard: 'unanswered',
  },
  'the making of elements': {
    fault: `for (const how of ['createElement', 'createElementNS']) { const make = document[how]; document[how] = function (...told) { if (told.includes('button') || told.includes('section')) throw new Error('fault'); return make.apply(this, told); }; }`,
  },
  'an _paq that throws': { fault: brokenGetter('window', '_paq', `, set: ${fail}`), heard: 'answered' },
  'a _paq.push that throws': { fault: `window._paq = { push: ${fail} };`, heard: 'sometimes', opens: true },
  'a listener for the change': {
    fault: `document.addEventListener('dfo-consent:change', ${fail});`,
    heard: 'sometimes',
    opens: true,
  },
  'a listener that subscribes': {
    fault: `document.addEventListener('dfo-consent:ready', () => window.dfoConsent.subscribe(${fail}));`,
    heard: 'sometimes',
    opens: true,
  },
  'a listener for the handle': { fault: `document.addEventListener('dfo-consent:ready', ${fail});`, opens: true },
  ResizeObserver: {
    fault: `window.ResizeObserver = class { constructor() { throw new Error('fault'); } };`,
    heard: 'sometimes',
    opens: true,
  },
  requestAnimationFrame: { fault: broken('window', 'requestAnimationFrame'), heard: 'sometimes' },
  queueMicrotask: { fault: broken('window', 'queueMicrotask'), heard: 'sometimes' },
  MessageChannel: { fault: `window.MessageChannel = class { constructor() { throw new Error('fault'); } };` },
  'Object.hasOwn': { fault: broken('Object', 'hasOwn') },
  'the language of the page': { fault: broken('Element.prototype', 'closest') },
  'the list formatter': {
    fault: `Intl.ListFormat = class { constructor() { throw new Error('fault'); } };`,
    heard: 'sometimes',
  },
  // The page's policy lets the library's own file in and no other.
  'the later file': { fault: '', policy: "script-src 'unsafe-inline' https://www.dfo.no/dfo-consent.js" },
  'a refused Trusted Types policy': {
    fault: '',
    policy: "require-trusted-types-for 'script'; trusted-types other",
    heard: 'answered',
  },
};

const own = `<h1>Side</h1><p id="words">Tekst</p><button id="own" onclick="this.textContent = 'Trykt'">Trykk</button>
<script type="text/plain" data-service="matomo" data-src="https://matomo.dfo.example/own.js"></script>
<img data-service="vimeo" data-src="https://i.vimeocdn.com/1.png" width="300" height="200" alt="Bilete">
<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film"></iframe>
<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/2" title="To"></dfo-consent-embed>`;
/** The fault stands first, and a script of the page's last: the library's own is between them. */
const withFault = ({ fault }: Seam) =>
  page({
    script: matomo,
    main: own,
    footer: '<dfo-consent-settings></dfo-consent-settings><script>window.isAfter = true;</script>',
  }).replace('<meta charset', `<script>{ ${fault} }</script><meta charset`);

const at = fixture((request) => {
  if (vendors.test(request.host)) return empty(request);
  const name = decodeURIComponent(request.path.slice(1));
  if (name === 'nothing') return withFault({ fault: '' });
  const seam = seams[name];
  if (!seam) return undefined;
  return { headers: { ...(seam.policy && { 'content-security-policy': seam.policy }) }, body: withFault(seam) };
});

const now = dayOf(Date.now()).toString(36);
/** What is stored after a yes to everything that the page has, as the library writes it. */
let stored = '';
const accepted = async () => {
  if (stored) return stored;
  const tab = await open('nothing');
  await tab.evaluate(() => window.dfoConsent!.give(['matomo', 'vimeo']));
  const [cookie] = await at.browser.context.cookies();
  stored = cookie!.value;
  return stored;
};

async function open(name: string, cookie?: string): Promise<Tab> {
  const tab = await at.browser.fresh();
  at.server.forget();
  if (cookie) await at.browser.context.addCookies([{ name: 'dfo-consent', value: cookie, url: 'https://www.dfo.no/' }]);
  await tab.goto(`https://www.dfo.no/${encodeURIComponent(name)}`);
  await tab.waitForTimeout(400);
  return tab;
}
const may = (tab: Tab) =>
  tab.evaluate(() => {
    const handle = window.dfoConsent;
    return (['matomo', 'vimeo'] as const).map((id) => handle?.may(id) ?? false);
  });
/** The page's own words, its own button, and the script after the library's. */
async function expectWhole(tab: Tab): Promise<void> {
  expect(await tab.locator('#words').textContent()).toBe('Tekst');
  await tab.locator('#own').press('Enter');
  expect(await tab.locator('#own').textContent()).toBe('Trykt');
  expect(await tab.evaluate(() => (window as { isAfter?: boolean }).isAfter)).toBe(true);
}
const asked = () => [...new Set(at.server.to(vendors))].sort();
const everything = [
  'https://i.vimeocdn.com/1.png',
  'https://matomo.dfo.example/matomo.js',
  'https://matomo.dfo.example/own.js',
  'https://player.vimeo.com/video/1?dnt=1',
  'https://player.vimeo.com/video/2?dnt=1',
];

test('the same page without a fault asks for nothing before an answer, and for everything after a yes (the twin)', async () => {
  const before = await open('nothing');
  expect(asked()).toEqual([]);
  expect(await may(before)).toEqual([false, false]);
  await expectWhole(before);
  expect(before.said).toEqual([]);
  const cookie = await accepted();
  const after = await open('nothing', cookie);
  await expect.poll(asked).toEqual(everything);
  expect(await may(after)).toEqual([true, true]);
  await expectWhole(after);
});

// `npm test` meets every fourth fault, before an answer or after a yes by turns.
for (const [index, [name, { heard, opens }]] of Object.entries(seams).entries()) {
  const turn = index % 8;
  const isHeard = (when: string) => heard === undefined || heard === when;

  test(
    `a fault in ${name} > before an answer: nothing is asked for, nothing may run, and the page is whole; nor does a press open more than it says`,
    unlessIn(turn === 0),
    async () => {
      const tab = await open(name);
      await expectWhole(tab);
      expect(asked()).toEqual([]);
      expect(await may(tab)).toEqual([false, false]);
      if (isHeard('unanswered')) expect(tab.said.join()).not.toBe('');
      const yes = tab.locator('[data-dfo-consent=accept]');
      if (!(await yes.isVisible())) return;
      await yes.press('Enter');
      await tab.waitForTimeout(200);
      await expectWhole(tab);
      expect(asked().filter((address) => !address.startsWith('https://matomo.'))).toEqual([]);
    },
  );

  test(`a fault in ${name} > after a no: the same`, unlessIn(false), async () => {
    const tab = await open(name, `1.${now}..xiX`);
    await expectWhole(tab);
    expect(asked()).toEqual([]);
    expect(await may(tab)).toEqual([false, false]);
  });

  test(
    `a fault in ${name} > after a yes: no more than was accepted, and the page is whole`,
    unlessIn(turn === 4),
    async () => {
      const tab = await open(name, await accepted());
      await expectWhole(tab);
      if (opens) await expect.poll(asked).toEqual(everything);
      expect(everything).toEqual(expect.arrayContaining(asked()));
      if (isHeard('answered')) expect(tab.said.join()).not.toBe('');
    },
  );
}
