import { expect, test } from 'vitest';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { installs, page } from '../harness/serve.js';

const video =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const main = `<h1>Side</h1>${video}<p id="twin">Tekst</p>`;
const twin = '<style>#twin::after { content: "Meir"; display: none } #twin:hover::after { display: block }</style>';

/** In the page: the size of everything of ours and of the twin, and what is drawn that is no element. */
const shown = (tab: Tab) =>
  tab.evaluate(() => {
    const ours = [...document.querySelectorAll('dfo-consent-banner, dfo-consent-embed, dfo-consent-settings')].flatMap(
      (one) => [...(one.shadowRoot?.querySelectorAll('*:not(style)') ?? [])],
    );
    return [...ours, document.querySelector('#twin')!].map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const { visibility, opacity } = getComputedStyle(one);
      const made = ['::before', '::after']
        .map((part) => getComputedStyle(one, part))
        .map(({ content, display }) => `${content} ${display}`);
      return [
        one.localName,
        one.childElementCount ? '' : one.textContent,
        Math.round(width),
        Math.round(height),
        visibility,
        opacity,
        ...made,
      ].join(' ');
    });
  });

const at = fixture((request) =>
  request.host === 'www.dfo.no' ? page({ install: installs[0]!, main, head: twin }) : empty(request),
);

/** In the page: the middle of every control of ours that is in view. */
const middles = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll('dfo-consent-banner, dfo-consent-embed, dfo-consent-settings')]
      .flatMap((one) => [...(one.shadowRoot?.querySelectorAll('button, a, label, input') ?? [])])
      .filter((one) => one.checkVisibility())
      .map((one) => one.getClientRects()[0]!)
      .map(({ x, y, width, height }) => [x + width / 2, y + height / 2] as const)
      .filter(([, y]) => y > 0 && y < innerHeight),
  );

test('hovering shows nothing, nothing has a tooltip, and nothing can be dragged (R77)', async () => {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width: 1000, height: 1000 });
  await tab.goto('https://www.dfo.no/');
  await tab.locator('[data-dfo-consent=load]').waitFor();
  // With the settings open, question, placeholder and control are there at once.
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.getByText('Det er like enkelt å trekkje tilbake').waitFor();
  await tab.mouse.move(990, 500);
  const before = await shown(tab);
  for (const [place, atLeast] of [
    [0, 4],
    [9999, 1],
  ] as const) {
    await tab.evaluate((place) => scrollTo(0, place), place);
    const points = await middles(tab);
    expect(points.length).toBeGreaterThanOrEqual(atLeast);
    for (const [x, y] of points) {
      await tab.mouse.move(x, y);
      expect(await shown(tab)).toEqual(before);
    }
  }
  const dragged = ['banner', 'embed', 'settings']
    .map((one) => `dfo-consent-${one} :is([title], [draggable=true], [type=range], [aria-valuenow])`)
    .join();
  expect(await tab.locator(dragged).count()).toBe(0);
  // The twin: what is shown by hovering is seen.
  await tab.locator('#twin').hover();
  expect(await shown(tab)).not.toEqual(before);
});
