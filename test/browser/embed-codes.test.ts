import { beforeAll, describe, test, type TestContext } from 'vitest';
import { forms, type Form } from '../embeds/index.js';
import { embedVendors } from '../harness/embed-vendors.js';
import { consent, hostsOf, pageOf, readPath, settle, toldHere, visit } from './embed-visit.js';
import { fixture, ownBrowser } from '../harness/fixture.js';
import type { Reply, Request } from '../harness/serve.js';
import type { Tag } from '../harness/tags.js';

/** Every form of embed code: whom its page turns to before and after consent, and where nothing holds it back. */
let answerVendor: (request: Request) => Reply;
beforeAll(async () => {
  answerVendor = await embedVendors();
});

function reply(request: Request): Reply {
  const asked = readPath(request.path);
  const form = asked && forms[asked.name];
  return form ? pageOf(asked.name, form, asked.state) : answerVendor(request);
}

/** A script, a frame and an element of its vendor's: `npm test` sees them held and released in all three engines. */
const everywhere = ['matomo-01', 'acast-01', 'tableau-10'];
/** What counts without scripts, and what only looks like a vendor's: `npm test` looks at these in Chromium. */
const kinds = ['matomo-noscript', 'lookalikes'];
const tagsOf = (name: string, isEverywhere: boolean): Tag[] => {
  if (everywhere.includes(name)) return isEverywhere ? ['everywhere'] : [];
  return kinds.includes(name) ? [] : ['matrix'];
};

type Look = (name: string, form: Form, expect: TestContext['expect']) => Promise<void>;
const ofEachForm = (says: string, look: Look, isEverywhere = false) => {
  for (const [name, form] of Object.entries(forms)) {
    test(`${name}: ${says}`, { tags: tagsOf(name, isEverywhere) }, ({ expect }) => look(name, form, expect));
  }
};
const sorted = (...lists: (readonly string[] | undefined)[]) => toldHere(lists.flatMap((list = []) => list)).sort();

// What is held comes first: Chromium remembers whom a page turned to, and connects to them ahead of need the next time.
describe('with JavaScript', () => {
  const at = fixture(reply, ownBrowser);

  ofEachForm(
    'held and unanswered, it contacts nobody',
    async (name, form, expect) => {
      const visited = await visit(at, name, form, 'held');
      await settle(visited, form.passes);
      expect(visited.requests()).toEqual(sorted(form.passes));
      expect(visited.connections()).toEqual([]);
      expect(visited.errors).toEqual([]);
    },
    true,
  );

  ofEachForm('untouched, it loads', async (name, form, expect) => {
    const visited = await visit(at, name, form, 'untouched');
    const expected = sorted(form.loads, form.passes);
    await settle(visited, expected);
    expect(visited.requests()).toEqual(expected);
    expect(visited.connections()).toEqual(expect.arrayContaining(hostsOf(form)));
  });

  ofEachForm(
    'after consent it loads whole, and after withdrawal not at all',
    async (name, form, expect) => {
      const visited = await visit(at, name, form, 'held');
      const { tab } = visited;
      const around = () =>
        tab.evaluate(() => [
          document.title,
          ...[...document.querySelectorAll('#before, #after')].map((one) => one.textContent),
        ]);
      const page = await around();
      await consent(visited, form);
      const expected = sorted(form.released?.loads ?? form.loads, form.passes);
      await settle(visited, expected);
      expect.soft(visited.requests(), 'after consent').toEqual(expected);
      expect.soft(visited.errors, 'after consent').toEqual([]);
      expect.soft(await around(), 'the page around it').toEqual(page);

      await tab.evaluate(() => window.dfoConsent!.refuse());
      at.server.forget();
      // Playwright takes an <object> of before, which Firefox drops, for a reload that failed.
      await Promise.all([tab.waitForEvent('load'), tab.evaluate(() => location.reload())]);
      await settle(visited, form.passes);
      expect(visited.requests(), 'after withdrawal').toEqual(sorted(form.passes));
    },
    true,
  );

  test.for([
    ['vimeo-twice', 'script GET https://player.vimeo.com/api/player.js', 1],
    ['tableau-v3-twice', 'script GET https://public.tableau.com/javascripts/api/tableau.embedding.3.latest.min.js', 1],
    // Without a gate the two copies of the snippet count one visit twice; not more than that.
    ['matomo-05', 'empty POST https://innsikt.dfo.example/piwik.php', 2],
  ] as const)(
    '%s: after consent, all its embeds together make one request no oftener than they must: %s',
    async ([name, request, times], { expect }) => {
      const visited = await visit(at, name, forms[name]!, 'held');
      await consent(visited, forms[name]!);
      await settle(visited, [request]);
      expect(visited.times(request)).toBe(times);
    },
  );
});

describe('without JavaScript', () => {
  const at = fixture(reply, { javaScriptEnabled: false });

  ofEachForm('held, it contacts nobody', async (name, form, expect) => {
    const visited = await visit(at, name, form, 'held');
    await settle(visited, form.passesWithoutScripts, 100);
    expect(visited.requests()).toEqual(sorted(form.passesWithoutScripts));
    expect(visited.connections()).toEqual([]);
  });

  ofEachForm('untouched, it loads', async (name, form, expect) => {
    const visited = await visit(at, name, form, 'untouched');
    const expected = sorted(form.loadsWithoutScripts, form.passesWithoutScripts);
    await settle(visited, expected, 100);
    expect(visited.requests()).toEqual(expected);
  });
});
