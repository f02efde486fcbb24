import type { Box, Halt, Stop } from './facts.js';
import { ask, askedOf, shared } from './page.js';
import { clipped, type Picture, pictureOf } from './pictures.js';
import type { Subject } from './probe.js';

/** One stop on the way, and how much of the screen its focus changes. */
export interface Step extends Halt {
  readonly isOurs: boolean;
  readonly isFrame: boolean;
  /** Pixels that change by 3:1 at least when the focus comes; only of the interface's own stops. */
  readonly marked?: number;
}

export interface Walk {
  /** In the order of the tree. */
  readonly stops: readonly Stop[];
  /** Numbers of the stops as the Tab key meets them from the page's start. */
  readonly forwards: readonly number[];
  /** Those that Shift+Tab should meet from the stop behind the interface to the one before it, and those that it does. */
  readonly backwards: { readonly expected: readonly Stop[]; readonly met: readonly number[] };
  readonly steps: ReadonlyMap<number, Step>;
}

/** How many presses a page may take. */
const most = 80;

/** How far around an element the mark of its focus may lie, in pixels. */
const room = 10;

/** With the Tab key through the whole page, and with Shift+Tab back through the interface. */
export const walkOf = shared(async (subject: Subject): Promise<Walk> => {
  const { tab } = subject;
  const asked = askedOf(subject);
  const stops = await ask(tab, 'stopsOf', asked);
  const ofPage = new Map(stops.map((stop) => [stop.id, stop]));
  const bare = await bareOf(subject, stops);

  const steps = new Map<number, Step>();
  await ask(tab, 'goToStart');
  const forwards = await press('Tab', subject, ofPage, async () => {
    const halt = await ask(tab, 'haltNow', asked);
    if (!halt || steps.has(halt.id)) return halt?.id;
    const { isOurs = false, isFrame = false } = ofPage.get(halt.id) ?? {};
    // What has the focus in a frame is the frame's to show.
    steps.set(halt.id, {
      ...halt,
      isOurs,
      isFrame,
      ...(isOurs && !isFrame && { marked: await markOf(subject, halt, bare) }),
    });
    return halt.id;
  });

  const own = stops.flatMap(({ isOurs }, index) => (isOurs ? [index] : []));
  const expected = own.length ? stops.slice(Math.max(own[0]! - 1, 0), own.at(-1)! + 2).reverse() : [];
  const met: number[] = [];
  if (expected.length) {
    await ask(tab, 'focusOn', expected[0]!.id);
    met.push(
      expected[0]!.id,
      ...(await press('Shift+Tab', subject, ofPage, () => ask(tab, 'stopNow'), expected.at(-1)!.id)),
    );
  }
  await ask(tab, 'goBack');
  return { stops, forwards, backwards: { expected, met }, steps };
});

/** Presses a key until the focus leaves the page's content, has been at every stop, comes where it has been, or comes to `last`. */
async function press(
  key: string,
  { tab }: Subject,
  stops: ReadonlyMap<number, Stop>,
  look: () => Promise<number | undefined>,
  last?: number,
): Promise<number[]> {
  const met: number[] = [];
  for (let presses = 0; presses < most; presses++) {
    await tab.keyboard.press(key);
    let at = await look();
    // A frame of another site takes and gives the focus in a process of its own, a moment later.
    for (let frames = 0; frames < 5 && (at === undefined || at < 0); frames++) {
      await ask(tab, 'nextFrame');
      at = await look();
    }
    // In a frame the key meets what is in it, of which nothing is told here.
    if (at !== undefined && at === met.at(-1) && stops.get(at)?.isFrame) continue;
    if (at === undefined || at < 0 || met.includes(at)) break;
    met.push(at);
    // Beyond the last stop is the browser's own window, and a page that has lost the focus to it paints none in Firefox.
    if (at === last || met.length === stops.size) break;
  }
  return met;
}

interface Bare {
  readonly view: { readonly width: number; readonly height: number };
  readonly scrollY: number;
  readonly picture: Picture | undefined;
}

/** One picture of all the interface's stops while none of them has the focus. */
async function bareOf({ tab, ...subject }: Subject, stops: readonly Stop[]): Promise<Bare> {
  const { width, height, scrollY } = await ask(tab, 'viewOf', askedOf({ tab, ...subject }));
  const boxes = stops.filter(({ isOurs }) => isOurs).map(({ box }) => ({ ...box, y: box.y - scrollY }));
  const seen = boxes.filter((box) => box.y < height && box.y + box.height > 0);
  if (!seen.length) return { view: { width, height }, scrollY, picture: undefined };
  const [x, y] = [Math.min(...seen.map((box) => box.x)), Math.min(...seen.map((box) => box.y))];
  const all: Box = {
    x,
    y,
    width: Math.max(...seen.map((box) => box.x + box.width)) - x,
    height: Math.max(...seen.map((box) => box.y + box.height)) - y,
  };
  await ask(tab, 'goToStart');
  return {
    view: { width, height },
    scrollY: 0,
    picture: scrollY ? undefined : await pictureOf(tab, clipped(all, room, { width, height })),
  };
}

/** How much its focus changes: against the bare picture, or against one of its own where the page has scrolled since. */
async function markOf({ tab }: Subject, { id, box, scrollY }: Halt, bare: Bare): Promise<number> {
  const clip = clipped(box, room, bare.view);
  const focused = await pictureOf(tab, clip);
  if (bare.picture?.holds(clip) && scrollY === bare.scrollY) return focused.changed(bare.picture, 3);
  await ask(tab, 'blur', id);
  const other = await pictureOf(tab, clip);
  await ask(tab, 'focusOn', id);
  return focused.changed(other, 3);
}
