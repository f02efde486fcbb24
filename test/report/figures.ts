import type { Locator } from '../harness/open-browser.js';
import { contrastOfText } from '../probes/colours.js';
import { differing, moments, shadesOf, stylesOf } from '../probes/equal.js';
import { schemes, show, widths } from '../probes/look.js';
import type { Subject } from '../probes/probe.js';
import { viewOf } from '../probes/page.js';
import type { Choice, Measure } from './results.js';

const boxOf = (choice: Locator) =>
  choice.evaluate((element) => {
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return { width, height, top: top + scrollY, bottom: bottom + scrollY };
  });

/**
 * The milliseconds from a press to the frame in which the control is gone; infinite where one press is not enough. Measured in the page, so
 * that no driver's way counts.
 */
const timeToEffect = (choice: Locator): Promise<number> =>
  choice.evaluate(
    (element: HTMLElement) =>
      new Promise<number>((done) => {
        const begin = performance.now();
        element.click();
        const look = () => {
          const took = performance.now() - begin;
          if (!element.checkVisibility()) done(took);
          else if (took > 5000) done(Infinity);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

/** Of the words on each choice with what is painted behind them. */
async function contrastsOf(subject: Subject, names: readonly Choice[]): Promise<number[]> {
  const { texts, controls } = await viewOf(subject);
  return names.map((name) => {
    const control = controls.find(({ choice }) => choice === name)!;
    return Math.min(...texts.filter(({ id }) => id === control.id).map(contrastOfText));
  });
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
const spread = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);
const inPixels = (pixels: number) => `${Math.round(pixels * 10) / 10}`;

/** So many times is each choice pressed for its time: one slow frame is not the interface's doing. */
const presses = 3;

/** What comes of a choice, in tabs of its own. */
async function press(
  subject: Subject,
  name: Choice,
): Promise<{ time: number; asksAgain: boolean; pressesToChange: number }> {
  const times: number[] = [];
  for (;;) {
    const again = await subject.again();
    const { tab } = again;
    const choice = (other: Choice) => tab.locator(`${subject.roots[0]} ${subject.choices![other]!}`).first();
    times.push(await timeToEffect(choice(name)));
    if (times.length < presses) {
      await tab.close();
      continue;
    }
    await tab.reload();
    await tab.locator('[data-dfo-consent=open]').waitFor();
    const asksAgain = await choice(name).isVisible();
    const steps = [tab.locator('[data-dfo-consent=open]'), choice(name === 'reject' ? 'accept' : 'reject')];
    for (const step of steps) await step.press('Enter');
    await tab.locator(`${subject.roots[0]} .said`).waitFor();
    await tab.close();
    return { time: median(times), asksAgain, pressesToChange: steps.length };
  }
}

/** Measures the choices of a subject against each other, as E1–E10 have it. What it presses, it presses in other tabs. */
export async function figures(subject: Subject): Promise<Measure[]> {
  const { tab, choices } = subject;
  if (!choices?.reject) return [];
  const selectors = Object.entries(choices) as [Choice, string][];
  const names = selectors.map(([name]) => name);
  const found = new Map(
    selectors.map(([name, selector]) => [name, tab.locator(`${subject.roots[0]} ${selector}`).first()]),
  );
  const each = async <Value>(look: (choice: Locator, name: Choice) => Promise<Value>): Promise<Value[]> => {
    const values: Value[] = [];
    for (const [name, choice] of found) values.push(await look(choice, name));
    return values;
  };
  const measures: Measure[] = [];
  const add = (rule: string, what: string, values: readonly string[], limit: string, holds: boolean) =>
    measures.push({ rule, what, values: Object.fromEntries(names.map((name, i) => [name, values[i]!])), limit, holds });
  const same = (values: readonly string[]) => new Set(values).size === 1;

  const kinds = await each((choice) =>
    choice.evaluate((element) => `${element.localName}, role ${element.getAttribute('role') ?? 'of the element'}`),
  );
  add('E1', 'Kind of control', kinds, 'the same', same(kinds));
  const places = await each((choice) =>
    choice.evaluate((element) => [...element.parentElement!.children].indexOf(element)),
  );
  const parents = await found.get('accept')!.evaluate((element) => element.parentElement!.children.length);
  add(
    'E1',
    `Place among the ${parents} controls of its group`,
    places.map((place) => `${place + 1}`),
    'next to each other',
    spread(places) === places.length - 1,
  );

  for (const width of widths) {
    await show(subject, { width, scheme: 'light' });
    const boxes = await each(boxOf);
    const areas = boxes.map((box) => box.width * box.height);
    add(
      'E2',
      `Width × height in pixels, at ${width}`,
      boxes.map((box) => `${inPixels(box.width)} × ${inPixels(box.height)}`),
      'at most 1 pixel apart, areas at least 98 % of each other',
      spread(boxes.map((box) => box.width)) <= 1 &&
        spread(boxes.map((box) => box.height)) <= 1 &&
        Math.min(...areas) / Math.max(...areas) >= 0.98,
    );
    if (width === 320) {
      const isInside = boxes.map((box) => box.bottom <= 568);
      add(
        'E5',
        'Distance from the top of the page in pixels, at 320',
        boxes.map((box) => inPixels(box.top)),
        'all within the first 568 pixels, or none',
        new Set(isInside).size === 1,
      );
    }
  }

  for (const scheme of schemes) {
    await show(subject, { width: 1280, scheme });
    const contrasts = await contrastsOf(subject, names);
    add(
      'E4',
      `Contrast of the text, ${scheme} colours`,
      contrasts.map((one) => `${one.toFixed(1)} : 1`),
      'at least 4.5 : 1, at most 0.1 apart',
      Math.min(...contrasts) >= 4.5 && spread(contrasts) <= 0.1,
    );
  }
  await show(subject, { width: 1280, scheme: 'light' });
  const shades = await shadesOf(subject);
  const brightness = names.map((name) => shades.get(name)!);
  add(
    'E4',
    'Mean luminance of its picture, without the words',
    brightness.map((one) => `${(one * 100).toFixed(1)} %`),
    'at most 2 % apart',
    spread(brightness) <= 0.02,
  );

  const styles = await stylesOf(subject);
  for (const moment of moments) {
    const [first, ...rest] = names.map((name) => styles.get(name)![moment]);
    const counts = [0, ...rest.map((style) => differing(first, style).length)];
    add(
      'E3',
      `Properties of ${Object.keys(first ?? {}).length} in which it looks different from the first, ${moment}`,
      counts.map(String),
      'none',
      counts.every((count) => count === 0),
    );
  }

  const stops = await each(async (choice) => {
    await found.get(names.find((name) => places[names.indexOf(name)] === Math.min(...places))!)!.focus();
    for (let stop = 0; stop < 10; stop++) {
      if (await choice.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element))
        return stop;
      await tab.keyboard.press('Tab');
    }
    return Infinity;
  });
  add(
    'E1',
    'Presses of Tab from the first of them',
    stops.map(String),
    'one between neighbours',
    spread(stops) === stops.length - 1,
  );

  const ticked = await tab.locator(`${subject.roots[0]} input:checked`).count();
  const isAnswered = await tab.evaluate(() => document.documentElement.dataset['dfoConsentState'] === 'answered');
  if (!isAnswered)
    measures.push({
      rule: 'E7',
      what: 'Boxes that are ticked before an answer',
      values: { all: `${ticked}` },
      limit: 'none',
      holds: ticked === 0,
    });

  const pressed = await each((_, name) => press(subject, name));
  const times = pressed.map(({ time }) => time);
  add(
    'E5',
    'Presses until the choice is made',
    times.map((time) => (time < Infinity ? '1' : 'more')),
    'one',
    times.every((time) => time < Infinity),
  );
  add(
    'E6',
    `Milliseconds from the press until the question is gone, median of ${presses}`,
    times.map((time) => time.toFixed(0)),
    'at most 50 apart',
    spread(times) <= 50,
  );
  add(
    'E8',
    'Asked again on the next page',
    pressed.map(({ asksAgain }) => (asksAgain ? 'yes' : 'no')),
    'no',
    pressed.every(({ asksAgain }) => !asksAgain),
  );
  const changes = pressed.map(({ pressesToChange }) => pressesToChange);
  add(
    'E9',
    'Presses to change the answer afterwards',
    changes.map(String),
    'at most one more than to give it',
    changes.every((one) => one <= 2),
  );

  const words = await each(async (choice) => (await choice.innerText()).trim());
  const [accept, reject] = ['accept', 'reject'].map((name) => words[names.indexOf(name as Choice)]!.length) as [
    number,
    number,
  ];
  add(
    'E10',
    'Words',
    words.map((text) => `«${text}»`),
    'length of yes and no at most 1.5 times each other',
    Math.max(accept, reject) / Math.min(accept, reject) <= 1.5,
  );
  return measures;
}
