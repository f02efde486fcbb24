import type { Language } from '../../registry/model.js';
import type { Input } from './hands.js';
import { ask } from './page.js';
import type { Finding, Probe, Scheme, Subject } from './probe.js';

/** How wide the window is and what colours the visitor's system asks for. */
export interface View {
  readonly width: (typeof widths)[number];
  readonly scheme: Scheme;
}

/** A finding, and in which view of the state it was made. */
export interface Seen extends Finding {
  readonly view: View;
}

export const widths = [320, 768, 1280] as const;
const heights: Readonly<Record<(typeof widths)[number], number>> = { 320: 568, 768: 1024, 1280: 800 };
export const schemes = ['light', 'dark', 'forced'] as const satisfies readonly Scheme[];

// Forced colours first: Firefox does not paint a ring again that it has painted in other colours.
export const allViews: readonly View[] = schemes
  .toReversed()
  .flatMap((scheme) => widths.map((width) => ({ width, scheme })));
/** Three views in which each width and each scheme is once, the `turn`-th way of three to pair them. */
const eachOnce = (turn: number): View[] =>
  widths.map((width, index) => ({ width, scheme: schemes[(index + turn) % schemes.length]! }));

/**
 * The views that a state is looked at in: in nynorsk by mouse every one; in the other languages and by keyboard three, in which each width
 * and each scheme is once, paired otherwise in each language.
 */
export function viewsOf(language: Language, input: Input): readonly View[] {
  if (language === 'nn' && input === 'mouse') return allViews;
  const turn = { nn: 0, nb: 1, en: 2 }[language];
  // As in `allViews`.
  return eachOnce(input === 'mouse' ? turn : turn + 1).sort(
    (one, other) => schemes.indexOf(other.scheme) - schemes.indexOf(one.scheme),
  );
}

/** Brings a tab into a view. What is on the page stays as it is: nothing is loaded again. */
export async function show({ tab }: Subject, { width, scheme }: View): Promise<void> {
  await tab.setViewportSize({ width, height: heights[width] });
  await tab.emulate({ scheme });
  await ask(tab, 'nextFrame');
}

/**
 * What probes have against a subject: those for views in every width and scheme, the others once. How the state was reached is the same
 * to these, so that is when it was by mouse.
 *
 * @param asked told of each that was asked, and how long it took, in milliseconds
 */
export async function lookAt(
  subject: Subject,
  probes: readonly Probe[],
  input: Input,
  views: readonly View[],
  asked?: (probe: Probe, took: number) => void,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const ask = async (probe: Probe, view: View) => {
    const begin = performance.now();
    for (const finding of await probe.find(subject)) seen.push({ ...finding, view });
    asked?.(probe, performance.now() - begin);
  };
  const perView = probes.filter(({ per }) => per === 'view');
  for (const view of views) {
    await show(subject, view);
    for (const probe of perView) await ask(probe, view);
  }
  if (input === 'keyboard') return seen;
  for (const probe of probes) if (probe.per === 'state') await ask(probe, views.at(-1)!);
  return seen;
}

/** For a test's message: what was found, alike findings once, with the views that they were made in. */
export function told(seen: readonly Seen[]): string[] {
  const views = new Map<string, string[]>();
  for (const { probe, where, says, view } of seen) {
    const what = `${probe}: ${where ? `${where}: ` : ''}${says}`;
    views.set(what, [...(views.get(what) ?? []), `${view.width} ${view.scheme}`]);
  }
  return [...views].map(([what, where]) => `${what} [${where.join(', ')}]`);
}
