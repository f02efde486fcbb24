import type { CDPSession } from 'playwright-core';

/** What a page has made its main thread do since it was opened, in milliseconds of that thread's own time. */
export async function work(inspector: CDPSession): Promise<Record<'script' | 'style' | 'layout' | 'tasks', number>> {
  const { metrics } = await inspector.send('Performance.getMetrics');
  const milliseconds = (name: string) => {
    const metric = metrics.find((one) => one.name === name);
    if (!metric) throw new Error(`Chromium does not tell ${name}.`);
    return metric.value * 1000;
  };
  return {
    script: milliseconds('ScriptDuration'),
    style: milliseconds('RecalcStyleDuration'),
    layout: milliseconds('LayoutDuration'),
    tasks: milliseconds('TaskDuration'),
  };
}
