import Color from 'colorjs.io';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { equalBox, equalContrast, equalPlace, equalStyle } from '../probes/equal.js';
import type { Subject } from '../probes/probe.js';
import { heard } from '../harness/heard.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { installs, onEachInstall, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** The colours of a theme, as a page's style sheet writes them. */
interface Theme {
  readonly surface: string;
  readonly text: string;
  readonly ring: string;
}

const tokens = {
  surface: '--ds-color-accent-base-default',
  text: '--ds-color-accent-base-contrast-default',
  ring: '--ds-color-focus-outer',
};
const ours: Theme = { surface: '#012a4c', text: '#fff', ring: '#f7b715' };

const part = fc.integer({ min: 0, max: 255 });
const written = fc.oneof(
  fc.tuple(part, part, part).map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`),
  fc
    .tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([hue, much, light]) => `hsl(${hue} ${much}% ${light}%)`),
  fc.constantFrom('#000', 'white', 'navy', '#fffbe6', 'oklch(0.35 0.09 250)', 'color(srgb 0.9 0.95 1)'),
);
const radius = fc.constantFrom('0', '4px', '2rem');
// Of colours at random few can be read on one another.
const extreme = fc.constantFrom('#fff', '#000');
const themes = fc.sample(
  fc.oneof(
    fc.record({ surface: written, text: written, ring: written, radius }),
    fc.record({ surface: written, text: extreme, ring: extreme, radius }),
  ),
  { seed: 6, numRuns: 100 },
);

const contrast = (one: string, other: string) => new Color(one).contrastWCAG21(new Color(other));
const holds = ({ surface, text, ring }: Theme) => contrast(text, surface) >= 4.5 && contrast(ring, surface) >= 3;

const styleOf = (theme: Theme & { radius?: string }) =>
  `<style>:root{${Object.entries(tokens)
    .map(([name, token]) => `${token}:${theme[name as keyof Theme]};`)
    .join('')}--ds-border-radius-md:${theme.radius ?? 0}}</style>`;

/** What the banner is painted with. */
const painted = (tab: Tab) =>
  tab.evaluate(() => {
    const root = document.querySelector('dfo-consent-banner')!.shadowRoot!;
    const of = (selector: string) => getComputedStyle(root.querySelector(selector)!);
    const [yes, no] = ['accept', 'reject'].map((hook) => of(`[data-dfo-consent=${hook}]`));
    const differing = [...yes!].filter((name) => yes!.getPropertyValue(name) !== no!.getPropertyValue(name));
    return {
      surface: of('section').backgroundColor,
      text: of('section').color,
      onSurface: yes!.backgroundColor,
      inText: yes!.color,
      differing,
    };
  });

const alike = (one: string, other: string) => new Color(one).deltaE(new Color(other), '2000') < 1.5;

describe('of 100 themes at random', () => {
  const at = fixture(({ path }) => {
    const theme = themes[Number(path.slice(1))];
    return theme && page({ install: installs[0]!, head: styleOf(theme) });
  });
  const isShown = (tab: Tab) => tab.locator('[data-dfo-consent=accept]').first().isVisible();

  test('some can be read and others not', () => {
    const taken = themes.filter(holds).length;
    expect(taken).toBeGreaterThan(10);
    expect(taken).toBeLessThan(90);
  });

  for (const [from, to] of [
    [0, 20],
    [20, 60],
    [60, 100],
  ] as const) {
    const some = [...themes.entries()].slice(from, to);

    test(`those from ${from} to ${to} with enough contrast are taken and the others refused with their figures, and yes and no look alike (R68, R72, R75)`, {
      timeout: 180_000,
      ...unlessIn(from === 0),
    }, async () => {
      const tab = await at.browser.fresh();
      for (const [index, theme] of some) {
        const before = tab.said.length;
        await tab.goto(`https://www.dfo.no/${index}`);
        await expect.poll(() => isShown(tab)).toBe(true);
        const isTaken = holds(theme);
        await expect
          .poll(async () => (await heard(tab)).length - before, { message: `theme ${index} ${JSON.stringify(theme)}` })
          .toBe(isTaken ? 0 : 1);
        const wanted = isTaken ? theme : ours;
        const { surface, text, onSurface, inText, differing } = await painted(tab);
        expect(differing).toEqual([]);
        const seen = [surface, text, onSurface, inText];
        const expected = [wanted.surface, wanted.text, wanted.text, wanted.surface];
        expect(
          seen.map((colour, at) => alike(colour, expected[at]!)),
          `theme ${index} ${JSON.stringify([theme, seen])}`,
        ).toEqual([true, true, true, true]);
        if (!isTaken) {
          const figures = /text has contrast ([\d.]+) .* ring ([\d.]+) /.exec(tab.said[before]!)!.slice(1).map(Number);
          expect(figures[0]).toBeCloseTo(contrast(theme.text, theme.surface), 1);
          expect(figures[1]).toBeCloseTo(contrast(theme.ring, theme.surface), 1);
        }
      }
    });

    test(`under each theme from ${from} to ${to} that is taken, yes and no are equal at rest, under the pointer, pressed and focused (R5, R68, R94, E1, E2, E3, E4)`, {
      timeout: 180_000,
      ...unlessIn(false),
    }, async () => {
      const tab = await at.browser.fresh();
      const subject = (): Subject => ({
        tab,
        engine: inject('engine'),
        language: 'nn',
        roots: ['dfo-consent-banner'],
        choices: { accept: '[data-dfo-consent=accept]', reject: '[data-dfo-consent=reject]' },
        again: async () => subject(),
      });
      for (const [index, theme] of some) {
        if (!holds(theme)) continue;
        await tab.goto(`https://www.dfo.no/${index}`);
        await expect.poll(() => isShown(tab)).toBe(true);
        const looked = subject();
        for (const { find } of [equalPlace, equalBox, equalStyle, equalContrast])
          expect(await find(looked), JSON.stringify(theme)).toEqual([]);
      }
    });
  }
});

onEachInstall('html', (install) => {
  const at = fixture(({ path }) => {
    const theme = path === '/faint' ? { ...ours, text: '#7f7f7f' } : { ...ours, surface: 'rgb(1 42 76 / 0.9)' };
    return page({ install, head: styleOf(theme) });
  });
  const open = async (path: string) => {
    const tab = await at.browser.fresh();
    await tab.goto(`https://www.dfo.no${path}`);
    return tab;
  };

  test('a faint theme is refused before it is painted, and the message says what to set (R68, R72)', async () => {
    const tab = await open('/faint');
    await expect
      .poll(() => heard(tab))
      .toEqual([
        `dfo-consent: the theme is refused, and DFØ’s colours are used: text has contrast ${contrast('#7f7f7f', '#012a4c').toFixed(2)} and needs 4.5, the focus ring ${contrast('#f7b715', '#012a4c').toFixed(2)} and needs 3. Set ${Object.values(tokens).join(', ')}.`,
      ]);
    expect(alike((await painted(tab)).text, '#fff')).toBe(true);
  });

  test('a theme that lets the page through is refused: nobody knows what it will be seen on (R72)', async () => {
    const tab = await open('/clear');
    await expect.poll(async () => (await heard(tab)).length).toBe(1);
    expect(alike((await painted(tab)).surface, ours.surface)).toBe(true);
  });
});
