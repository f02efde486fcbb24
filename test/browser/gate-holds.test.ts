/** What real browsers make of hostile markup that was gated: with and without JavaScript they ask no vendor. */
import { describe, expect, inject, test } from 'vitest';
import { gateHtml } from 'dfo-consent/html';
import { hostilePage } from '../fixtures/hostile-markup.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tag } from '../harness/tags.js';

/** Pages that are open at a time, each in a frame: a tab for each would cost a second. */
const crowd = 100;
const cases = { quick: 200, all: 5000 };
// Pages are parsed by the same rules everywhere: two engines tell as much as three.
const engine = inject('engine');
const tags: Tag[] = engine === 'webkit' ? ['matrix'] : ['everywhere'];
const gated = (html: string) => gateHtml(html, { site: 'dfo.no' });

for (const javaScriptEnabled of [true, false])
  describe(`hostile markup with JavaScript: ${javaScriptEnabled}`, () => {
    const at = fixture(
      (request) => {
        if (request.host !== 'www.dfo.no') return empty(request);
        const [, kind, from, to] =
          /^\/(live|gated|frames-live|frames-gated)\/(\d+)(?:-(\d+))?$/.exec(request.path) ?? [];
        if (kind === 'live') return hostilePage(Number(from));
        if (kind === 'gated') return gated(hostilePage(Number(from)));
        if (!kind) return empty(request);
        const frames = Array.from({ length: Number(to) - Number(from) }, (_, i) => Number(from) + i);
        const folder = kind.replace('frames-', '');
        return `<!doctype html><title>Rammer</title>${frames.map((i) => `<iframe src="/${folder}/${i}" sandbox="allow-scripts allow-same-origin" width="90" height="60"></iframe>`).join('')}`;
      },
      { javaScriptEnabled },
    );
    const asked = () =>
      at.server.requests.filter(({ host }) => vendors.test(host)).map(({ host, path }) => `${host}${path}`);

    async function open(folder: 'live' | 'gated', from: number, to: number): Promise<string[]> {
      const tab = await at.browser.fresh();
      at.server.forget();
      // A frame that never ends, or goes elsewhere, is no reason to stop.
      await tab.goto(`https://www.dfo.no/frames-${folder}/${from}-${to}`).catch(() => undefined);
      const opened = () => at.server.requests.filter(({ path }) => path.startsWith(`/${folder}/`)).length;
      await expect.poll(opened).toBeGreaterThanOrEqual(to - from);
      await tab.waitForTimeout(400);
      return asked();
    }

    test('the twin: as it stands, it does ask vendors', async () => {
      expect((await open('live', 0, crowd)).length).toBeGreaterThan(javaScriptEnabled ? 20 : 10);
    });

    const proves = async (from: number, to: number, every = 1) => {
      for (let first = from; first < to; first += crowd * every) {
        const leaks = await open('gated', first, Math.min(first + crowd, to));
        const pages = [...new Set(leaks.map((one) => Number(/\/(\d+)/.exec(one)?.[1])))];
        const told = pages.map((page) => `${page}: ${hostilePage(page)}\n → ${gated(hostilePage(page))}`).join('\n');
        expect(leaks, told).toEqual([]);
      }
    };
    // Each page in both engines, with JavaScript in one of them and without in the other.
    const turn = javaScriptEnabled === (engine === 'chromium') ? 0 : crowd;
    test('gated, it asks none', { tags, timeout: 240_000 }, () => proves(turn, cases.quick, 2));
    const first = cases.quick + turn;
    if (engine !== 'webkit')
      test('gated, it asks none, many times over', { tags: ['matrix', 'everywhere'], timeout: 1_800_000 }, () =>
        proves(first, cases.all, 2),
      );
  });
