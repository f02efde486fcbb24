import type { Page } from 'playwright-core';

/** What a page's main thread has done since its beginning, in milliseconds of processor time. */
export interface Spent {
  /** Everything, what the browser does on its own account too. */
  readonly all: number;
  /** Style and layout. */
  readonly layout: number;
}

/** Begins to count. Returns what tells what was spent since it was called last. */
export async function countSpent(page: Page): Promise<() => Promise<Spent>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = { all: 0, layout: 0 };
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((one) => one.name === name)!.value * 1000;
    const now = { all: of('TaskDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
    const since = { all: now.all - before.all, layout: now.layout - before.layout };
    before = now;
    return since;
  };
}
