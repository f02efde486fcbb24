import { expect, test } from 'vitest';
import { empty, fixture, ownBrowser } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { installs, page } from '../harness/serve.js';

/** Two embeds: one is let in and does not come, one goes on asking. */
const video = (id: number) =>
  `<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/${id}" title="Film"></dfo-consent-embed>`;
const main = `<h1>Side</h1>${video(1)}<dfo-consent-embed service="acast" src="https://embed.acast.com/x" title="Lyd"></dfo-consent-embed>`;
const tenMinutes = 600_000;

/** In the page: all that is seen of ours, in words, with what is ticked. */
const seen = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('dfo-consent-banner, dfo-consent-embed, dfo-consent-settings')].flatMap(
      ({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll<HTMLElement>('p, h2, h3, a, button, input, iframe, [role=status]') ?? [])]
          .filter((one) => one.checkVisibility())
          .map((one) => `${one.localName} ${one.innerText} ${(one as HTMLInputElement).checked ?? ''}`),
    ),
  );

const at = fixture(
  (request) => (request.host === 'www.dfo.no' ? page({ install: installs[0]!, main }) : empty(request)),
  ownBrowser,
);

test('for ten minutes the question, a half-made choice, what is told and the settings stay as they are (R79)', async () => {
  const tab = await at.browser.fresh();
  await tab.clock.install();
  await tab.goto('https://www.dfo.no/');
  await tab.locator('[data-dfo-consent=load]').first().waitFor();
  const stays = async (words: string) => {
    const before = await seen(tab);
    expect(before.join('\n')).toContain(words);
    const focus = () => tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.outerHTML);
    const focused = await focus();
    await tab.evaluate((wait) => void setTimeout(() => (document.title = `After ${wait}`), wait), tenMinutes);
    await tab.clock.runFor(tenMinutes + 1000);
    expect(await tab.title()).toBe(`After ${tenMinutes}`); // The twin: the time has passed.
    await tab.evaluate(() => (document.title = ''));
    expect(await seen(tab)).toEqual(before);
    expect(await focus()).toBe(focused);
  };
  await tab.getByLabel('Hugs valet mitt for Acast').check();
  await stays('Får vi samle informasjon');
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await tab.getByText('Valet ditt er lagra').waitFor();
  await stays('Valet ditt er lagra. Du har godteke nettstatistikk.');
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.getByText('Det er like enkelt å trekkje tilbake').waitFor();
  await stays('Du svarte');
  // A frame has ten seconds; what is said then, stays.
  await tab.route('https://player.vimeo.com/**', () => {});
  await tab.locator('[data-dfo-consent=load]').first().press('Enter');
  await tab.clock.runFor(10_500);
  await tab.getByText('Vi fekk ikkje lasta innhaldet frå Vimeo.').waitFor();
  await stays('Vi fekk ikkje lasta innhaldet frå Vimeo.');
});
