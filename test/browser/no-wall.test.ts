import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page } from '../harness/serve.js';

/** A page with a bit of everything that is no embed, longer than the window; its links look the same when they have been visited. */
const main = `<style>a { color: blue }</style><h1>Side</h1><p>Tekst</p>
<p><a id="to-part" href="#part">Til delen</a> <a id="to-next" href="/neste">Neste side</a></p>
<p><label>Namn <input id="name"></label> <label><input type="checkbox" id="box"> Ja takk</label>
<label>Fylke <select id="county"><option>Oslo</option><option>Vestland</option></select></label>
<label>Melding <textarea id="message"></textarea></label> <button type="button" id="count">0</button></p>
<script>document.getElementById('count').addEventListener('click', ({ target }) => (target.textContent = +target.textContent + 1));</script>
<details><summary id="more">Meir</summary><p>Skjult tekst</p></details>
<p style="height: 1500px">Lang</p><h2 id="part">Del</h2><p><a id="last" href="/neste">Siste lenkje</a></p>`;

/** In the page: what stands between a visitor and its content. */
function wallOf(): string[] {
  const found = [];
  for (const root of [document.documentElement, document.body]) {
    const { overflowX, overflowY, position } = getComputedStyle(root);
    if (/hidden|clip/.test(overflowX + overflowY) || position === 'fixed')
      found.push(`${root.localName} does not scroll`);
  }
  for (let part: Element | null = document.querySelector('main'); part; part = part.parentElement) {
    const { filter, opacity, visibility, pointerEvents } = getComputedStyle(part);
    if (filter !== 'none' || opacity !== '1' || visibility !== 'visible' || pointerEvents !== 'auto')
      found.push(`${part.localName} is veiled`);
    if (part.getAttribute('aria-hidden') === 'true') found.push(`${part.localName} is hidden from some`);
  }
  if (document.querySelector('[inert], :modal')) found.push('part of the page is inert');
  for (const one of document.querySelectorAll(
    'main a, main input, main select, main textarea, main button, main summary',
  )) {
    one.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!hit || !one.contains(hit)) found.push(`#${one.id} is covered`);
  }
  scrollTo(0, document.documentElement.scrollHeight);
  if (scrollY < 500) found.push('nobody gets to the end');
  scrollTo(0, 0);
  return found;
}

/** In the page: everything that is seen of the content with its computed style, and its box. */
function looksOf(): string[] {
  return [...document.querySelectorAll('main *:not(style, script, option)')].map((one) => {
    const style = getComputedStyle(one);
    const { x, width, height } = one.getBoundingClientRect();
    const box = [x, width, height].map((number) => number.toFixed(1));
    return `${one.localName}: ${box.join()}; ${[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ')}`;
  });
}

/** Uses each of its controls, as a visitor without a mouse does. */
async function use(tab: Tab): Promise<void> {
  const control = (id: string) => tab.locator(`#${id}`);
  await control('name').fill('Kari');
  await control('message').fill('Hei');
  await control('box').press('Space');
  await control('county').selectOption('Vestland');
  await control('count').press('Enter');
  await control('more').press('Enter');
  expect(await tab.getByText('Skjult tekst').isVisible()).toBe(true);
  const now = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('#name, #message, #county')].map(({ value }) => value),
  );
  expect([...now.sort(), await control('box').isChecked(), await control('count').textContent()]).toEqual([
    'Hei',
    'Kari',
    'Vestland',
    true,
    '1',
  ]);
  await control('to-part').press('Enter');
  expect(await tab.evaluate(() => [location.hash, scrollY > 500])).toEqual(['#part', true]);
  await control('to-next').press('Enter');
  await tab.waitForFunction(() => location.pathname === '/neste' && document.readyState === 'complete');
}

onEachInstall('html', (install) => {
  const at = fixture(({ path }) => (/^\/($|neste)/.test(path) ? page({ install, main }) : undefined));
  const site = 'https://www.dfo.no/';

  test('no wall: all of the page can be reached and used, unanswered and refused, and looks the same (R9)', async () => {
    const tab = await at.browser.fresh();
    const visit = async (state: string) => {
      await tab.goto(site);
      await tab.waitForFunction((state) => document.documentElement.dataset['dfoConsentState'] === state, state);
      expect(await tab.evaluate(wallOf)).toEqual([]);
      const looks = await tab.evaluate(looksOf);
      await use(tab);
      return looks;
    };
    const unanswered = await visit('unanswered');
    expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(true);
    await tab.locator('[data-dfo-consent=reject]').press('Enter');
    await tab.getByText('Valet ditt er lagra').waitFor();
    expect(unanswered.length).toBeGreaterThan(15);
    expect(await visit('answered')).toEqual(unanswered);

    // The twin: a wall would have been seen, and a veil.
    await tab.evaluate(() => {
      document.body.style.overflow = 'hidden';
      document.querySelector('footer')!.inert = true;
      document.querySelector('main')!.style.cssText = 'filter: blur(4px); color: gray';
      const overlay = document.createElement('div');
      overlay.style.cssText = 'position: fixed; inset: 0';
      document.body.append(overlay);
    });
    expect(await tab.evaluate(looksOf)).not.toEqual(unanswered);
    const wall = await tab.evaluate(wallOf);
    for (const part of [
      'body does not scroll',
      'part of the page is inert',
      'main is veiled',
      '#name is covered',
      '#last is covered',
    ])
      expect(wall).toContain(part);
  });
});
