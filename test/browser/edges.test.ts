/** The probes need a driver that emulates colours, so they do not run in WebKit; its own boxes are the ones whose edges are faintest. */
import { expect, inject, test } from 'vitest';
import { faintEdges } from '../probes/contrast.js';
import { answerScene } from '../probes/scene-pages.js';
import { scenes, setScene } from '../probes/scenes.js';
import { fixture } from '../harness/fixture.js';
import { unlessIn } from '../harness/tags.js';

const at = fixture(answerScene);

for (const scene of scenes.filter(({ id }) => ['question', 'questions', 'reopened', 'settings', 'video'].includes(id)))
  test(
    `every button and box has an edge of 3:1 (R75): ${scene.id}`,
    unlessIn(['questions', 'video'].includes(scene.id)),
    async () => {
      const subject = await setScene(at, inject('engine'), scene, 'nn', 'mouse');
      expect(await faintEdges(subject)).toEqual([]);
    },
  );
