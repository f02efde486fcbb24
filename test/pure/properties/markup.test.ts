/** No markup is made from data: whatever the texts of a registry are, what is printed of it has the elements of any other. */
import fc from 'fast-check';
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { afterAll, expect, test, vi } from 'vitest';
import type { Registry } from '../../../registry/model.js';
import { declaration, declarationTree, html, issuesTree, markdown } from '../../../src/disclosure/index.js';
import { bannerHtml } from '../../../src/html/index.js';
import { pagesOf, registryOf, versions, type Site } from '../../fixtures/any-registry.js';
import { hostileText } from '../../fixtures/hostile.js';
import { watchPrototypes } from '../../fixtures/prototypes.js';
import { tellCases, tried } from '../../fixtures/runs.js';

vi.setConfig({ testTimeout: 600_000 });
tellCases();
const touched = watchPrototypes();
afterAll(() => expect(touched()).toEqual([]));

const lang = fc.constantFrom('nn' as const, 'nb' as const, 'en' as const);
const site = versions.map(([first]) => first).filter((one) => pagesOf(one) !== undefined);
const texts = fc.array(hostileText, { minLength: 1, maxLength: 30 });

/** The same registry with harmless texts and with hostile ones; each text begins with its place, so that both have the same order. */
const both = ({
  as,
  hostile,
}: {
  as: Site;
  hostile: readonly string[];
}): readonly [harmless: Registry, hostile: Registry] => [
  registryOf(as, (place) => `t${place} x`),
  registryOf(as, (place) => `t${place} ${hostile[place % hostile.length]!}`),
];

/** The elements and the names of their attributes, and nothing of any text, nor of the places where the line of a name may end. */
function skeleton(markup: string): string[] {
  const found: string[] = [];
  const visit = (node: Dom.Node, depth: number): void => {
    if (tree.isCommentNode(node) || tree.isDocumentTypeNode(node)) found.push(`${depth} ${node.nodeName}`);
    if (tree.isElementNode(node) && node.tagName !== 'wbr')
      found.push([depth, node.tagName, ...node.attrs.map(({ name }) => name)].join(' '));
    if ('content' in node) visit((node as Dom.Template).content, depth + 1);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, depth + 1);
  };
  visit(parseFragment(markup), 0);
  return found;
}

/** Everything that a reader sees of it, in one text. */
function words(markup: string): string {
  const visit = (node: Dom.Node): string =>
    tree.isTextNode(node)
      ? node.value
      : [
          ...('content' in node ? [(node as Dom.Template).content] : []),
          ...('childNodes' in node ? node.childNodes : []),
        ]
          .map(visit)
          .join('');
  return visit(parseFragment(markup));
}

test('the declaration as HTML (R3, R96)', () => {
  fc.assert(
    fc.property(fc.record({ as: site, hostile: texts }), lang, (plan, language) => {
      const [plain, hostile] = both(plan).map((registry) =>
        html([...declarationTree(registry, 'here', language), ...issuesTree(registry, 'here', language)]),
      ) as [string, string];
      expect(skeleton(hostile), hostile).toEqual(skeleton(plain));
    }),
    tried(500),
  );
  expect(skeleton('<p>a</p>')).not.toEqual(skeleton('<p><b>a</b></p>')); // The twin: an element of data would be seen.
});

test('and what was told is there to read, letter by letter', () => {
  fc.assert(
    fc.property(site, fc.string({ minLength: 1 }), (as, told) => {
      const registry = registryOf(as, () => told);
      expect(words(html(declarationTree(registry, 'here', 'nn')))).toContain(told);
    }),
    tried(200),
  );
});

/** What Markdown would take for its own in one line: its bars, which it looks for first, and the signs that are neither escaped nor code. */
const structure = (line: string) => {
  const bars = line.replace(/\\./g, '').replace(/[^|]/g, '');
  const signs = line
    .replace(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
    .replace(/\\[\\`*_[\]<>|#]/g, '')
    .replace(/[^<>[\]`]/g, '');
  return `${bars} ${signs}`;
};

test('the declaration as Markdown: its lines, its cells, and no element or link of data', () => {
  fc.assert(
    fc.property(fc.record({ as: site, hostile: texts }), lang, (plan, language) => {
      const [plain, hostile] = both(plan).map((registry) => markdown(declarationTree(registry, 'here', language))) as [
        string,
        string,
      ];
      expect(hostile.split('\n').map(structure), hostile).toEqual(plain.split('\n').map(structure));
    }),
    tried(300),
  );
  expect(structure('a | \\| | <b> `<i>` \\\\|')).toBe('||| <>'); // The twin.
});

test('the declaration as JSON is read back as it was', () => {
  fc.assert(
    fc.property(fc.record({ as: site, hostile: texts }), lang, (plan, language) => {
      const told = declaration(both(plan)[1], 'here', language);
      expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    }),
    tried(200),
  );
});

test('the printed banner and control (R3, R96)', () => {
  let asked = 0;
  fc.assert(
    fc.property(fc.record({ as: site, hostile: texts }), lang, (plan, lang) => {
      const [plain, hostile] = both(plan).map((registry) => bannerHtml({ registry, site: 'here', lang })) as [
        ReturnType<typeof bannerHtml>,
        ReturnType<typeof bannerHtml>,
      ];
      expect(skeleton(hostile.html), hostile.html).toEqual(skeleton(plain.html));
      expect(skeleton(hostile.settings)).toEqual(skeleton(plain.settings));
      // One script and one style for all: what is data is not in them.
      expect([hostile.script, hostile.styles]).toEqual([plain.script, plain.styles]);
      if (hostile.script) asked++;
    }),
    tried(500),
  );
  expect(asked).toBeGreaterThan(20);
});

test('a privacy address is an http address or refused, and stays one attribute', () => {
  fc.assert(
    fc.property(hostileText, lang, (privacyUrl, lang) => {
      const print = (privacyUrl: string) => bannerHtml({ site: 'dfo.no', lang, privacyUrl }).html;
      let printed: string | undefined;
      try {
        printed = print(privacyUrl);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
      if (printed === undefined || !privacyUrl) return;
      expect(skeleton(printed), printed).toEqual(skeleton(print('/personvern')));
      // As browsers read an address: without line breaks anywhere, and without spaces and control characters before it.
      const read = privacyUrl.replace(/[\t\n\r]/g, '').replace(/^[\0- ]+/, '');
      expect(/^(javascript|data):/i.test(read), printed).toBe(false);
    }),
    tried(500),
  );
});
