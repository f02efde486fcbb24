/** «Plain HTML» of docs/recipes.md. */
import { describe, expect, test } from 'vitest';
import { unlessIn } from '../harness/tags.js';
import { recipe } from './project.js';
import { serveFiles } from './serve-files.js';
import { film, matomo, press, questions, settle, visits } from './visit.js';

describe('plain HTML', unlessIn(false), () => {
  const project = recipe('Plain HTML');
  const at = visits(() => serveFiles(project.folder));

  test('asks, and asks nothing of others before an answer', async () => {
    const tab = await at.open('/');
    await expect.poll(() => questions(tab)).toBe(1);
    await tab.goto('http://localhost/film.html');
    await expect.poll(() => questions(tab)).toBe(1);
    await tab.locator('[data-dfo-consent=load]').waitFor();
    await settle(tab);
    expect(at.isAlone()).toBe(true);
  });

  test('lets Matomo count after a yes, also on the next page, and the film load after its own', async () => {
    const tab = await at.open('/');
    await press(tab, 'accept');
    await expect.poll(at.views).toEqual(['/']);
    await tab.goto('http://localhost/film.html');
    await expect.poll(at.views).toEqual(['/', '/film.html']);
    expect(await questions(tab)).toBe(0);
    expect(new Set(at.asked())).toEqual(new Set([matomo]));
    await press(tab, 'load');
    await expect.poll(at.asked).toContain(film);
  });
});

describe('plain HTML that nobody gated', unlessIn(false), () => {
  const project = recipe('Plain HTML', / gate /);
  const at = visits(() => serveFiles(project.folder));

  test('asks the vendor before an answer', async () => {
    await at.open('/film.html');
    await expect.poll(at.asked).toEqual(['https://player.vimeo.com/video/76979871']);
  });
});
