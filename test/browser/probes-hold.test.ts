import { describe, expect, inject, test } from 'vitest';
import { inputs } from '../probes/hands.js';
import { lookAt, schemes, told, viewsOf, widths } from '../probes/look.js';
import { probes } from '../probes/probes.js';
import { answerScene } from '../probes/scene-pages.js';
import { languages, scenes, setScene } from '../probes/scenes.js';
import { fixture } from '../harness/fixture.js';
import { unlessIn } from '../harness/tags.js';

const rules = [...new Set(probes.flatMap((probe) => probe.rules))].sort((one, other) =>
  one.localeCompare(other, 'en', { numeric: true }),
);

/**
 * What `npm test` looks at: each state once, so that every pair of language, width and colours is seen in one state or another. Row by
 * row Taguchi's L9 (https://www.itl.nist.gov/div898/handbook/pri/section3/pri33a.htm); one in four by mouse.
 */
const row = (index: number) => {
  const [first, second] = [Math.floor(index / 3) % 3, index % 3] as const;
  return {
    language: languages[first]!,
    width: widths[second]!,
    scheme: schemes[(first + second) % 3]!,
    // The probes that only ask a state reached by mouse are the dear ones.
    input: inputs[index % 4 ? 1 : 0]!,
  };
};

describe(`no probe has anything against our interface (${rules.join(', ')})`, { timeout: 180_000 }, () => {
  const at = fixture(answerScene);
  for (const [index, scene] of scenes.entries()) {
    const { language, width, scheme, input } = row(index);
    test(`${scene.id} in ${language}, by ${input}, ${width} pixels wide, ${scheme}`, async () => {
      const subject = await setScene(at, inject('engine'), scene, language, input);
      expect(told(await lookAt(subject, probes, input, [{ width, scheme }]))).toEqual([]);
    });
  }

  const all = scenes.flatMap((scene) =>
    languages.flatMap((language) => inputs.map((input) => [scene.id, language, input, scene] as const)),
  );
  test.each(all)('%s in %s, by %s', unlessIn(false), async (_, language, input, scene) => {
    const subject = await setScene(at, inject('engine'), scene, language, input);
    expect(told(await lookAt(subject, probes, input, viewsOf(language, input)))).toEqual([]);
  });
});
