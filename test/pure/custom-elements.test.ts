/** `custom-elements.json` says of the elements what is so: their attributes are those that the source reads and the docs have. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { customElements } from '../../src/built/custom-elements.js';
import { elementManifest, type ElementFacts } from '../../src/core/element-manifest.js';
import * as styles from '../../src/looks/styles.js';

const elements: Readonly<Record<string, ElementFacts>> = elementManifest;
const inPanels = readdirSync('src/panels').map((file) => `panels/${file}`);
const declaration = 'panels/declaration.ts';
/** What each element is made of. What is nobody else's is the embed's, so that a file added later is looked at too. */
const filesOf: Readonly<Record<string, readonly string[]>> = {
  'dfo-consent-banner': ['core/banner.ts'],
  'dfo-consent-settings': ['core/settings-control.ts'],
  'dfo-consent-embed': ['core/embed.ts', ...inPanels.filter((file) => file !== declaration)],
  'dfo-cookie-declaration': [declaration],
};
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

/** Names of the attributes that source reads or watches on the element itself. */
function readIn(source: string): Set<string> {
  const watched = all(source, /observedAttributes = \[([^\]]*)\]/g).flatMap((list) => all(list, /'([\w-]+)'/g));
  const read = all(source, /\b(?:(?:this|element|host)\.getAttribute|written)\('([\w-]+)'\)/g);
  return new Set([...watched, ...read]);
}

describe('each element', () => {
  test.each(Object.keys(elements))('%s lists what it reads, and reads what it lists', (tag) => {
    const { attributes, own = [] } = elements[tag]!;
    const source = filesOf[tag]!.map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n');
    const read = readIn(source);
    if (/\.language\((this|element)\)/.test(source)) read.add('lang');
    expect([...read].sort()).toEqual([...Object.keys(attributes), ...own].sort());
  });

  test('a file that reads an attribute which nobody lists is found', () => {
    expect([...readIn(`static observedAttributes = ['a', 'b-c']; element.getAttribute('d'); written('e');`)]).toEqual([
      'a',
      'b-c',
      'd',
      'e',
    ]);
  });

  test('is listed as the page can make it', () => {
    const defined = all(
      ['core/elements.ts', declaration].map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n'),
      /defineElement\('([\w-]+)', \w+\)/g,
    );
    expect(Object.keys(elements).sort()).toEqual(defined.sort());
    const sources = Object.values(filesOf)
      .flat()
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
      .join('\n');
    for (const { name } of Object.values(elements)) expect(sources).toContain(`class ${name} extends ConsentElement`);
  });

  test('has Designsystemet’s tokens with the defaults of the style, where that has them', () => {
    const inStyle = Object.fromEntries(
      [...styles.tokens.matchAll(/var\((--ds-[\w-]+),([^)]*)\)/g)].map(([, name, otherwise]) => [name, otherwise]),
    );
    const later = readFileSync('src/panels/later-styles.ts', 'utf8');
    expect(later).toContain(`export const embed = \`\${tokens}`);
    expect(styles.banner.startsWith(styles.tokens)).toBe(true);
    for (const [tag, { tokens = {} }] of Object.entries(elements)) {
      const listed = Object.fromEntries(Object.entries(tokens).map(([name, facts]) => [name, facts.default]));
      expect(listed, tag).toEqual(/banner|embed/.test(tag) ? inStyle : {});
    }
  });
});

test('the README and the docs use no attribute that is not listed', () => {
  const documents = ['README.md', ...readdirSync('docs').map((file) => `docs/${file}`)].filter((file) =>
    file.endsWith('.md'),
  );
  const anybodys = ['id', 'class', 'hidden', 'key'];
  let seen = 0;
  for (const file of documents) {
    const text = readFileSync(file, 'utf8');
    for (const [, tag, written] of text.matchAll(/<(dfo-[\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*>/g)) {
      for (const name of all(written!, /([\w-]+)=/g)) {
        seen++;
        expect([...Object.keys(elements[tag!]!.attributes), ...anybodys], `${file}: <${tag}>`).toContain(name);
      }
    }
  }
  expect(seen).toBeGreaterThan(5);
  const [, told] = /`<dfo-consent-embed>` takes ([^.]*)/.exec(readFileSync('docs/developer.md', 'utf8'))!;
  const listed = Object.keys(elementManifest['dfo-consent-embed'].attributes).filter((name) => name !== 'lang');
  expect(all(told!, /`([\w-]+)`/g)).toEqual(expect.arrayContaining(listed));
});

test('the JSON has the shape that editors read (Custom Elements Manifest 2.1.0)', () => {
  const reference = z.strictObject({ name: z.string().min(1), module: z.string() });
  const shape = z.strictObject({
    schemaVersion: z.literal('2.1.0'),
    modules: z
      .array(
        z.strictObject({
          kind: z.literal('javascript-module'),
          path: z.literal('dist/dfo-consent.js'),
          declarations: z.array(
            z.strictObject({
              kind: z.literal('class'),
              name: z.string().regex(/^\w+Element$/),
              tagName: z.string().regex(/^dfo(-[a-z]+)+$/),
              customElement: z.literal(true),
              description: z.string().min(20),
              superclass: z.strictObject({ name: z.literal('HTMLElement') }),
              attributes: z.array(
                z.strictObject({
                  name: z.string(),
                  description: z.string().min(20),
                  type: z.strictObject({ text: z.enum(['string', 'number']) }),
                  default: z.string().optional(),
                }),
              ),
              cssProperties: z.array(
                z.strictObject({
                  name: z.string().startsWith('--'),
                  description: z.string(),
                  syntax: z.string(),
                  default: z.string(),
                }),
              ),
            }),
          ),
          exports: z.array(
            z.strictObject({
              kind: z.literal('custom-element-definition'),
              name: z.string(),
              declaration: reference,
            }),
          ),
        }),
      )
      .length(1),
  });
  const { modules } = shape.parse(JSON.parse(customElements()));
  const [{ declarations, exports }] = modules as [(typeof modules)[0]];
  expect(declarations.map(({ tagName }) => tagName)).toEqual(Object.keys(elements));
  expect(exports.map(({ name, declaration }) => [name, declaration.name])).toEqual(
    declarations.map(({ tagName, name }) => [tagName, name]),
  );
});
