import { defineConfig } from 'vitest/config';
import { projects } from '../../vitest.config.js';
import { tags } from '../harness/tags.js';

/**
 * For a list of the tests alone, also of engines that are missing here, for nothing is started. Files share their
 * modules, which a list does not mind, and which takes a third of the time.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    tags: [...tags],
    projects: projects.map(({ test, ...rest }) => ({
      ...rest,
      test: { ...test, isolate: false, globalSetup: [], maxWorkers: 2 },
    })),
  },
});
