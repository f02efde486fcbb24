import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../harness/bundled.js';
import { fixture } from '../harness/fixture.js';
import { printed } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** Three versions of one organisation's registry, as its site would bundle them one after the other. */
const version = (change: string) => `
import { start } from 'dfo-consent';
import { registry } from 'dfo-consent/registry';
const declared = { kind: 'declared', statement: 'web', date: '2026-01-15' };
const site = { ...registry.sites['dfo.no'], inContext: [], linked: [] };
const services = { ...registry.services };
let banner = ['matomo'];
${change}
window.consent = start({ registry: { ...registry, services, sites: { 'dfo.no': { ...site, banner } } }, site: 'dfo.no' });`;

const changes = {
  first: '',
  typo: "services.matomo = { ...services.matomo, description: { nn: 'retta', nb: 'rettet', en: 'corrected' } };",
  service: "services.counter = { ...services.matomo, name: 'Teljaren', items: [] }; banner = ['matomo', 'counter'];",
  recipient:
    "services.matomo = { ...services.matomo, recipients: [...services.matomo.recipients, { name: 'Nykomling AS', role: 'processor', provenance: declared }] };",
  purpose: "banner = ['matomo', 'vimeo'];",
} as const;

const scripts: Record<string, string> = {};
beforeAll(async () => {
  for (const [name, change] of Object.entries(changes)) scripts[name] = await bundled(version(change));
});
// The script tag cannot have a registry of its own. A template may have been printed from the first version when the library is a later one.
for (const [where, first] of [
  ['in a bundle', ''],
  ['in a bundle, under a banner printed from the first version', printed('dfo.no', 'nn')],
] as const)
  describe(where, unlessIn(!first), () => {
    const at = fixture(({ path }) => {
      const name = path.slice(1);
      if (name.endsWith('.js'))
        return { headers: { 'content-type': 'text/javascript' }, body: scripts[name.slice(0, -3)] ?? '' };
      return (
        scripts[name] &&
        `<!doctype html><html lang="nn"><body>${first}<main>Side</main><script src="/${name}.js"></script></body></html>`
      );
    });

    const answered = async () => {
      const tab = await at.browser.fresh();
      await tab.goto('https://www.dfo.no/first');
      await tab.locator('[data-dfo-consent=accept]').click();
      const may = (...ids: string[]) =>
        tab.evaluate(
          (ids) => ids.map((id) => (window as unknown as { consent: { may(id: string): boolean } }).consent.may(id)),
          ids,
        );
      const visit = async (name: keyof typeof changes) => {
        await tab.goto(`https://www.dfo.no/${name}`);
        await tab.getByText('Side').waitFor();
      };
      return { tab, may, visit };
    };

    test('a corrected text asks nothing again (R25)', async () => {
      const { tab, may, visit } = await answered();
      await visit('typo');
      expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(false);
      expect(await may('matomo')).toEqual([true]);
    });

    test('a new service is asked about alone, by name, and the old answer holds (R25)', async () => {
      const { tab, may, visit } = await answered();
      await visit('service');
      await tab.getByText('Nytt no: Teljaren (DFØ).').waitFor();
      expect(await may('matomo', 'counter')).toEqual([true, false]);
      await tab.locator('[data-dfo-consent=reject]').click();
      expect(await may('matomo', 'counter')).toEqual([true, false]);
      await tab.getByText('Du har avslått nettstatistikk.').waitFor();
      await visit('service');
      expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(false);
    });

    test('a new recipient stops the service until it is accepted again, and is named (R25)', async () => {
      const { tab, may, visit } = await answered();
      await visit('recipient');
      await tab.getByText('Nytt no: Matomo (DFØ og Nykomling AS).').waitFor();
      expect(await may('matomo')).toEqual([false]);
      await tab.locator('[data-dfo-consent=accept]').click();
      expect(await may('matomo')).toEqual([true]);
    });

    test('a new purpose is asked about alone, in its own question (R25)', async () => {
      const { tab, may, visit } = await answered();
      await visit('purpose');
      await tab.getByRole('heading', { name: 'Får vi vise video og lyd frå Vimeo?' }).waitFor();
      expect(await may('matomo', 'vimeo')).toEqual([true, false]);
      await tab.locator('[data-dfo-consent=accept]').click();
      expect(await may('matomo', 'vimeo')).toEqual([true, true]);
    });
  });
