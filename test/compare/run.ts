import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { facts } from '../harness/facts.js';
import { cookieconsent } from './cookieconsent.js';
import { klaro } from './klaro.js';
import { orejime } from './orejime.js';
import { ours } from './ours.js';
import { probeBanner } from './probes.js';
import { promises, type Outcome } from './promises.js';
import { report } from './report.js';
import { setScene, type Scene } from './scene.js';

/**
 * Every promise with every subject, each in a scene of its own. What a subject does not keep is a result; that something
 * could not be seen at all is a fault, and then nothing is written.
 */
const subjects = [ours, cookieconsent, klaro, orejime];
const outcomes = new Map<string, Outcome>();
const findings = new Map<string, Awaited<ReturnType<typeof probeBanner>>>();

for (const subject of subjects) {
  describe(subject.name, () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await setScene(subject);
    });
    afterAll(() => scene.close());

    test('what the probes have against its banner', async () => {
      findings.set(subject.slug, await probeBanner(scene));
      for (const finding of [...findings.get(subject.slug)!.values()].flat())
        console.log(`${subject.name}: ${finding.probe}: ${finding.where ?? ''} ${finding.says}`);
    });

    test.each(
      promises.filter(({ id }) => !subject.notClaimed?.[id]).map((promised) => [promised.says, promised] as const),
    )('%s', async (_, promised) => {
      const outcome = await promised.keeps(scene);
      outcomes.set(`${subject.slug} ${promised.id}`, outcome);
      console.log(`${subject.name}: ${promised.says}: ${outcome === true ? 'kept' : outcome}`);
    });
  });
}

afterAll(() => {
  const text = report(
    facts(
      subjects.flatMap(({ peer }) => peer ?? []),
      inject('program'),
    ),
    subjects,
    promises,
    (subject, { id }) => outcomes.get(`${subject.slug} ${id}`),
    ({ slug }, { id }) => findings.get(slug)?.get(id),
  );
  writeFileSync('docs/compare.md', text);
});
