/**
 * That a consent was given, shown from what the library keeps and tells (GDPR article 7(1)). The cookie keeps the form's version, the
 * day, and for each service the question that was asked (service, purpose, recipients; for a yes the lifetimes that were told) and the
 * answer. A site that wants a record of its own has the rest in the page: the site, the events of giving, changing and taking back,
 * the control that was pressed, the time, the language. The question's words are in the library's version, which prints them again.
 *
 * Not kept, on purpose: an identifier of the record or of the visitor, the time of day, the language, the control, the library's
 * version. The cookie is under 60 bytes, and nobody is told apart by it (R28).
 */
import { expect, test } from 'vitest';
import { format, pageRegistry, parse, validDays } from 'dfo-consent';
import { registry } from 'dfo-consent/registry';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { installs, page, printed } from '../harness/serve.js';

/** What a site does that keeps records: with documented hooks and the change event alone. */
const recorder = `<script>
  var control, records = [];
  addEventListener('click', (event) => {
    control = event.composedPath().map((one) => one.dataset && one.dataset.dfoConsent).find(Boolean) || control;
  }, true);
  document.addEventListener('dfo-consent:change', ({ detail }) => {
    records.push({ control, time: new Date().toISOString(), language: document.documentElement.lang, ...detail });
  });
</script>`;
const video =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const install = installs[0]!;
const at = fixture((request) =>
  request.host === 'www.dfo.no' ? page({ install, lang: 'nb', before: recorder, main: video }) : empty(request),
);

const { services } = pageRegistry(registry);
const day = () => Math.floor(Date.now() / 86_400_000);
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const kept = async () => (await at.browser.context.cookies()).find(({ name }) => name === 'dfo-consent')!.value;
interface Told {
  control: string;
  time: string;
  services: Record<string, string>;
}
const recordsOf = (tab: Tab) => tab.evaluate(() => (window as unknown as { records: Told[] }).records);

test('what was asked, what was answered, when, where and by which control can be shown: given, changed and taken back (R27)', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/');
  await tab.waitForFunction(() => window.dfoConsent);
  const asked = await tab
    .locator('dfo-consent-banner')
    .evaluate((banner) => banner.shadowRoot!.querySelector('section')!.textContent);
  const press = async (hook: string, records: number) => {
    await tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
    await expect.poll(async () => (await recordsOf(tab)).length).toBe(records);
    return { told: (await recordsOf(tab)).at(-1)!, kept: await kept() };
  };
  const { matomo, vimeo } = services as Record<'matomo' | 'vimeo', (typeof services)[string]>;
  const today = { language: 'nb', site: 'dfo.no', day: iso(day()), validUntil: iso(day() + validDays) };

  const given = await press('accept', 1);
  expect(given.told).toMatchObject({
    ...today,
    control: 'accept',
    purposes: { statistics: 'accepted' },
    services: { matomo: 'accepted', vimeo: 'unanswered' },
  });
  expect(Math.abs(Date.parse(given.told.time) - Date.now())).toBeLessThan(60_000);
  expect(parse(given.kept, day())).toEqual({
    state: 'answered',
    day: day(),
    yes: new Map([[matomo.fingerprint, matomo.days]]),
    no: new Set(),
  });

  await tab.getByLabel('Husk valget mitt for Vimeo').check();
  const added = await press('load', 2);
  expect(added.told).toMatchObject({ ...today, control: 'load', services: { matomo: 'accepted', vimeo: 'accepted' } });
  const both = [matomo, vimeo].map(({ fingerprint, days }) => [fingerprint, days] as const);
  expect(parse(added.kept, day())).toMatchObject({ yes: new Map(both), no: new Set() });

  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.getByRole('checkbox', { name: 'Innhold fra Vimeo' }).waitFor();
  const taken = await press('reject', 3);
  expect(taken.told).toMatchObject({ ...today, control: 'reject', purposes: { statistics: 'refused' } });
  expect(Object.values(taken.told.services)).not.toContain('accepted');
  expect(parse(taken.kept, day())).toMatchObject({ yes: new Map(), no: new Set([matomo.fingerprint]) });

  // Nothing else is in the cookie: what was read of it makes all of it again.
  for (const value of [given.kept, added.kept, taken.kept]) expect(format(parse(value, day()))).toBe(value);
  // And the words that were shown come back from the library of that time, to the letter.
  const again = await tab.evaluate(
    (html) => {
      const [banner] = new DOMParser()
        .parseFromString(html.replace('shadowrootmode', 'data-root'), 'text/html')
        .querySelectorAll('template');
      return banner!.content.querySelector('section')!.textContent;
    },
    printed('dfo.no', 'nb'),
  );
  expect(asked).toBe(again);
});
