import { inject } from 'vitest';
import { probes } from '../probes/probes.js';
import type { Finding, Subject as Probed } from '../probes/probe.js';
import type { Scene } from './scene.js';
import type { Subject } from './subject.js';

/** Whose interface it is, and where its choices are in it. */
function partsOf({ interface: { roots, accept, reject } }: Subject): Pick<Probed, 'roots' | 'choices'> {
  return { roots, choices: { accept, reject } };
}

async function probed(scene: Scene, isFirst: boolean): Promise<Probed> {
  const tab = isFirst ? await scene.fresh('/empty') : await scene.another('/empty');
  await scene.browser.context.clearCookies();
  await tab.goto('https://www.dfo.no/');
  await tab.locator(scene.subject.banner.accept.join(' ')).first().waitFor();
  // What comes in slowly is looked at when it has come.
  await tab.waitForTimeout(1000);
  return {
    tab,
    engine: inject('engine'),
    language: 'nn',
    ...partsOf(scene.subject),
    again: () => probed(scene, false),
  };
}

/** What each probe has against the banner of a subject, at 320 and at 1280 pixels, in light colours. */
export async function probeBanner(scene: Scene): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const subject = await probed(scene, true);
  const found = new Map<string, Finding[]>(probes.map(({ id }) => [id, []]));
  for (const per of ['view', 'state'] as const) {
    for (const [width, height] of per === 'view'
      ? ([
          [320, 568],
          [1280, 800],
        ] as const)
      : ([[1280, 800]] as const)) {
      await subject.tab.setViewportSize({ width, height });
      for (const probe of probes) {
        if (probe.per === per) found.get(probe.id)!.push(...(await probe.find(subject)));
      }
    }
  }
  return found;
}
