/** How high the question and the placeholders are: a phone shows the page beside the question, and a placeholder fits a video's box. */
import { expect, test } from 'vitest';
import { languages } from '../fixtures/languages.js';
import { empty, fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const embeds: Readonly<Record<string, string>> = {
  vimeo: 'https://player.vimeo.com/video/1',
  'tableau-public': 'https://public.tableau.com/views/A/B',
  acast: 'https://embed.acast.com/dfo/1',
  'boost-ai': 'https://dfo.boost.ai/chat',
};
const at = fixture((request) => {
  if (request.host !== 'www.dfo.no') return empty(request);
  const [, lang, twice] = request.path.split('/');
  const one = Object.entries(embeds).map(
    ([id, src]) =>
      `<iframe data-service="${id}" data-dfo-src="${src}" title="Rekneskapen for 2025" width="100%" height="1"></iframe>`,
  );
  const css =
    '<meta name="viewport" content="width=device-width"><style>body{margin:0;font-family:sans-serif}main{padding:0 16px}iframe{border:0}dfo-consent-embed{display:block;margin:1rem 0}</style>';
  return page({ lang: lang!, head: css, main: `<h1>Side</h1>${one.join('')}${twice ? one.join('') : ''}` });
});

const heights = async (path: string, viewport: number) => {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width: viewport, height: 667 });
  await tab.goto(`https://www.dfo.no/${path}`);
  await tab.waitForFunction(
    (n) =>
      [...document.querySelectorAll('dfo-consent-embed')].filter((one) => one.shadowRoot?.querySelector('button'))
        .length === n,
    Object.keys(embeds).length * (path.includes('/') ? 2 : 1),
  );
  const shots = process.env['SHOTS'];
  if (shots)
    await tab.screenshot({ path: `${shots}heights-${path.replace('/', '-')}-${viewport}.png`, fullPage: true });
  return tab.evaluate(() => ({
    question: document.querySelector('dfo-consent-banner')!.shadowRoot!.querySelector('section')!.offsetHeight,
    placeholders: [...document.querySelectorAll('dfo-consent-embed')].map(
      ({ shadowRoot }) => shadowRoot!.querySelector<HTMLElement>('.box')!.offsetHeight,
    ),
  }));
};

for (const language of languages)
  test(`in ${language} the question is at most 400 px high on a phone`, unlessIn(language === 'nn'), async () => {
    const { question } = await heights(language, 375);
    expect(question).toBeLessThanOrEqual(400);
  });

for (const language of languages)
  test(`in ${language} a placeholder fits where its content will be`, unlessIn(language === 'nn'), async () => {
    // The page's edges take 32 px of the window.
    for (const [viewport, most] of [
      [320, 440],
      [672, 360],
      [832, 260],
    ] as const) {
      const { placeholders } = await heights(language, viewport);
      expect(placeholders).toHaveLength(Object.keys(embeds).length);
      if (process.env['SHOTS']) console.log(language, viewport, placeholders);
      for (const height of placeholders) expect.soft(height, `${viewport}`).toBeLessThanOrEqual(most);
    }
  });

test('the second placeholder of a service refers to the first, and is shorter', async () => {
  const { placeholders } = await heights('nn/twice', 320);
  const half = placeholders.length / 2;
  for (let i = 0; i < half; i++) expect.soft(placeholders[i + half]!).toBeLessThan(placeholders[i]!);
});
