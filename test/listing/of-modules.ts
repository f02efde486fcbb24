import type { TestModule } from 'vitest/node';
import type { Part } from '../run/parts.js';
import type { ListedTest } from './listed-test.js';

/** The tests of vitest's modules, also those that a filter leaves out. */
export const testsOf = (modules: readonly TestModule[]): ListedTest[] =>
  modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => ({
      part: module.project.name as Part,
      file: module.relativeModuleId.replace(/^test\//, ''),
      name: test.fullName,
      tags: test.tags,
    })),
  );
