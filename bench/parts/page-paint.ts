import type { Page } from 'playwright-core';

/** When the page itself was painted, in milliseconds since navigation, and how far it jumped (layout shift, added up). */
export function pagePaint(page: Page): Promise<Record<'first paint' | 'largest paint' | 'shift', number>> {
  return page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((done) => {
        const seen: PerformanceEntry[] = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type, buffered: true });
        // What is buffered comes in a task of its own; where there is nothing, nothing comes.
        setTimeout(() => done(seen), 100);
      });
    const first = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
    const largest = (await entries('largest-contentful-paint')).at(-1)!.startTime;
    const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number })[];
    return { 'first paint': first, 'largest paint': largest, shift: shifts.reduce((sum, { value }) => sum + value, 0) };
  });
}
