/** `dfo-consent/react` in the genuine React, in strict mode, as it is built for development and for production. */
import { readFileSync } from 'node:fs';
import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerCookie } from '../../src/testing/index.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { heard } from '../harness/heard.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page, type Install, type Reply, type Request } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';
import { examplesOf } from '../readme.js';
import { App, Page } from './in-page/react-app.js';

const modes = ['development', 'production'] as const;
type Mode = (typeof modes)[number];
/** Who begins the consent, and the page's own script. */
const scripts = {
  tag: `import { begin } from './test/browser/in-page/react-client.js'; begin();`,
  bundle: `import { start } from 'dfo-consent';
import { begin } from './test/browser/in-page/react-client.js';
begin(start({ site: 'dfo.no' }));`,
};
const built: Record<string, string> = {};
beforeAll(async () => {
  for (const mode of modes)
    for (const [name, code] of Object.entries(scripts))
      built[`/${name}-${mode}.js`] = await bundled(code, 'iife', mode);
});

/** What a server renders, where nobody has answered. */
const rendered = () => renderToString(createElement(StrictMode, null, createElement(App)));
const inStrictMode = (script: string) => createElement(StrictMode, null, createElement(Page, { script }));

/** `/INSTALL/MODE/`, rendered in the browser or, with `server`, before; `/document/MODE/` is React's as a whole. */
const reply = (request: Request): Reply | undefined => {
  if (request.host !== 'www.dfo.no') return empty(request);
  const script = built[request.path];
  if (script) return { headers: { 'content-type': 'text/javascript' }, body: script };
  const [, install, mode, way] = request.path.split('/') as [string, Install | 'document', Mode, string];
  if (!modes.includes(mode)) return undefined;
  if (install === 'document') return `<!doctype html>${renderToString(inStrictMode(`/tag-${mode}.js`))}`;
  const isInBundle = install === 'npm';
  const app = `<script defer src="/${isInBundle ? 'bundle' : 'tag'}-${mode}.js"></script>`;
  const whole = page({
    install: isInBundle ? 'script' : install,
    // The very paragraph that the server rendered must stay.
    head: `${app}<script>addEventListener('DOMContentLoaded', () => { window.first = document.querySelector('#answer'); });</script>`,
    main: `<div id="root">${way === 'server' ? rendered() : ''}</div>`,
    folder: way === 'late' ? '/late/' : '/',
  });
  return isInBundle ? whole.replace(/<script src="\/dfo-consent.js"[^>]*><\/script>/, '') : whole;
};
const at = fixture(reply);

const open = async (
  path: string,
  cookie?: ReturnType<typeof answerCookie>,
  waitUntil: 'load' | 'commit' = 'load',
): Promise<Tab> => {
  const tab = await at.browser.fresh();
  if (cookie) await at.browser.context.addCookies([{ ...cookie, domain: 'www.dfo.no' }]);
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`, { waitUntil });
  return tab;
};
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
const pressOwn = (tab: Tab, id: string) => tab.locator(`#${id}`).press('Enter');
const said = (tab: Tab) => tab.locator('#answer').textContent();
const film = (n: number) => `https://player.vimeo.com/video/${n}?dnt=1`;
/** What stands in the place of the film. */
const shown = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll('dfo-consent-embed')].map((embed) => {
      const { shadowRoot: root } = embed;
      if (root?.querySelector('iframe')) return root.querySelector('iframe')!.src;
      return root?.querySelector('[data-dfo-consent=load]') ? embed.getAttribute('title') : 'nothing';
    }),
  );
const asked = () => at.server.to(vendors);
/** React tells what it finds wrong on the console, in development more than in production. */
const isQuiet = async (tab: Tab) => expect(await heard(tab)).toEqual([]);

