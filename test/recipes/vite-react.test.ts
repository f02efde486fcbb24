/** «Vite and React» of docs/recipes.md, as Vite serves it in development and builds it for production. */
import { describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { unlessIn } from '../harness/tags.js';
import { recipe } from './project.js';
import { film, matomo, press, questions, settle, visitsTo } from './visit.js';
import { building, modes, serving } from './vite.js';

describe('Vite and React', unlessIn(false), () => {
  const project = recipe('Vite and React');

  test('compiles, and no attribute that is not there does', () => {
    const compile = () => project.run('typescript/bin/tsc');
    expect(compile()).toBe('');
    const app = project.read('src/App.tsx');
    project.write('src/App.tsx', app.replace('<dfo-consent-banner />', '<dfo-consent-banner colour="red" />'));
    expect(compile()).toContain("'colour' does not exist");
    project.write('src/App.tsx', app);
  });

  describe.each(modes)('%s', (mode) => {
    const at = visitsTo(project, serving[mode], building[mode]);

    test('asks once in StrictMode and on every route, and asks nothing of others before an answer', async () => {
      const tab = await at.open('/');
      await expect.poll(() => questions(tab)).toBe(1);
      await tab.evaluate(() => Object.assign(document.querySelector('dfo-consent-banner')!, { isFirst: true }));
      await tab.getByRole('link', { name: 'Film' }).click();
      await tab.locator('[data-dfo-consent=load]').waitFor();
      await tab.getByRole('link', { name: 'DFØ' }).click();
      await tab.getByRole('heading', { name: 'DFØ', level: 1 }).waitFor();
      expect(await questions(tab)).toBe(1);
      expect(
        await tab.evaluate(() => [...document.querySelectorAll('dfo-consent-banner')].map((one) => 'isFirst' in one)),
      ).toEqual([true]);
      await settle(tab);
      expect(at.isAlone()).toBe(true);
      expect(await heard(tab)).toEqual([]);
    });

    test('lets Matomo count each route once after a yes, and the film load after its own', async () => {
      const tab = await at.open('/');
      await press(tab, 'accept');
      await expect.poll(at.views).toEqual(['/']);
      await tab.getByRole('link', { name: 'Film' }).click();
      await expect.poll(at.views).toEqual(['/', '/film']);
      expect(await questions(tab)).toBe(0);
      expect(at.asked()).toEqual([matomo]);
      await press(tab, 'load');
      await expect.poll(at.asked).toEqual([matomo, film]);
      await tab.getByText('Du ser film frå Vimeo.').waitFor();
      await settle(tab);
      expect(at.views()).toEqual(['/', '/film']);
      expect(await heard(tab)).toEqual([]);
    });
  });

  describe('with a frame instead of the component', () => {
    const at = visitsTo(project, serving.development);

    test('asks the vendor before an answer', async () => {
      const app = project.read('src/App.tsx');
      project.write('src/App.tsx', app.replace('<ConsentEmbed service="vimeo"', '<iframe'));
      await at.open('/film');
      await expect.poll(at.asked).toEqual(['https://player.vimeo.com/video/76979871']);
    });
  });
});
