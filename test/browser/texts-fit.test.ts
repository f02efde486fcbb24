/**
 * Every text that a visitor can meet, at 320 pixels with text of 200 %, where it stands: in the components as they are in each state, and
 * each text with the longest names of the registry in its place (R53, R73).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { allTexts, longestValues, placesOf, type Place } from '../fixtures/places-of-texts.js';
import { languages } from '../fixtures/languages.js';
import { say } from '../../src/texts/say.js';
import type { Language } from '../../registry/index.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture } from '../harness/fixture.js';
import type * as fit from './in-page/fit.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

type InPage = { fit: typeof fit };

const banner = { host: 'dfo-consent-banner' };
const embed = { host: 'dfo-consent-embed[service=tableau-public]' };
const declaration = { host: 'dfo-cookie-declaration' };
const control = { host: 'dfo-consent-settings' };

/** Where a place is: with `isSaid` while an answer is said, else when the settings are open. */
const slots: Readonly<Record<Exclude<Place, 'heard'>, fit.Slot & { readonly isSaid?: true }>> = {
  said: { ...banner, selector: '.said [role=status] p', isSaid: true },
  plain: { ...banner, selector: '.said .plain', isSaid: true },
  title: { ...banner, selector: 'h2' },
  lead: { ...banner, selector: '.lead p' },
  body: { ...banner, selector: 'fieldset > p' },
  small: { ...banner, selector: '.details .small' },
  link: { ...banner, selector: 'section > .small a' },
  choice: { ...banner, selector: '.choice' },
  label: { ...banner, selector: 'label span' },
  hint: { ...banner, selector: '.hint' },
  control: { ...control, selector: 'button' },
  'control-text': { ...control, selector: 'p', made: { inside: ':not(style)', tag: 'p' } },
  'embed-title': { ...embed, selector: '.title' },
  'embed-text': { ...embed, selector: '.box > p:not(.title, .out)' },
  'embed-summary': { ...embed, selector: 'summary' },
  'embed-details': { ...embed, selector: 'details p' },
  'embed-choice': { ...embed, selector: '.choice' },
  'embed-label': { ...embed, selector: 'label span' },
  'embed-link': { ...embed, selector: '.out a' },
  'embed-plain': { ...embed, selector: '.plain', made: { inside: '.box', tag: 'button', class: 'plain' } },
  under: { host: 'dfo-consent-embed[service=vimeo]', selector: '.under' },
  caption: { ...declaration, selector: 'caption' },
  column: { ...declaration, selector: 'td', isLabelled: true },
  item: { ...declaration, selector: 'tbody th' },
  cell: { ...declaration, selector: 'td' },
  term: { ...declaration, selector: 'dt' },
  fact: { ...declaration, selector: 'dd' },
  section: { ...declaration, selector: 'h3' },
  paragraph: { ...declaration, selector: 'p' },
  point: { ...declaration, selector: 'li' },
};

/** Every text in a language, by where it is shown. */
function textsByPlace(language: Language): [place: keyof typeof slots, texts: string[]][] {
  const values = longestValues(language);
  const byPlace = new Map<Place, string[]>();
  for (const [path, text] of allTexts) {
    for (const place of placesOf(path))
      byPlace.set(place, [...(byPlace.get(place) ?? []), say(text, language, values)]);
  }
  byPlace.delete('heard');
  return [...byPlace] as [keyof typeof slots, string[]][];
}

const embeds = `<h1>Side</h1>
<dfo-consent-embed service="tableau-public" src="https://public.tableau.com/views/A/B" title="Statsrekneskapen"></dfo-consent-embed>
<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak"></dfo-consent-embed>
<dfo-cookie-declaration site="dfo.no tilskudd-admin.dfo.no markedsplassen dfo-appen"></dfo-cookie-declaration>`;

let inPage = '';
beforeAll(async () => {
  inPage = await bundled(`import * as fit from './test/browser/in-page/fit.ts'; Object.assign(window, { fit });`);
});
const large =
  '<style>html{font-size:200%}body{margin:0}main,footer{padding:0 16px}</style><script src="/fit.js"></script>';
const at = fixture((request) => {
  const { host, path } = request;
  if (host !== 'www.dfo.no') return empty(request);
  if (path === '/fit.js') return { headers: { 'content-type': 'text/javascript' }, body: inPage };
  return page({ lang: path.slice(1, 3), head: large, main: embeds });
});

async function open(language: Language, width = 320): Promise<Tab> {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width, height: 640 });
  await tab.goto(`https://www.dfo.no/${language}`);
  await tab.getByRole('table').first().waitFor();
  await expect.poll(() => tab.locator('main dfo-consent-embed [data-dfo-consent=load]').count()).toBe(2);
  return tab;
}

/** What its boxes are told of their new sizes is done when two frames have been shown. */
const fitOf = (tab: Tab) =>
  tab.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    return (window as unknown as InPage).fit.fitOfPage();
  });
const setTextSize = (tab: Tab, size: string) =>
  tab.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
