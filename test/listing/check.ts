import { readFileSync } from 'node:fs';
import { exceptionFor, exceptions } from '../browser/exceptions.js';
import { engineOf } from '../run/parts.js';
import type { ListedTest } from './listed-test.js';
import { rulesPage, unknownRules, withoutTest } from './rules-table.js';

/** What the tests say otherwise than the lists that are about them, a sentence for each; nothing where all agree. */
export function disagreements(tests: readonly ListedTest[]): string[] {
  const isMet = (exception: (typeof exceptions)[number]) =>
    tests.some(({ part, file, name }) => {
      const engine = engineOf(part);
      return engine && exceptionFor(engine, file, name) === exception;
    });
  const unproven = withoutTest(tests);
  const unknown = unknownRules(tests);
  return [
    ...exceptions
      .filter((one) => !isMet(one))
      .map((one) => `test/browser/exceptions.ts names no test: "${one.test}" of ${one.file}.`),
    ...unproven.map((rule) => `npm test does not prove ${rule}: give a test that does the rule's id in parentheses.`),
    ...unknown.map((rule) => `A test names ${rule}, which is not in test/rules.ts.`),
    ...(readFileSync('docs/rules.md', 'utf8') === rulesPage(tests)
      ? []
      : ['docs/rules.md is stale: run "npm run tables" and commit it.']),
  ];
}
