/** «Drupal» of docs/recipes.md, as far as it goes without PHP: what the filter's service answers, and the template around it. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { serve } from '../../src/server/serve.js';
import { unlessIn } from '../harness/tags.js';
import { recipe, type Project } from './project.js';
import { serveFiles } from './serve-files.js';
import { film, matomo, press, questions, settle, visits } from './visit.js';

const theme = 'web/themes/custom/nettstad/templates';
/** What an editor has written. */
const text =
  '<p>Sjå opptaket på «Læring» 🫐:</p>\n<iframe src="https://player.vimeo.com/video/76979871" width="640" height="360" title="Opptak"></iframe>\n';

/** What the module's service makes of texts. */
async function filtered(...texts: readonly string[]): Promise<string[]> {
  const serving = await serve({
    upstream: 'http://127.0.0.1:1',
    site: 'dfo.no',
    port: 0,
    files: 'dist',
    graceSeconds: 1,
    log: () => {},
  });
  try {
    const gate = `http://127.0.0.1:${serving.port}/gate`;
    return await Promise.all(texts.map(async (body) => (await fetch(gate, { method: 'POST', body })).text()));
  } finally {
    await serving.stop();
  }
}

/** The theme's page around a text, where Drupal has nothing of its own to say. */
const rendered = ({ read }: Project, content: string): string =>
  read(`${theme}/html.html.twig`)
    .replace(/\{\{ source\('@nettstad\/(.*?)'\) \}\}/g, (_, file: string) => read(`${theme}/${file}`))
    .replace('{{ html_attributes }}', ' lang="nn"')
    .replace('{{ page }}', () => `<main id="main-content">${content}</main>`)
    .replace(/<(head|css|js|js-bottom)-placeholder [^>]*>|\{\{ .*? \}\}/g, '');

describe('Drupal’s template and filter', unlessIn(false), () => {
  const project = recipe('Drupal');
  const at = visits(async () => {
    const [gated = ''] = await filtered(text);
    expect(project.read('web/modules/custom/dfo_consent/src/Plugin/Filter/DfoConsentFilter.php')).toContain('/gate');
    expect(gated).toBe(text.replace('src="', 'data-service="vimeo" data-dfo-src="'));
    project.write('web/index.html', rendered(project, gated));
    project.write('web/live.html', rendered(project, text));
    return serveFiles(join(project.folder, 'web'));
  });

  test('ask, and ask nothing of others before an answer', async () => {
    const tab = await at.open('/');
    expect(await questions(tab)).toBe(1);
    await tab.locator('[data-dfo-consent=load]').waitFor();
    await settle(tab);
    expect(at.isAlone()).toBe(true);
    expect(await heard(tab)).toEqual([]);
  });

  test('let Matomo count after a yes, and the film load after its own', async () => {
    const tab = await at.open('/');
    await press(tab, 'accept');
    await expect.poll(at.views).toEqual(['/']);
    expect(at.asked()).toEqual([matomo]);
    await press(tab, 'load');
    await expect.poll(at.asked).toEqual([matomo, film]);
    expect(await heard(tab)).toEqual([]);
  });

  test('without the filter the vendor is asked before an answer', async () => {
    await at.open('/live.html');
    await expect.poll(at.asked).toEqual(['https://player.vimeo.com/video/76979871']);
  });

  test('a text without embeds, or none at all, comes out as it went in', async () => {
    const texts = ['', '<p>Ærleg</p>\n', 'æ & ø < å'];
    expect(await filtered(...texts)).toEqual(texts);
  });
});
