/** Writes every test there is, with its tags, to the file that the command line names. */
import { writeFileSync } from 'node:fs';
import { createVitest } from 'vitest/node';
import type { Part } from '../run/parts.js';
import type { ListedTest } from './listing.js';

const vitest = await createVitest('test', { config: 'test/listing/vitest.config.ts', watch: false, run: true });
const { testModules, unhandledErrors } = await vitest.collect();
if (unhandledErrors.length) throw unhandledErrors[0];
const tests: ListedTest[] = testModules.flatMap((module) =>
  [...module.children.allTests()].map((test) => ({
    part: module.project.name as Part,
    file: module.relativeModuleId.replace(/^test\//, ''),
    name: test.fullName,
    tags: test.tags,
  })),
);
writeFileSync(process.argv[2]!, JSON.stringify(tests));
await vitest.close();
process.exit();
