import { describe, expect, inject, test } from 'vitest';
import { defects } from '../probes/planted/defects.js';
import { plantedChoices, plantedRoots, soundPage } from '../probes/planted/page.js';
import type { Finding, Subject } from '../probes/probe.js';
import { probes } from '../probes/probes.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';

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

describe('probes report', () => {
  test.each(trees)('nothing on a sound page, in a %s tree', async (tree) => {
    expect(await findingsOn(`/${tree}/`)).toEqual([]);
  });

  // In one tree and the other by turns: where they are the same is proven by the sound page, and twice as much takes twice as long.
  test.each(
    defects.map(
      ({ name, rule, probes }, index) => [name, trees[index % 2]!, probes.join(' and '), rule, probes, index] as const,
    ),
  )('%s in a %s tree, by %s alone (%s)', async (_, tree, _by, _rule, probes, index) => {
    const found = await findingsOn(`/${tree}/${index}`, probes);
    expect(reporting(found), JSON.stringify(found, null, 1)).toEqual([...probes].sort());
  });
});
