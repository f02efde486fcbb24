import { describe, expect, inject, test } from 'vitest';
import { inputs, type Input } from '../probes/hands.js';
import { lookAt, told, viewsOf } from '../probes/look.js';
import { probes } from '../probes/probes.js';
import { answerScene } from '../probes/scene-pages.js';
import { languages, scenes, setScene } from '../probes/scenes.js';
import { fixture } from '../harness/fixture.js';
import { unlessIn } from '../harness/tags.js';

const rules = [...new Set(probes.flatMap((probe) => probe.rules))].sort((one, other) =>
  one.localeCompare(other, 'en', { numeric: true }),
);

/** The states that ask for most by the keys. */
const byKeyboard = ['question', 'questions', 'reopened', 'video'];

/** `npm test` looks at each state once by mouse, in the languages by turns, and at some by keyboard; `npm run test:all` at all in all. */
const isChosen = (index: number, state: string, language: string, input: Input) =>
  input === 'mouse'
    ? language === ['nb', 'en'][index % 2]
    : byKeyboard.includes(state) && language === languages[index % languages.length];

describe(`no probe has anything against our interface (${rules.join(', ')})`, { timeout: 180_000 }, () => {
  const at = fixture(answerScene);
  for (const [index, scene] of scenes.entries()) {
    for (const language of languages) {
      for (const input of inputs) {
        test(
          `${scene.id} in ${language}, by ${input}`,
          unlessIn(isChosen(index, scene.id, language, input)),
          async () => {
            const subject = await setScene(at, inject('engine'), scene, language, input);
            expect(told(await lookAt(subject, probes, input, viewsOf(language, input)))).toEqual([]);
          },
        );
      }
    }
  }
});
