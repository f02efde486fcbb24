import { askedOf, ask, shared } from './page.js';
import { clipped, pictureOf } from './pictures.js';
import type { Halt, Stop, View } from './facts.js';
import type { Subject } from './probe.js';

/** One stop on the way, and how much of the screen its focus changes. */
export interface Step extends Halt {
  readonly isOurs: boolean;
  /** Pixels that change by 3:1 at least when the focus comes; only of the interface's own stops. */
  readonly marked?: number;
}

export interface Walk {
  /** In the order of the tree. */
  readonly stops: readonly Stop[];
  /** Numbers of the stops as the Tab key meets them from the page's start, and as Shift+Tab does from its last stop. */
  readonly forwards: readonly number[];
  readonly backwards: readonly number[];
  readonly steps: ReadonlyMap<number, Step>;
}

/** How long a page may be. */
const most = 80;

/** With the Tab key through the whole page, and back. */
export const walkOf = shared(async (subject: Subject): Promise<Walk> => {
  const { tab } = subject;
  const asked = askedOf(subject);
  const view = await ask(tab, 'viewOf', asked);
  const stops = await ask(tab, 'stopsOf', asked);
  const steps = new Map<number, Step>();
  const ofPage = new Map(stops.map((stop) => [stop.id, stop]));

  const walk = async (key: string, start: () => Promise<unknown>, look?: (halt: Halt) => Promise<void>) => {
    await start();
    const met: number[] = [];
    for (let presses = 0, inFrame = 0; presses < most && met.length <= stops.length + 2; presses++) {
      await tab.keyboard.press(key);
      const halt = look ? await ask(tab, 'haltNow', asked) : undefined;
      const at = look ? (halt?.id ?? -1) : await ask(tab, 'stopNow');
      // In a frame the key meets what is in it, of which nothing is told here.
      if (at === met.at(-1) && ofPage.get(at)?.isFrame && ++inFrame < 20) continue;
      if (at < 0 || met.includes(at)) break;
      met.push(at);
      if (halt) await look!(halt);
    }
    return met;
  };

  const forwards = await walk('Tab', () => ask(tab, 'goToStart'), async (halt) => {
    const isOurs = ofPage.get(halt.id)?.isOurs ?? false;
    steps.set(halt.id, { ...halt, isOurs, ...(isOurs && { marked: await markOf(subject, halt, view) }) });
  });
  const last = stops.at(-1);
  const backwards = last ? [last.id, ...(await walk('Shift+Tab', () => ask(tab, 'focusOn', last.id)))] : [];
  await ask(tab, 'goBack');
  return { stops, forwards, backwards, steps };
});

/** Two pictures of the same place, with the focus there and without it. */
async function markOf({ tab, engine }: Subject, { id, box }: Halt, view: View): Promise<number> {
  if (engine === 'webkit') throw new Error('Pictures are of the whole window there.');
  const clip = clipped(box, 10, view);
  const focused = await pictureOf(tab, clip);
  await ask(tab, 'blur', id);
  const bare = await pictureOf(tab, clip);
  await ask(tab, 'focusOn', id);
  return focused.changed(bare, 3);
}
