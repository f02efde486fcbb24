import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page, strict } from '../harness/serve.js';

/** The banner as HTML under the strictest policy: what the command prints lets it in, and nothing more. */
const { banner: html, hashes } = JSON.parse(
  execFileSync(process.execPath, ['dist/cli.js', 'banner', '--site', 'dfo.no', '--lang', 'nn', '--format', 'json'], {
    encoding: 'utf8',
  }),
) as { banner: string; hashes: Record<'script-src' | 'style-src', string[]> };

const script = `script-src 'self' ${hashes['script-src'].join(' ')}`;
const style = `style-src ${hashes['style-src'].join(' ')}`;
const policies: Record<string, string> = {
  '/': strict.replace("script-src 'self'", script).replace("style-src 'self'", style),
  '/no-script': strict.replace("style-src 'self'", style),
  '/no-style': strict.replace("script-src 'self'", script),
};

const violations = (tab: Tab) => tab.evaluate(() => (window as unknown as { violations: string[] }).violations);
const background = (tab: Tab) =>
  tab.locator('dfo-consent-banner section').evaluate((section) => getComputedStyle(section).backgroundColor);
const ours = 'rgb(1, 42, 76)';

const at = fixture(({ path }) => {
  const policy = policies[path];
  return policy
    ? {
        headers: { 'content-security-policy': policy },
        body: page({ install: 'html', folder: '/late/', banner: html }),
      }
    : undefined;
});
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  await tab.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
  });
  at.server.keepBack();
  await tab.goto(`https://www.dfo.no${path}`, { waitUntil: 'commit' });
  await tab.locator('footer').waitFor({ state: 'attached' });
  return tab;
};
const banner = (tab: Tab) => tab.locator('dfo-consent-banner');
const come = async (tab: Tab) => {
  at.server.letThrough();
  await tab.waitForFunction(() => window.dfoConsent);
};

test('with the printed hashes it is shown, taken over and answered without a violation (R101)', async () => {
  const tab = await open('/');
  expect(await banner(tab).isVisible()).toBe(true);
  expect(await background(tab)).toBe(ours);
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await come(tab);
  await tab.getByText('Valet ditt er lagra.').waitFor();
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.locator('[data-dfo-consent=reject]').press('Enter');
  await tab.getByText('Du har avslått alle').waitFor();
  expect(await violations(tab)).toEqual([]);
  expect(tab.said).toEqual([]);
});

test('without that of the script it waits for the library, and asks all the same', async () => {
  const tab = await open('/no-script');
  expect(await banner(tab).isVisible()).toBe(false);
  await come(tab);
  expect(await banner(tab).isVisible()).toBe(true);
  expect((await violations(tab)).join()).toMatch(/^script-src/);
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  expect(await tab.evaluate(() => window.dfoConsent!.answer.state)).toBe('answered');
});

test('without that of the style the library brings its own', async () => {
  const tab = await open('/no-style');
  expect(await background(tab)).not.toBe(ours);
  await come(tab);
  await expect.poll(() => background(tab)).toBe(ours);
  expect((await violations(tab)).join()).toMatch(/^style-src/);
});
