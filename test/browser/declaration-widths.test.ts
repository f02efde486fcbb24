/**
 * The declaration in places of several widths: a table from 30 rem on, blocks below, and nothing cut, broken in a word or wasted (R67, R74).
 * The page has the measures of Arial, as most websites' fonts have them.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../harness/bundled.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';
import type * as fit from './in-page/fit.js';
import type * as tables from './in-page/tables.js';

type InPage = { fit: typeof fit; tables: typeof tables };

/** The sites with the longest names, words and hosts, and the app, where names are words. */
const sites = 'dfo.no statsregnskapet.no tilskudd-admin.dfo.no anskaffelser.no dfo-appen';

let inPage = '';
beforeAll(async () => {
  inPage = await bundled(
    `import * as fit from './test/browser/in-page/fit.ts'; import * as tables from './test/browser/in-page/tables.ts'; Object.assign(window, { fit, tables });`,
  );
});
const at = fixture(({ path }) =>
  path === '/fit.js'
    ? { headers: { 'content-type': 'text/javascript' }, body: inPage }
    : page({
        lang: path.slice(1, 3),
        head: '<style>body{margin:0;font:1rem/1.5 Arial,"Liberation Sans",sans-serif}</style><script src="/fit.js"></script>',
        main: `<dfo-cookie-declaration site="${sites}"></dfo-cookie-declaration>`,
      }),
);

async function open(width: number, language = 'nn', size = '100%'): Promise<Tab> {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width, height: 900 });
  await tab.goto(`https://www.dfo.no/${language}`);
  await tab.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
  await tab.getByRole('table').first().waitFor();
  return tab;
}

/** No column has a third of its width to no use, but for the word that the end of its widest line had no room for. */
const leastUsed = 0.6;

/** What is wrong, in words; nothing where all is well. */
const faults = (tab: Tab, isTable: boolean): Promise<string[]> =>
  tab.evaluate(
    async ([isTable, least]) => {
      const { fit, tables } = window as unknown as InPage;
      fit.withoutHyphens();
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      const found = fit.fitOfPage();
      const declaration = document.querySelector('dfo-cookie-declaration')!;
      // A technical name may go on in the next line after its own signs, and nowhere else. Large text in blocks: texts-fit.test.ts.
      const isLarge = document.documentElement.style.fontSize === '200%';
      const broken = found.broken.filter(({ parts }) => /\p{L}\|\p{L}/u.test(parts) && (isTable || !isLarge));
      return [
        ...found.misfits,
        ...broken.map(({ parts }) => `${parts} is broken`),
        ...(declaration.scrollWidth > declaration.clientWidth ? ['it is wider than its place'] : []),
        ...tables
          .laidOut()
          .flatMap(({ name, isTable: isBeside, isStacked, used, cut }) => [
            ...(isTable && !isBeside ? [`${name} is no table`] : []),
            ...(!isTable && !isStacked ? [`${name} is not in blocks`] : []),
            ...cut.map((text) => `${name}: ${text} is cut`),
            ...(isTable ? used : []).flatMap((share, i) =>
              share < least ? [`${name}: column ${i + 1} uses ${Math.round(share * 100)} % of its width`] : [],
            ),
          ]),
      ];
    },
    [isTable, leastUsed] as const,
  );

describe.each(['nn', 'nb', 'en'])('in %s', (language) => {
  test.each([320, 480, 700, 932, 1280])('at %i px: a table from 480 on, blocks below (R67)', async (width) => {
    expect(await faults(await open(width, language), width >= 480)).toEqual([]);
  });

  test.each([320, 480, 700, 932, 1280])(
    'at %i px with text of 200 percent: a table from 960 on, blocks below (R67, R74)',
    async (width) => {
      expect(await faults(await open(width, language, '200%'), width >= 960)).toEqual([]);
    },
  );

  test('in print, on A4, it is a table (R67)', async () => {
    const tab = await open(718, language);
    await tab.emulate({ media: 'print' });
    expect(await faults(tab, true)).toEqual([]);
  });
});

test('what does not fit would be seen (R67)', async () => {
  const tab = await open(480);
  const withStyle = async (css: string) => {
    await tab.evaluate((css) => {
      const root = document.querySelector('dfo-cookie-declaration')!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), sheet];
    }, css);
    return (await faults(tab, true)).join('\n');
  };
  expect(await withStyle('')).toBe('');
  expect(await withStyle('td{display:block}')).toContain('Matomo på dfo.no is no table');
  expect(await withStyle('table{font-size:1.5rem}')).toMatch(/sticks \d+ px out|wider than its place|is cut/);
  expect(await withStyle('td,th{overflow-wrap:anywhere}table{table-layout:fixed;inline-size:100%}')).toMatch(
    /\| ?.* is broken/,
  );
  expect(await withStyle('td:nth-child(3){min-inline-size:10rem}')).toMatch(/column 3 uses \d+ % of its width/);
});
