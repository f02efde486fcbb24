/** The languages as each engine's own data has them. */
import { beforeAll, expect, inject, test } from 'vitest';
import * as words from '../fixtures/words-with-numbers.js';
import { bundled } from '../harness/bundled.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';

type InPage = { words: typeof words };

let inPage = '';
const at = fixture(({ path }) =>
  path === '/in-page.js'
    ? { headers: { 'content-type': 'text/javascript' }, body: inPage }
    : '<!doctype html><html lang="nn"><meta charset="utf-8"><title>Side</title><body><script src="/in-page.js"></script>',
);
let tab: Tab;
beforeAll(async () => {
  inPage = await bundled(
    `import * as words from './test/fixtures/words-with-numbers.ts'; Object.assign(window, { words });`,
  );
  tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/');
});

test('dates, durations and lists are said as each language does (R52)', async () => {
  expect(await tab.evaluate(() => (window as unknown as InPage).words.wordsWithNumbers())).toEqual(words.expectedWords);
});

// Chromium's data have no nynorsk: there the dates are bokmål's, which are the same words, as the test above shows.
const nynorsk = { chromium: 'nb', firefox: 'nn', webkit: 'nn' }[inject('engine')];

test('the engine falls back from nynorsk to bokmål at most, and its plural rules choose as the texts do (R52)', async () => {
  expect(await tab.evaluate(() => (window as unknown as InPage).words.localesFound())).toEqual({
    nn: nynorsk,
    nb: 'nb',
    en: 'en-GB',
  });
  expect(await tab.evaluate(() => (window as unknown as InPage).words.pluralsAgree())).toBe(true);
});

test('an engine without nynorsk, or without Norwegian, would be seen (R52)', async () => {
  const without = (missing: string[]) =>
    tab.evaluate((missing) => {
      const { supportedLocalesOf } = Intl.DateTimeFormat;
      Intl.DateTimeFormat.supportedLocalesOf = (asked) =>
        supportedLocalesOf(
          [asked ?? []]
            .flat()
            .map(String)
            .filter((one) => !missing.includes(one)),
        );
      const found = (window as unknown as InPage).words.localesFound();
      Intl.DateTimeFormat.supportedLocalesOf = supportedLocalesOf;
      return found['nn'];
    }, missing);
  expect(await without(['nn'])).toBe('nb');
  expect(await without(['nn', 'nb', 'no'])).toBeUndefined();
});

test.each(words.languageOfPages)('a page whose lang is %o is shown %s (R47)', async (lang, shown) => {
  expect(await tab.evaluate((lang) => (window as unknown as InPage).words.languageIn(lang), lang)).toBe(shown);
});
