/** Runs in a measured page, before its own scripts: the same eyes for every contestant. `visit.ts` builds it. */
import type { Path } from '../../test/harness/contestants/contestant.js';

export interface Eyes {
  /** Whether somebody who looks at the page sees at least a part of the control. */
  isSeen(path: Path): boolean;
  /** Whether a pointer on the middle of the control meets it. */
  isMet(path: Path): boolean;
  /** When the frame after the one that has the control in it begins, and `isReady` holds: milliseconds since navigation. */
  seen(path: Path, isReady?: () => boolean): Promise<number>;
  /** Begins to note how long what a visitor does takes until it is painted. */
  watchEvents(): void;
  /** When the first key or pointer went down since then: milliseconds since navigation. */
  readonly pressedAt: number | undefined;
  /** How long the longest event took since then, in milliseconds; undefined where all were shorter than `shortest`. */
  readonly longest: number | undefined;
}

declare global {
  interface Window {
    eyes: Eyes;
  }
}

/** The shortest duration that Event Timing tells, in milliseconds. */
const shortest = 16;

function find(path: Path): Element | undefined {
  let within: ParentNode = document;
  let found: Element | null = null;
  for (const selector of path) {
    found = within.querySelector(selector);
    if (!found) return undefined;
    within = found.shadowRoot ?? found;
  }
  return found ?? undefined;
}

function isSeen(path: Path): boolean {
  const element = find(path);
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { width, height, top, right, bottom, left } = element.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}

function isMet(path: Path): boolean {
  const element = find(path);
  if (!element) return false;
  const { x, y, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const met = root.elementFromPoint(x + width / 2, y + height / 2);
  return met !== null && element.contains(met);
}

function seen(path: Path, isReady = () => true): Promise<number> {
  return new Promise((done) => {
    const look = () => {
      if (isSeen(path) && isReady()) requestAnimationFrame(() => done(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

let pressedAt: number | undefined;
let longest: number | undefined;

function watchEvents(): void {
  const note = ({ timeStamp }: Event) => (pressedAt ??= timeStamp);
  addEventListener('pointerdown', note, { capture: true, once: true });
  addEventListener('keydown', note, { capture: true, once: true });
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries() as (PerformanceEventTiming & {
      interactionId: number;
    })[]) {
      // What has no id is no interaction: a pointer that comes over the page.
      if (interactionId) longest = Math.max(longest ?? 0, duration);
    }
  }).observe({ type: 'event', durationThreshold: shortest } as PerformanceObserverInit);
}

window.eyes = {
  isSeen,
  isMet,
  seen,
  watchEvents,
  get pressedAt() {
    return pressedAt;
  },
  get longest() {
    return longest;
  },
};
