/** A registry that adds a language: everything that is said can be said in it, and what is missing is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineRegistry, type AddedLanguage, type Language, type Registry } from '../../registry/model.js';
import { compiled, typescriptFiles } from '../../src/built/bundles.js';
import { inItsLanguages, inLanguages } from '../../src/built/languages.js';
import { declarationTree, html, markdown } from '../../src/disclosure/index.js';
import { bannerHtml } from '../../src/html/index.js';
import { spoken } from '../../src/texts/added.js';
import type * as embed from '../../src/texts/embed.js';
import { bracketed, outside, withSami } from '../fixtures/added-language.js';
import { runIn } from '../fixtures/run-command.js';
import { purposes, services, sites, small, statements } from '../fixtures/small-registry.js';

/** The words of some HTML, outside its tags. */
const wordsIn = (markup: string) =>
  markup
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ');

const norwegian = /\b(og|ikkje|ikke|det|du|vi|er|som|på|av|til|eit|ein|and|is|you|we|not|for)\b/i;

describe('everything is said in it', () => {
  test('the printed banner and control, and what they will say', () => {
    const { html, settings } = bannerHtml({ registry: withSami, site: 'library', lang: 'se' });
    expect(html).toContain('lang="se"');
    expect(wordsIn(html)).toContain('⟦Statistics? (en)⟧');
    for (const words of [wordsIn(html), wordsIn(settings)]) expect(outside(words).trim()).not.toMatch(norwegian);
    for (const name of ['data-wait', 'data-failed', 'data-yes', 'data-no', 'data-hide'])
      expect(new RegExp(`${name}="([^"]*)"`).exec(html)?.[1], name).toMatch(/⟦.*⟧/);
  });

  test('the declaration', () => {
    const tree = declarationTree(withSami, 'library', 'se' as 'nn');
    for (const words of [wordsIn(html(tree)), markdown(tree)]) {
      expect(words).toContain('⟦What it does (en)⟧');
      expect(words).toContain('⟦Lifetime⟧');
      expect(outside(words)).not.toMatch(norwegian);
    }
  });

  test('and the three are as they were', () => {
    for (const lang of ['nn', 'nb', 'en'] as const) {
      expect(bannerHtml({ registry: withSami, site: 'library', lang })).toEqual(
        bannerHtml({ registry: small, site: 'library', lang }),
      );
      expect(declarationTree(withSami, 'library', lang)).toEqual(declarationTree(small, 'library', lang));
    }
  });

  test('and a page goes on in its own, whatever is printed of another registry', () => {
    bannerHtml({ registry: withSami, site: 'library', lang: 'se' });
    declarationTree(withSami, 'library', 'se' as 'nn');
    expect(spoken()).toEqual(['nn', 'nb', 'en']);
  });

  test('a registry without it has none', () => {
    expect(() => bannerHtml<Registry>({ registry: small, site: 'library', lang: 'se' as 'nn' })).toThrow(
      'unknown language "se". Known: nn, nb, en.',
    );
  });
});

test('a build has it in the places of the others, and forgets what it is made from', async () => {
  const spoken = {
    languages: ['nb', 'se'] as unknown as Language[],
    added: withSami.languages as Record<string, AddedLanguage>,
  };
  expect(inLanguages({ a: [{ nn: 'Ja', nb: 'Ja', en: 'Yes' }], nn: 1 }, spoken)).toEqual({
    a: [{ nb: 'Ja', se: '⟦Yes⟧' }],
    nn: 1,
  });
  const built = await rollup({
    input: 'src/texts/embed.ts',
    plugins: [typescriptFiles, compiled(), inItsLanguages(spoken)],
  });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  const { code } = output[0];
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as typeof embed;
  expect(module.video.accept).toEqual({ nb: 'Godta og vis video', se: '⟦Accept and show video⟧' });
  expect(module.retry).toEqual({ nb: 'Prøv på nytt', se: '⟦Try again⟧' });
});

const adding = (id: string, texts: object) =>
  defineRegistry({
    organisation: 'The library',
    languages: { [id]: { texts } as unknown as AddedLanguage },
    statements,
    purposes,
    services,
    sites,
  });
const { 'Statistics? (en)': _, ...without } = bracketed;

test.each([
  [
    'a code that is there',
    'nn',
    bracketed,
    /languages\.nn is no language to add\. Write its ISO 639 code, such as "se"; nn, nb, en/,
  ],
  ['the code of both', 'no', bracketed, /languages\.no is no language to add/],
  ['no code', 'Sami', bracketed, /languages\.Sami is no language to add/],
  [
    'a text of the registry that is missing',
    'se',
    without,
    /languages\.se has no text for 1 of the registry’s\. Add to texts: "Statistics\? \(en\)"\./,
  ],
  [
    'a name that is lost',
    'se',
    { ...bracketed, 'You have accepted {list}.': 'Juo.' },
    /languages\.se loses \{list\} of "You have accepted \{list\}\."\. Put it into "Juo\."\./,
  ],
  ['no texts', 'se', [], /languages\.se has no text for \d+ of the registry’s/],
])('defineRegistry tells of %s', (_, id, texts, message) => {
  expect(() => adding(id, texts)).toThrow(message);
});

describe('the commands', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dfo-consent-language-'));
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(withSami));
    const { 'The website also works if you answer no.': _, Yes, ...some } = bracketed;
    writeFileSync(join(folder, 'some.json'), JSON.stringify({ ...withSami, languages: { se: { texts: some } } }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) => runIn(folder, args);

  test.each([
    ['banner', '⟦Yes⟧'],
    ['disclose', '⟦Lifetime⟧'],
  ])('%s speaks it', (command, words) => {
    const { status, stdout } = run(command, '--site', 'library', '--registry', 'registry.json', '--lang', 'se');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(words) });
  });

  test('another is refused with those that there are', () => {
    for (const command of ['banner', 'disclose'])
      expect(run(command, '--site', 'library', '--registry', 'registry.json', '--lang', 'sma')).toMatchObject({
        status: 2,
        stdout: '',
        stderr: 'error: unknown language "sma". Known: nn, nb, en, se.\n',
      });
    expect(run('build', '--registry', 'registry.json', '--lang', 'nn,sma', '--out', 'out')).toMatchObject({
      status: 2,
      stderr: 'error: unknown language "sma". Known: nn, nb, en, se.\n',
    });
  });

  test('a registry that came past the compiler is told which texts of the interface are missing', () => {
    const { status, stdout, stderr } = run('banner', '--site', 'library', '--registry', 'some.json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: some\.json: languages\.se has no text for 2 of the interface’s \d+\. Add to texts: "The website also works if you answer no\.", "Yes"\.\n$/,
    );
  });
});