onEachInstall('script', (install) => {
  for (const mode of modes)
    describe(`React for ${mode}`, unlessIn(mode === 'development' || install === 'script'), () => {
      test('the answer is shown, and follows a yes and its withdrawal', async () => {
        const tab = await open(`/${install}/${mode}/`);
        await expect.poll(() => said(tab)).toBe('unanswered dfo.no unanswered unanswered');
        await press(tab, 'accept');
        await expect.poll(() => said(tab)).toBe('answered dfo.no accepted unanswered');
        await pressOwn(tab, 'choose');
        await press(tab, 'reject');
        await expect.poll(() => said(tab)).toBe('answered dfo.no refused unanswered');
        await isQuiet(tab);
      });

      test('an embed asks in its place, loads after a yes, and is taken back; nothing is asked of the vendor before', async () => {
        const tab = await open(`/${install}/${mode}/`);
        await expect.poll(() => shown(tab)).toEqual(['Film 1']);
        await pressOwn(tab, 'next');
        await expect.poll(() => shown(tab)).toEqual(['Film 2']);
        await pressOwn(tab, 'toggle');
        await expect.poll(() => shown(tab)).toEqual([]);
        await pressOwn(tab, 'toggle');
        await expect.poll(() => shown(tab)).toEqual(['Film 2']);
        expect(await tab.evaluate(() => document.querySelector('dfo-consent-embed')!.outerHTML)).toMatch(
          /^<dfo-consent-embed( (src="https:\/\/player.vimeo.com\/video\/2"|title="Film 2"|width="320"|height="180"|service="vimeo"|class="film"|heading-level="2")){7}><\/dfo-consent-embed>$/,
        );
        await tab.waitForTimeout(300);
        expect(asked()).toEqual([]);
        await press(tab, 'load');
        await expect.poll(asked).toEqual([film(2)]);
        expect(await shown(tab)).toEqual([film(2)]);
        await expect.poll(() => said(tab)).toBe('unanswered dfo.no unanswered accepted');

        await pressOwn(tab, 'next');
        await expect.poll(asked).toEqual([film(2), film(3)]);
        expect(await shown(tab)).toEqual([film(3)]);
        await pressOwn(tab, 'toggle');
        await expect.poll(() => shown(tab)).toEqual([]);
        await pressOwn(tab, 'toggle');
        await expect.poll(() => shown(tab)).toEqual([film(3)]);
        await expect.poll(asked).toEqual([film(2), film(3), film(3)]);

        await pressOwn(tab, 'chart');
        await expect.poll(() => shown(tab)).toEqual(['Diagram']);
        await pressOwn(tab, 'chart');
        await expect.poll(() => shown(tab)).toEqual([film(3)]);
        await expect.poll(asked).toEqual([film(2), film(3), film(3), film(3)]);

        await pressOwn(tab, 'choose');
        await press(tab, 'reject');
        await expect.poll(() => shown(tab)).toEqual(['Film 3']);
        await expect.poll(() => said(tab)).toBe('answered dfo.no refused unanswered');
        await pressOwn(tab, 'next');
        await expect.poll(() => shown(tab)).toEqual(['Film 4']);
        await tab.waitForTimeout(300);
        expect(asked()).toHaveLength(4);
        await isQuiet(tab);
      });

      test('what a server has rendered is taken over as it stands, also for a visitor who has answered', async () => {
        expect(rendered()).toContain('<p id="answer">unanswered - - -</p>');
        expect(rendered()).toContain('<dfo-consent-embed src="https://player.vimeo.com/video/1"');
        const answer = { matomo: 'accepted', vimeo: 'accepted' } as const;
        const tab = await open(`/${install}/${mode}/server`, answerCookie({ site: 'dfo.no', answer }));
        await expect.poll(() => said(tab)).toBe('answered dfo.no accepted accepted');
        await expect.poll(() => shown(tab)).toEqual([film(1)]);
        expect(
          await tab.evaluate(() => Object.is((window as { first?: unknown }).first, document.querySelector('#answer'))),
        ).toBe(true);
        await pressOwn(tab, 'next');
        await expect.poll(() => shown(tab)).toEqual([film(2)]);
        await isQuiet(tab);
      });
    });
});

test('a tag that comes after React is waited for', async () => {
  at.server.keepBack();
  const tab = await open('/html/development/late', undefined, 'commit');
  await expect.poll(() => said(tab)).toBe('unanswered - - -');
  expect(await shown(tab)).toEqual(['nothing']);
  at.server.letThrough();
  await expect.poll(() => said(tab)).toBe('unanswered dfo.no unanswered unanswered');
  await expect.poll(() => shown(tab)).toEqual(['Film 1']);
  await press(tab, 'accept');
  await expect.poll(() => said(tab)).toBe('answered dfo.no accepted unanswered');
  await isQuiet(tab);
});

describe.each(modes)('a document that is React’s as a whole, for %s', (mode) => {
  test('is taken over with the library’s elements in it, asks, and follows', async () => {
    const tab = await open(`/document/${mode}/`);
    await expect.poll(() => said(tab)).toBe('unanswered dfo.no unanswered unanswered');
    await expect.poll(() => shown(tab)).toEqual(['Film 1']);
    await press(tab, 'accept');
    await expect.poll(() => said(tab)).toBe('answered dfo.no accepted unanswered');
    await press(tab, 'load');
    await expect.poll(asked).toEqual([film(1)]);
    for (const element of ['dfo-consent-banner', 'dfo-consent-settings'])
      expect(await tab.locator(element).count()).toBe(1);
    await isQuiet(tab);
  });
});

test('what docs/react.md shows is what runs and compiles here', () => {
  const lines = (text: string) => text.split('\n').map((line) => line.trim());
  const files = ['browser/in-page/react-app.tsx', 'browser/in-page/react-client.tsx', 'types/react.tsx'];
  const ours = new Set(files.flatMap((file) => lines(readFileSync(`test/${file}`, 'utf8'))));
  const shown = examplesOf('tsx', 'docs/react.md').flatMap(lines);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((line) => !ours.has(line))).toEqual([]);
});
