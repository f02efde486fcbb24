/** «A server in JavaScript» of docs/recipes.md. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { unlessIn } from '../harness/tags.js';
import { recipe } from './project.js';
import { film, press, questions, settle, visitsTo } from './visit.js';

const next = 'next/dist/bin/next';
const layout = `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="nn"><body>{children}</body></html>;
}
`;

describe('a server in JavaScript', unlessIn(false), () => {
  const project = recipe('A server in JavaScript');
  beforeAll(() => {
    project.write('old/film.html', project.read('public/film.html'));
    project.write('app/layout.tsx', layout);
    project.write('app/page.tsx', 'export default function Page() {\n  return <p>DFØ</p>;\n}\n');
  });

  describe.each([
    ['Express', 'with-express.mjs'],
    ['Fastify', 'with-fastify.mjs'],
    ['Hono', 'with-hono.mjs'],
    ['Next.js', undefined],
  ] as const)('%s', (_, program) => {
    // A route of Next.js may not have the name of a public file.
    if (program === undefined) beforeAll(() => rmSync(join(project.folder, 'public/film.html')));
    const at =
      program === undefined
        ? visitsTo(project, [next, 'start', '-p', 'PORT', '-H', '127.0.0.1'], [next, 'build'])
        : visitsTo(project, [program]);

    test('sends the page with the question, and with its film held', async () => {
      const response = await at.fetch('/film.html');
      expect(response.headers.get('content-security-policy')).toContain("frame-src 'self'");
      expect(response.headers.get('vary')).toMatch(/cookie/i);
      const page = await response.text();
      expect(page).toContain('data-dfo-src="https://player.vimeo.com/video/76979871"');
      expect(page).toMatch(/<body>\s*<dfo-consent-banner hidden/);
    });

    test('and in a browser it asks, asks nothing of others, and shows the film after its own yes', async () => {
      const tab = await at.open('/film.html');
      await expect.poll(() => questions(tab)).toBe(1);
      await tab.locator('[data-dfo-consent=load]').waitFor();
      await settle(tab);
      expect(at.isAlone()).toBe(true);
      await press(tab, 'load');
      await tab.getByText('Godta og last sida på nytt').press('Enter');
      await expect.poll(at.asked).toContain(film);
    });
  });
});
