import type { Page } from 'playwright-core';

interface Entry {
  readonly name: string;
  readonly startTime: number;
  /** Of a layout shift. */
  readonly value?: number;
}

/** When the page itself was painted, in milliseconds since navigation, and how far it jumped (layout shift, added up). */
export async function pagePaint(page: Page): Promise<Record<'first paint' | 'largest paint' | 'shift', number>> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  const first = (await entries(page, 'paint')).find(({ name }) => name === 'first-contentful-paint');
  const largest = (await entries(page, 'largest-contentful-paint')).at(-1);
  if (!first || !largest) throw new Error('The page was not painted.');
  const shifts = await entries(page, 'layout-shift');
  return {
    'first paint': first.startTime,
    'largest paint': largest.startTime,
    shift: shifts.reduce((sum, { value }) => sum + value!, 0),
  };
}

/** What the browser has noted so far. */
const entries = (page: Page, type: string): Promise<Entry[]> =>
  page.evaluate(async (type) => {
    const seen: PerformanceEntry[] = [];
    new PerformanceObserver((list) => void seen.push(...list.getEntries())).observe({ type, buffered: true });
    // It is told in a task of its own; where there is nothing, nothing is told.
    await new Promise((told) => setTimeout(told, 100));
    return seen.map((entry) => entry.toJSON() as Entry);
  }, type);
