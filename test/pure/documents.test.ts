/** The manual: its length, its links, and that each of its examples is run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { gateHtml } from '../../src/html/index.js';
import { examplesOf, runs } from '../readme.js';

const markdownIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => normalize(join(folder, file)));
const documents = ['.', 'docs', 'adr', 'integrations/drupal', 'integrations/wordpress'].flatMap(markdownIn);
const read = (file: string) => readFileSync(file, 'utf8');

/** Without what is code. */
const proseOf = (text: string) => text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '');

/** The places of a document that a link can name, as code hosts name them. */
const anchorsOf = (text: string): Set<string> => {
  const headings = [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
    words!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!)]);
};

/** Links that lead nowhere. */
const deadLinksIn = (file: string, text = read(file)): string[] =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path, anchor] = link.split('#') as [string, string | undefined];
      const target = path ? normalize(join(dirname(file), path)) : file;
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target === file ? text : read(target)).has(anchor);
    });

test('the README has at most 150 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test.each(documents)('no link of %s leads nowhere', (file) => {
  expect(deadLinksIn(file)).toEqual([]);
});

test('a link that leads nowhere is seen', () => {
  const text = '# Here\n[a](no.md) [b](#here) [c](#there) [d](README.md#see-it) [e](README.md#unseen) `[f](g.md)`';
  expect(deadLinksIn('CHANGELOG.md', text)).toEqual(['no.md', '#there', 'README.md#unseen']);
});

test('each page of docs/ is in docs/index.md', () => {
  const index = read('docs/index.md');
  const missing = markdownIn('docs').filter(
    (file) => file !== 'docs/index.md' && !index.includes(`(${file.slice('docs/'.length)})`),
  );
  expect(missing).toEqual([]);
});

test('each example is run by the test that is named, or has a reason why not', () => {
  const found = new Set<string>();
  for (const file of documents) {
    for (const [, language] of read(file).matchAll(/^```(\w+)$/gm)) found.add(`${file} ${language}`);
  }
  const listed = Object.entries(runs).flatMap(([file, its]) =>
    Object.keys(its).map((language) => `${file} ${language}`),
  );
  expect([...found].sort()).toEqual(listed.sort());
  for (const [file, its] of Object.entries(runs)) {
    for (const by of Object.values(its)) {
      if (by.startsWith('(')) expect(by.length, file).toBeGreaterThan(20);
      // It names the document, or asks for all that it is to run.
      else expect(read(by).includes(file) || /ranBy\(|examplesOf\(/.test(read(by)), `${by}: ${file}`).toBe(true);
    }
  }
});

test('the README’s bytes of a bundle are those that were measured', () => {
  const [, bytes] = /^\| ours, npm +\| +(\d+) /m.exec(read('docs/bench.md'))!;
  expect(read('README.md')).toContain(`| in a bundle | It costs ${(Number(bytes) / 1000).toFixed(1)} kB. |`);
});

test('the editors’ example is a code that the gate makes wait, with its title', () => {
  const [code] = examplesOf('html', 'docs/editor.md');
  const inert = gateHtml(code!, { site: 'dfo.no' });
  expect(inert).toContain('data-service="vimeo"');
  expect(inert).toContain('title="Opptak frå frukostmøte om tildelingsbrev"');
});
