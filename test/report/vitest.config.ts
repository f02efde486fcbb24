import { defineConfig } from 'vitest/config';
import { enginesHere } from '../harness/find-browser.js';

/** `npm run report`: no test, so it is not among them; it uses their servers and browsers. */
export default defineConfig({
  test: {
    projects: enginesHere().map((engine) => ({
      test: {
        name: engine,
        provide: { engine },
        include: ['test/report/run.ts'],
        globalSetup: 'test/harness/setup.ts',
        testTimeout: 120_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
