/** Runs in a measured page, before its own scripts: the same eyes for every contestant. Built by `eyes.ts`. */
import type { Path } from '../contestants/contestant.js';

export interface Eyes {
  /** Whether somebody who looks at the page sees the control. */
  isSeen(path: Path): boolean;
  /** Whether a pointer on the middle of the control meets it. */
  isMet(path: Path): boolean;
  /** When the frame after the one in which the control is seen (and `isReady`) begins, in milliseconds since navigation. */
  seen(path: Path, isReady?: () => boolean): Promise<number>;
  /** Begins to note how long what a visitor does takes until it is painted. */
  watchEvents(): void;
  /** When the last interaction began and how long its longest event took; undefined where none reached `least`. */
  lastInteraction(): { readonly longest: number } | undefined;
}

/** The shortest delay that Event Timing tells, in milliseconds. */
const least = 16;

function find(path: Path): Element | undefined {
  let within: ParentNode = document;
  let found: Element | null = null;
  for (const selector of path) {
    found = within.querySelector(selector);
    if (!found) return undefined;
    // An element whose shadow is empty may hold it in its own markup.
    within = found.shadowRoot?.childElementCount ? found.shadowRoot : found;
  }
  return found ?? undefined;
}

function isSeen(path: Path): boolean {
  const element = find(path);
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
  const { width, height, top, right, bottom, left } = element.getBoundingClientRect();
  return width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}

function isMet(path: Path): boolean {
  const element = find(path);
  if (!element) return false;
  const { x, y, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const met = root.elementFromPoint(x + width / 2, y + height / 2);
  return met !== null && (met === element || element.contains(met));
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

const events: PerformanceEventTiming[] = [];

function watchEvents(): void {
  new PerformanceObserver((list) => {
    // Without an id it is no interaction: moving the pointer is none.
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      if (entry.interactionId) events.push(entry);
    }
  }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
}

const lastInteraction = () => (events.length ? { longest: Math.max(...events.map(({ duration }) => duration)) } : undefined);

(window as unknown as { eyes: Eyes }).eyes = { isSeen, isMet, seen, watchEvents, lastInteraction };
