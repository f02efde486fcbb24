import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import { onEachInstall, matomo, page } from '../harness/serve.js';

/** A browser with the signal on: Firefox has it by a preference, which no page can set, and the others not at all. */
const signal = (name: string, value: string) =>
  `<script>Object.defineProperty(Navigator.prototype, '${name}', { get: () => { window.asked = (window.asked || []).concat('${name}'); return ${value}; } });</script>`;
const pages: Record<string, string> = {
  gpc: signal('globalPrivacyControl', 'true'),
  dnt: signal('doNotTrack', "'1'"),
  webdriver: signal('webdriver', 'true'),
  nothing: '',
};
const at = fixture(({ host, path }) => {
  if (host === 'matomo.dfo.example') return { headers: { 'content-type': 'text/javascript' } };
  const [, install, name] = path.split('/');
  return name
    ? page({ install: install as 'npm', script: matomo }).replace('<script', `${pages[name]}<script`)
    : undefined;
});
const words = 'Nettlesaren din ber oss om å ikkje dele informasjon om deg (Global Privacy Control).';

onEachInstall('html', (install) => {
  const visit = async (name: string) => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto(`https://www.dfo.no/${install}/${name}`);
    await tab.waitForFunction(() => window.dfoConsent);
    return tab;
  };

  test('Global Privacy Control turns nothing on, stores nothing, and is shown in the settings, before and after a yes (R41)', async () => {
    const tab = await visit('gpc');
    expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
    expect(await at.browser.context.cookies()).toEqual([]);
    expect(at.server.to(/matomo/)).toEqual([]);
    await tab.locator('[data-dfo-consent=open]').press('Enter');
    await tab.getByText(words).waitFor();
    // It is a wish and no answer: a yes of the visitor's own counts.
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await expect.poll(() => at.server.to(/matomo/)).toHaveLength(1);
    await tab.locator('[data-dfo-consent=open]').press('Enter');
    await tab.getByText(words).waitFor();
    // The twin: without the signal nobody speaks of it.
    const other = await visit('nothing');
    await other.locator('[data-dfo-consent=open]').press('Enter');
    await other.getByText('Du har ikkje svart enno.').waitFor();
    expect(await other.getByText(words).count()).toBe(0);
  });

  test.each(['dnt', 'webdriver'])('%s is never asked for: the banner is the same for everybody', async (name) => {
    const look = async (name: string) => {
      const tab = await visit(name);
      const asked = await tab.evaluate(() => (window as { asked?: string[] }).asked);
      return [
        asked,
        await tab
          .locator('dfo-consent-banner')
          .evaluate((banner) => banner.shadowRoot!.querySelector('section')!.outerHTML),
      ];
    };
    const [asked, banner] = await look(name);
    expect(asked).toBeUndefined();
    expect(banner).toEqual((await look('nothing'))[1]);
    // The twin: what is asked for is seen.
    expect((await look('gpc'))[0]).toContain('globalPrivacyControl');
  });
});
