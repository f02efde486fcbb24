import { describe, expect, inject, test } from 'vitest';
import { defects } from '../probes/planted/defects.js';
import { plantedChoices, plantedRoots, soundPage } from '../probes/planted/page.js';
import type { Finding, Subject } from '../probes/probe.js';
import { probes } from '../probes/probes.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';

const trees = ['light', 'shadow'] as const;

/** `/shadow/3`: the third defect in the banner in a shadow root. */
function pageAt(path: string): string | undefined {
  const [, tree, index] = /^\/(light|shadow)\/(\d*)$/.exec(path) ?? [];
  if (!tree) return undefined;
  const sound = soundPage(tree as (typeof trees)[number]);
  return index ? defects[Number(index)]!.plant(sound) : sound;
}

const at = fixture(({ path }) => pageAt(path));

async function subject(path: string, open: () => Promise<Tab>): Promise<Subject> {
  const tab = await open();
  await at.browser.context.clearCookies();
  await tab.goto(`https://www.dfo.no${path}`);
  return {
    tab,
    engine: inject('engine'),
    language: 'nn',
    roots: plantedRoots,
    choices: plantedChoices,
    again: () => subject(path, () => at.browser.context.newPage()),
  };
}

/** These open the page anew or look at it twice: where nobody expects anything of them, the sound page is enough. */
const slow = ['announced', 'dark', 'equal-time', 'forced-colours', 'no-autofocus', 'no-reprompt'];

async function findingsOn(path: string, expected?: readonly string[]): Promise<Finding[]> {
  const page = await subject(path, () => at.browser.fresh());
  const found: Finding[] = [];
  for (const probe of probes) {
    if (expected && slow.includes(probe.id) && !expected.includes(probe.id)) continue;
    found.push(...(await probe.find(page)));
  }
  return found;
}

const reporting = (found: readonly Finding[]) => [...new Set(found.map(({ probe }) => probe))].sort();

/** A defect in what is seen, and in focus: `npm test` shows that probes report these. */
const ofEachKind = ['reject small, grey, without an edge', 'no mark of the focus'];

describe('probes report', () => {
  for (const tree of trees) {
    test(`nothing on a sound page, in a ${tree} tree`, unlessIn(tree === 'shadow'), async () => {
      expect(await findingsOn(`/${tree}/`)).toEqual([]);
    });
  }

  for (const [index, { name, rule, probes }] of defects.entries()) {
    // In one tree and the other by turns: where they are the same is proven by the sound page, and twice as much takes twice as long.
    const tree = trees[index % 2]!;
    test(
      `${name} in a ${tree} tree, by ${probes.join(' and ')} alone (${rule})`,
      unlessIn(ofEachKind.includes(name)),
      async () => {
        const found = await findingsOn(`/${tree}/${index}`, probes);
        expect(reporting(found), JSON.stringify(found, null, 1)).toEqual([...probes].sort());
      },
    );
  }
});
