import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { Engine } from './test/harness/engines.js';
import { enginesHere } from './test/harness/find-browser.js';

const jsx = { oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } } as const;

const cores = Math.max(2, availableParallelism());

/** How many files of an engine run at a time, and after which other projects: WebKit, driven over WebDriver, mostly waits. */
const turns: Readonly<Record<Engine, { maxWorkers: number; sequence: { groupOrder: number } }>> = {
  chromium: { maxWorkers: cores, sequence: { groupOrder: 0 } },
  firefox: { maxWorkers: cores, sequence: { groupOrder: 1 } },
  webkit: { maxWorkers: 2 * cores, sequence: { groupOrder: 2 } },
};

/** Some promises are about a second of real time; on a busy CI machine one late second is not a fault. */
const retry = process.env['CI'] ? 1 : 0;

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
    test: {
      name: 'components',
      include: ['test/components/**/*.test.tsx'],
      environment: 'happy-dom',
      setupFiles: ['test/components/setup.ts'],
    },
  },
  { test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
  {
    test: {
      name: 'audit',
      provide: { engine: 'chromium' as Engine },
      maxWorkers: cores,
      // After all others: each of these has several browsers at work, and some promises of the others are about a second of real time.
      sequence: { groupOrder: 3 },
      include: ['test/audit/**/*.test.ts'],
      globalSetup: 'test/harness/setup.ts',
      testTimeout: 120_000,
      hookTimeout: 120_000,
      retry,
    },
  },
  ...engines.map((engine) => ({
    test: {
      name: engine,
      provide: { engine },
      ...turns[engine],
      include: ['test/browser/**/*.test.ts'],
      globalSetup: 'test/harness/setup.ts',
      setupFiles: ['test/browser/skip-exceptions.ts'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      retry,
    },
  })),
];

export default defineConfig({
  test: {
    maxWorkers: cores,
    // Playwright over BiDi loses a frame that goes away while it navigates, after the test has what it asked for.
    onUnhandledError: ({ stack }) => (stack?.includes('BidiPage._onNavigationCommitted') ? false : undefined),
    projects: projectsIn(enginesHere()),
  },
});
