/** What ships is written so that the oldest supported browsers can read it (E7). */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { bannerHtml } from 'dfo-consent/html';
import { oldestBrowsers, oldestEdition } from '../../src/built/browsers.js';

const files = readdirSync('dist').filter((file) => /^dfo-consent(-\w+)?\.js$/.test(file));
const isModule = (code: string) => /(^|[;}\n])\s*export\s*\{/.test(code);
const read = (code: string) =>
  parse(code, { ecmaVersion: oldestEdition, sourceType: isModule(code) ? 'module' : 'script' });
/** Members that came after the oldest of these browsers (Preact looks before it calls `moveBefore`): https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference */
const younger =
  /\.(canParse|findLast(Index)?|toSorted|toReversed|toSpliced|groupBy|withResolvers|isWellFormed|fromAsync|replaceAllChildren|checkVisibility|getHTML|setHTML(Unsafe)?)\(|\bstructuredClone\(|AbortSignal\.(any|timeout)\(|\bURL\.parse\(/;
const youngerIn = (code: string) => younger.exec(code)?.[0];

test.each(files)('%s is read by the oldest supported browsers, and calls nothing that they lack', (file) => {
  const code = readFileSync(`dist/${file}`, 'utf8');
  expect(() => read(code)).not.toThrow();
  expect(youngerIn(code)).toBeUndefined();
});

test('so is the script that is printed with the banner', () => {
  const { script } = bannerHtml({ site: 'dfo.no', lang: 'nn' });
  expect(() => read(script!)).not.toThrow();
  expect(youngerIn(script!)).toBeUndefined();
});

test('what is younger would have been seen (the twin)', () => {
  expect(files).toHaveLength(6);
  for (const code of ['/[a--b]/v.test(x)', 'using a = b;', '/(?i:a)/.test(x)'])
    expect(() => read(code), code).toThrow();
  for (const code of ['URL.canParse(a)', 'structuredClone(a)', 'a.findLast(b)']) expect(youngerIn(code)).toBeDefined();
});

test('the documentation names these browsers', () => {
  const names = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari', ios: 'iOS' };
  const docs = readFileSync('docs/browsers.md', 'utf8');
  for (const one of oldestBrowsers) {
    const [, name, version] = /^([a-z]+)([\d.]+)$/.exec(one)!;
    expect(docs).toContain(`| ${names[name as keyof typeof names]} | ${version} |`);
  }
});