/** Words that are broken and would have had room. */
const avoidable = ({ broken }: fit.Fit) => [
  ...new Set(broken.filter(({ isAvoidable }) => isAvoidable).map(({ parts }) => parts)),
];

test('every text has its place (R47)', () => {
  expect(allTexts.filter(([path]) => !placesOf(path).length).map(([path]) => path)).toEqual([]);
  for (const language of languages)
    for (const [place, texts] of textsByPlace(language)) expect(texts.join(), place).not.toMatch(/[{}]/);
});

describe.each(languages)('in %s', (language) => {
  test(
    'everything fits in every state, and so does every text with the longest names (R53, R73, R74)',
    unlessIn(language === 'nn'),
    async () => {
      const tab = await open(language);
      const look = async (state: string) => {
        await tab.evaluate(() => (window as unknown as InPage).fit.withoutHyphens());
        const found = await fitOf(tab);
        expect(found.misfits, state).toEqual([]);
        expect(avoidable(found), state).toEqual([]);
        // With text of the usual size no word is broken at all, technical names apart.
        await setTextSize(tab, '100%');
        expect(
          (await fitOf(tab)).broken.filter(({ parts }) => !/[_.\d]/.test(parts)),
          state,
        ).toEqual([]);
        await setTextSize(tab, '200%');
      };
      const fill = async (isSaid: boolean) => {
        for (const [place, texts] of textsByPlace(language)) {
          const { isSaid: isThere = false, ...slot } = slots[place];
          if (isThere !== isSaid) continue;
          const found = await tab.evaluate(
            ([slot, texts]) => (window as unknown as InPage).fit.fitOfSlot(slot, texts),
            [slot, texts] as const,
          );
          expect(found.misfits, place).toEqual([]);
          expect(avoidable(found), place).toEqual([]);
        }
      };
      await look('the question, placeholders, the declaration');
      await tab.locator('dfo-consent-embed[service=vimeo] .choice').press('Enter');
      await tab.locator('dfo-consent-embed[service=vimeo] iframe').waitFor();
      await tab.locator('dfo-consent-banner [data-dfo-consent=accept]').press('Enter');
      await tab.locator('dfo-consent-banner .said p').waitFor();
      await look('the answer is said, an embed is loaded');
      await fill(true);
      await tab.locator('dfo-consent-settings button').press('Enter');
      await tab.locator('dfo-consent-banner label').first().waitFor();
      await look('the settings are open');
      await fill(false);
    },
  );
});

test('no name and no copied text holds what only breaks lines (R53)', async () => {
  const tab = await open('nn');
  const heard = () => Promise.all(['dfo-consent-banner', embed.host].map((one) => tab.locator(one).ariaSnapshot()));
  const narrow = await heard();
  expect(narrow.join()).toContain('informasjonskapslar');
  const copied = await tab.evaluate(() => (window as unknown as InPage).fit.copied());
  expect(copied).toContain('informasjonskapslar (cookies)');
  expect(copied).toContain('personvernerklæringa');
  expect(narrow.join() + copied).not.toMatch(/[\u00ad\u200b-\u200d\u2060]/);
  await tab.setViewportSize({ width: 1280, height: 640 });
  expect(await heard()).toEqual(narrow);
});

test('a long word has its hyphens where the browser has a dictionary for nynorsk and bokmål (R53)', async () => {
  for (const language of ['nn', 'nb'] as const) {
    const { broken } = await fitOf(await open(language));
    const long = broken
      .map(({ parts }) => parts.toLowerCase())
      .filter((parts) => parts.replaceAll('|', '').startsWith('informasjonskaps'));
    expect(long.length).toBeGreaterThan(2);
    for (const parts of long) expect(parts).toMatch(/^in\|?for\|?ma\|?sjons\|?kap\|?s\|?/);
  }
});

test('what does not fit would be seen (R53, R73)', async () => {
  const tab = await open('nn');
  const withStyle = async (host: string, css: string) => {
    await tab.evaluate(
      ([host, css]) => {
        const root = document.querySelector(host)!.shadowRoot!;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      },
      [host, css] as const,
    );
    return fitOf(tab);
  };
  expect((await fitOf(tab)).misfits).toEqual([]);
  expect((await withStyle('dfo-consent-banner', 'section{block-size:9rem;overflow:hidden}')).misfits.join()).toMatch(
    /section.*is cut off/,
  );
  await tab.evaluate(() => (window as unknown as InPage).fit.withoutHyphens());
  expect(
    avoidable(
      await withStyle('dfo-consent-banner', '.choice{inline-size:4rem;overflow-wrap:anywhere;padding:0 1.6rem}'),
    ),
  ).toEqual(['J|a', 'N|e|i']);
  expect((await withStyle(embed.host, '.choice{white-space:nowrap}')).misfits.join()).toMatch(
    /«Godta og vis datavisualisering» sticks .* px out of its button/,
  );
  expect((await withStyle('dfo-cookie-declaration', 'table{inline-size:30rem}')).misfits).toContain(
    'the page scrolls sideways',
  );
});
