import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { engines, type Engine } from './test/harness/engines.js';
import { tags } from './test/harness/tags.js';
import { LongestFirst } from './test/run/longest-first.js';

const jsx = { oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } } as const;

const cores = Math.max(2, availableParallelism());

/** How many files of an engine run at a time. Driven over WebDriver, WebKit mostly waits. */
const workers: Readonly<Record<Engine, number>> = { chromium: cores, firefox: cores, webkit: 2 * cores };

const all = [
  {
    test: {
      name: 'types',
      include: [],
      typecheck: { enabled: true, only: true, include: ['test/types/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
    },
  },
  // Properties try many cases; on a busy machine that takes its time.
  {
    ...jsx,
    test: {
      name: 'pure',
      include: ['test/pure/**/*.test.ts'],
      setupFiles: ['test/pure/seed.ts'],
      testTimeout: 30_000,
    },
  },
  {
    ...jsx,
    test: {
      name: 'components',
      // Each file has a document of its own, and Preact keeps the one that it has met first.
      isolate: true,
      include: ['test/components/**/*.test.tsx'],
      environment: 'happy-dom',
      setupFiles: ['test/components/setup.ts'],
    },
  },
  // Real servers and sockets, and no browser.
  {
    test: {
      name: 'server',
      include: ['test/server/**/*.test.ts'],
      setupFiles: ['test/pure/seed.ts', 'test/server/end-with-test.ts'],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  },
  // Recipes are whole projects, which a browser visits.
  {
    test: {
      name: 'package',
      provide: { engine: 'chromium' as Engine },
      include: ['test/{package,recipes}/**/*.test.ts'],
      globalSetup: 'test/harness/setup.ts',
      testTimeout: 60_000,
      hookTimeout: 240_000,
    },
  },
  ...engines.map((engine) => ({
    test: {
      name: engine,
      provide: { engine },
      maxWorkers: workers[engine],
      include: ['test/browser/**/*.test.ts'],
      globalSetup: 'test/harness/setup.ts',
      setupFiles: ['test/browser/skip-exceptions.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  })),
  {
    test: {
      name: 'audit',
      provide: { engine: 'chromium' as Engine },
      include: ['test/audit/**/*.test.ts'],
      globalSetup: 'test/harness/setup.ts',
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  },
];

/** How long a test waits for what must come. Time costs nothing where it comes at once, and machines may be busy. */
const poll = { timeout: 15_000 };

/**
 * The parts of `npm test` that are tests: without a browser, in each engine, and the audit (`test/run/parts.ts`). Files share what they
 * import: a third to a half of the time goes into importing otherwise. A project takes nothing over from what holds for all.
 */
export const projects = all.map((project) => ({
  ...project,
  test: { isolate: false, expect: { poll }, ...project.test },
}));

export default defineConfig({
  test: {
    maxWorkers: cores,
    tags: [...tags],
    sequence: { sequencer: LongestFirst },
    // Playwright over BiDi loses a frame that goes away while it navigates, after the test has what it asked for.
    onUnhandledError: ({ stack }) => (stack?.includes('BidiPage._onNavigationCommitted') ? false : undefined),
    projects,
  },
});
