import { describe, expect, inject, test } from 'vitest';
import { inputs } from '../probes/hands.js';
import { lookAt, told, viewsOf } from '../probes/look.js';
import { probes } from '../probes/probes.js';
import { answerScene } from '../probes/scene-pages.js';
import { languages, scenes, setScene } from '../probes/scenes.js';
import { fixture } from '../harness/fixture.js';

const rules = [...new Set(probes.flatMap((probe) => probe.rules))].sort((one, other) =>
  one.localeCompare(other, 'en', { numeric: true }),
);

describe(`no probe has anything against our interface (${rules.join(', ')})`, { timeout: 180_000 }, () => {
  const at = fixture(answerScene);
  const cases = scenes.flatMap((scene) =>
    languages.flatMap((language) => inputs.map((input) => [scene.id, language, input, scene] as const)),
  );

  test.each(cases)('%s in %s, by %s', async (_, language, input, scene) => {
    const subject = await setScene(at, inject('engine'), scene, language, input);
    expect(told(await lookAt(subject, probes, input, viewsOf(language, input)))).toEqual([]);
  });
});
