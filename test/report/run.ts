import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { find } from '../harness/find-browser.js';
import { fixture } from '../harness/fixture.js';
import { inputs } from '../probes/hands.js';
import { lookAt, show, viewsOf } from '../probes/look.js';
import type { Subject } from '../probes/probe.js';
import { probes } from '../probes/probes.js';
import { answerScene } from '../probes/scene-pages.js';
import { languages, scenes, setScene } from '../probes/scenes.js';
import { figures } from './figures.js';
import { folder, partOf, type Part } from './folder.js';
import type { Asked, EngineResults, Equality, Look, Picture } from './results.js';

/**
 * Every state in one engine, looked at for the report. What a probe finds is a result; that something could not be looked at is a fault,
 * and then nothing is written.
 */
const engine = inject('engine');
// WebKit's driver emulates no colours: there, pictures as they are.
const isProbed = engine !== 'webkit';
const views = [
  { width: 320, scheme: 'light' },
  { width: 1280, scheme: 'light' },
  ...(isProbed
    ? ([
        { width: 1280, scheme: 'dark' },
        { width: 1280, scheme: 'forced' },
      ] as const)
    : []),
] as const;
const cases = isProbed
  ? scenes.flatMap((scene) => languages.map((language) => [scene.id, language, scene] as const))
  : [];
const asking = cases.filter(([, , { choices }]) => choices);
const ways = cases.flatMap(([id, language, scene]) => inputs.map((input) => [id, language, input, scene] as const));

const looks: Look[] = [];
const equalities: Equality[] = [];
const pictures: Picture[] = [];
const asked = new Map<string, Asked>();

/** The interface and what is around it, as wide as the window. WebKit's driver takes the window as it is. */
async function takePicture({ tab, roots }: Subject, path: string): Promise<void> {
  const clip = await tab
    .locator(roots[0]!)
    .first()
    .evaluate((root) => {
      const around = 120;
      const { top, bottom } = root.getBoundingClientRect();
      const y = Math.max(0, top + scrollY - around);
      return {
        x: 0,
        y,
        width: innerWidth,
        height: Math.min(bottom + scrollY + around, document.documentElement.scrollHeight) - y,
      };
    });
  await tab.screenshot({ path, fullPage: true, clip });
}

describe(engine, () => {
  const at = fixture(answerScene);
  beforeAll(() => void mkdirSync(`${folder}/pictures/${engine}`, { recursive: true }));

  test.each(scenes.map((scene) => [scene.id, scene] as const))('pictures of %s', async (id, scene) => {
    const subject = await setScene(at, engine, scene, 'nn', 'mouse');
    for (const { width, scheme } of views) {
      if (isProbed) await show(subject, { width, scheme });
      else await subject.tab.setViewportSize({ width, height: 1000 });
      const file = `pictures/${engine}/${id}-${width}-${scheme}.png`;
      await takePicture(subject, `${folder}/${file}`);
      pictures.push({ scene: id, width, scheme, file });
    }
  });

  test.each(asking)('figures of %s in %s', async (id, language, scene) => {
    const subject = await setScene(at, engine, scene, language, 'mouse');
    equalities.push({ scene: id, language, measures: await figures(subject) });
  });

  test.each(ways)('probes on %s in %s, by %s', async (id, language, input, scene) => {
    const subject = await setScene(at, engine, scene, language, input);
    const seenIn = viewsOf(language, input);
    const findings = await lookAt(subject, probes, input, seenIn, ({ id: probe }, took) => {
      const before = asked.get(probe);
      asked.set(probe, { probe, times: (before?.times ?? 0) + 1, took: (before?.took ?? 0) + took });
    });
    looks.push({ scene: id, language, input, views: seenIn, findings });
  });

  afterAll(async () => {
    const isWhole =
      pictures.length === scenes.length * views.length &&
      looks.length === ways.length &&
      equalities.length === asking.length;
    if (!isWhole) return;
    const { version } = await find(engine);
    const results: EngineResults = {
      engine,
      browser: version,
      looks,
      asked: [...asked.values()],
      pictures,
      equalities,
    };
    const part: Part = {
      scenes: scenes.map(({ id, title, says }) => ({ id, title, says })),
      probes: probes.map(({ id, rules, about, per }) => ({ id, rules, about, per })),
      results,
    };
    writeFileSync(partOf(engine), JSON.stringify(part));
  });
});
