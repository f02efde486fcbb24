import { defineConfig } from 'vitest/config';
import { engines } from '../harness/engines.js';

/** `npm run report`: no test, so it is not among them; it uses their servers and browsers. */
export default defineConfig({
  test: {
    projects: engines.map((engine) => ({
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
