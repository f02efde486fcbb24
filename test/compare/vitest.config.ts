import { defineConfig } from 'vitest/config';

/** `npm run compare`: no test of ours, so it is not among them; it uses their servers and browsers. */
export default defineConfig({
  test: {
    include: ['test/compare/run.ts'],
    provide: { engine: 'chromium' },
    globalSetup: 'test/harness/setup.ts',
    testTimeout: 120_000,
    retry: 1,
    hookTimeout: 120_000,
  },
});
