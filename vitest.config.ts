import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { Engine } from './test/browser/engines.js';
import { enginesHere } from './test/browser/find-browser.js';

const jsx = { oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } } as const;

/** The tests: those without a browser, and those in each of these engines. */
export const projectsIn = (engines: readonly Engine[]) => [
  {
    ...jsx,
    test: {
      name: 'pure',
      include: ['test/pure/**/*.test.ts'],
      typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
    },
  },
  {
    ...jsx,
    test: { name: 'components', include: ['test/components/**/*.test.tsx'], environment: 'happy-dom', setupFiles: ['test/components/setup.ts'] },
  },
  { test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
  ...engines.map((engine) => ({
    test: {
      name: engine,
      provide: { engine },
      include: ['test/browser/**/*.test.ts'],
      globalSetup: 'test/browser/setup.ts',
      setupFiles: ['test/browser/skip-exceptions.ts'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // Some promises are about a second of real time; on a busy CI machine one late second is not a fault.
      retry: process.env['CI'] ? 1 : 0,
    },
  })),
];

export default defineConfig({
  test: {
    // Browsers wait more than they work: two at a time at least, and as many as there are cores.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: projectsIn(enginesHere()),
  },
});
