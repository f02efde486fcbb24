/** «Next.js» of docs/recipes.md, as Next.js serves it in development and builds it for production. */
import { beforeAll, describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import type { Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';
import { recipe } from './project.js';
import { film, matomo, press, questions, settle, visitsTo } from './visit.js';

const next = 'next/dist/bin/next';
const there = ['-p', 'PORT', '-H', '127.0.0.1'];
const modes = {
  development: { serve: [next, 'dev', ...there], build: undefined },
  production: { serve: [next, 'start', ...there], build: [next, 'build'] },
} as const;

/** What a content management system holds. */
const cms = `export const textOf = async (page: string) =>
  '<p>' + page + '</p><iframe src="https://player.vimeo.com/video/76979871" width="640" height="360" title="Opptak"></iframe>';
`;

describe('Next.js', unlessIn(false), () => {
  const project = recipe('Next.js');
  beforeAll(() => project.write('cms.ts', cms));

  describe.each(['production', 'development'] as const)('%s', (mode) => {
    const { serve, build } = modes[mode];
    const at = visitsTo(project, serve, build);
    /** In development Next.js's own tools write inline styles, which the policy refuses. */
    const isOfTools = (said: string) => mode === 'development' && said.startsWith('Applying inline style violates');
    const isQuiet = async (tab: Tab) => expect((await heard(tab)).filter((said) => !isOfTools(said))).toEqual([]);

    test('has the question in its HTML, asks on every route, and asks nothing of others before an answer', async () => {
      await at.fetch('/film'); // In development it is made now.
      expect(await (await at.fetch('/')).text()).toMatch(
        /<template shadowrootmode="open">.*data-dfo-consent="accept"/s,
      );
      const tab = await at.open('/');
      expect(await questions(tab)).toBe(1);
      await tab.getByRole('link', { name: 'Film' }).click();
      await expect.poll(() => tab.locator('[data-dfo-consent=load]').count()).toBe(2);
      expect(await questions(tab)).toBe(1);
      await tab.goto('http://localhost/film');
      await expect.poll(() => tab.locator('[data-dfo-consent=load]').count()).toBe(2);
      expect(await tab.locator('dfo-consent-banner').count()).toBe(1);
      await settle(tab);
      expect(at.isAlone()).toBe(true);
      await isQuiet(tab);
    });

    test('lets Matomo count each route once after a yes, and the films load after theirs', async () => {
      const tab = await at.open('/');
      await press(tab, 'accept');
      await expect.poll(at.views).toEqual(['/']);
      await tab.getByRole('link', { name: 'Film' }).click();
      await expect.poll(at.views).toEqual(['/', '/film']);
      expect(await questions(tab)).toBe(0);
      expect(at.asked()).toEqual([matomo]);
      await press(tab, 'load');
      await expect.poll(() => at.asked().toSorted()).toEqual([matomo, 'https://player.vimeo.com/video/2?dnt=1', film]);
      await settle(tab);
      expect(at.views()).toEqual(['/', '/film']);
      await isQuiet(tab);
    });

    test('has a policy with a nonce of its own in each response', async () => {
      const policyOf = async () => (await at.fetch('/')).headers.get('content-security-policy')!;
      const [one, other] = [await policyOf(), await policyOf()];
      const nonce = /'nonce-([^']+)'/.exec(one)![1]!;
      expect(other).not.toContain(nonce);
      expect(other.replaceAll(/'nonce-[^']+'/g, `'nonce-${nonce}'`)).toBe(one);
      expect(one.includes('unsafe-eval')).toBe(mode === 'development');
      expect(one).not.toContain('unsafe-inline');
    });

    if (mode === 'development')
      test('asks the vendor before an answer where gateHtml is left out', async () => {
        const page = project.read('app/film/page.tsx');
        project.write('app/film/page.tsx', page.replace(/gateHtml\((await textOf\('film'\)), .*\);/, '$1;'));
        await at.open('/film');
        await expect.poll(at.asked).toEqual(['https://player.vimeo.com/video/76979871']);
      });
  });
});
