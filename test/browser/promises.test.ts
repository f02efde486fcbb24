/** @module-tag matrix */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ours } from '../compare/ours.js';
import { promises } from '../compare/promises.js';
import { setScene, type Scene } from '../compare/scene.js';

/** What peers are known to break, by the same functions that `npm run compare` runs on them. */
let scene: Scene;
beforeAll(async () => {
  scene = await setScene(ours);
});
afterAll(() => scene.close());

test.each(promises.map(({ says, keeps }) => [says, keeps] as const))('%s', async (_, keeps) => {
  expect(await keeps(scene)).toBe(true);
});
