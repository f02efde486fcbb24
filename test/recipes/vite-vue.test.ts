/** «Vite and Vue» of docs/recipes.md, as Vite serves it in development and builds it for production. */
import { describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { unlessIn } from '../harness/tags.js';
import { recipe } from './project.js';
import { film, matomo, press, questions, settle, visitsTo } from './visit.js';
import { building, modes, serving } from './vite.js';

describe('Vite and Vue', unlessIn(false), () => {
  const project = recipe('Vite and Vue');

  test('compiles, and no attribute that is not there does', () => {
    const compile = () => project.run('vue-tsc/bin/vue-tsc.js');
    expect(compile()).toBe('');
    const app = project.read('src/App.vue');
    project.write('src/App.vue', app.replace(':src="film"', ':src="[film]"'));
    expect(compile()).toContain("is not assignable to type 'string'");
    project.write('src/App.vue', app);
  });

  describe.each(modes)('%s', (mode) => {
    const at = visitsTo(project, serving[mode], building[mode]);

    test('asks once, and asks nothing of others before an answer', async () => {
      const tab = await at.open('/');
      await expect.poll(() => questions(tab)).toBe(1);
      await tab.getByRole('button', { name: 'Film' }).click();
      await tab.locator('[data-dfo-consent=load]').waitFor();
      await tab.getByRole('button', { name: 'DFØ' }).click();
      await tab.getByRole('heading', { name: 'DFØ', level: 1 }).waitFor();
      expect(await questions(tab)).toBe(1);
      await settle(tab);
      expect(at.isAlone()).toBe(true);
      expect(await heard(tab)).toEqual([]);
    });

    test('lets Matomo count after a yes, and the film load after its own', async () => {
      const tab = await at.open('/');
      await press(tab, 'accept');
      await expect.poll(at.views).toEqual(['/']);
      await tab.getByRole('button', { name: 'Film' }).click();
      await tab.locator('[data-dfo-consent=load]').waitFor();
      expect(at.asked()).toEqual([matomo]);
      await press(tab, 'load');
      await expect.poll(at.asked).toEqual([matomo, film]);
      await tab.getByText('Du ser film frå Vimeo.').waitFor();
      expect(await heard(tab)).toEqual([]);
    });
  });

  describe('with a frame instead of the element', () => {
    const at = visitsTo(project, serving.development);

    test('asks the vendor before an answer', async () => {
      const app = project.read('src/App.vue');
      project.write('src/App.vue', app.replace('<dfo-consent-embed service="vimeo"', '<iframe'));
      const tab = await at.open('/');
      await tab.getByRole('button', { name: 'Film' }).click();
      await expect.poll(at.asked).toEqual(['https://player.vimeo.com/video/76979871']);
    });
  });
});
