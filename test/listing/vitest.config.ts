import { defineConfig } from 'vitest/config';
import { projectsIn } from '../../vitest.config.js';
import { engines } from '../harness/engines.js';

/**
 * For `vitest list` alone: every test in every engine, also in those that are missing here, for nothing is started. Files share their
 * modules, which a list does not mind, and which takes a third of the time.
 */
export default defineConfig({
  test: {
    isolate: false,
    maxWorkers: 2,
    projects: projectsIn(engines).map(({ test, ...rest }) => ({
      ...rest,
      test: { ...test, isolate: false, globalSetup: [], maxWorkers: 2, sequence: {} },
    })),
  },
});
