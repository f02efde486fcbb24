/**
 * Started by `serve.ts` in a process of its own, on the core of the servers: what gating a page costs without a server, a network or bytes.
 * Takes a page, tells milliseconds of processor time.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page, and how often it is gated. */
export interface GateTask {
  readonly page: string;
  readonly times: number;
}

// As it ships: the servers beside it are, too.
const { gateHtml } = (await import(
  pathToFileURL(resolve('dist/html.js')).href
)) as typeof import('../../src/html/index.js');
const options = { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] }, unknown: 'hold' } as const;

process.on('message', ({ page, times }: GateTask) => {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) gateHtml(page, options);
  const { user, system } = process.cpuUsage(start);
  process.send!({ milliseconds: (user + system) / 1000 / times });
});
