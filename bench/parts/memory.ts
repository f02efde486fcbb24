import type { CDPSession } from 'playwright-core';

/** What a page holds after a collection: kB of script heap, nodes, listeners. */
export async function memory(inspector: CDPSession): Promise<Record<'heap' | 'nodes' | 'listeners', number>> {
  await inspector.send('HeapProfiler.enable');
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters');
  return { heap: usedSize / 1000, nodes, listeners: jsEventListeners };
}
