/** The tables in the docs that are about the tests: of tests that exist, and as the docs have them. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { exceptionFor, exceptions, exceptionsTable } from '../browser/exceptions.js';
import { auditRulesTable } from '../listing/audit-rules-table.js';
import { listTests, type ListedTest } from '../listing/listing.js';
import { engineOf } from '../run/parts.js';
import { rulesPage, unknownRules, withoutTest } from '../listing/rules-table.js';

let all: readonly ListedTest[];
beforeAll(() => {
  all = listTests();
}, 300_000);

test('every exception is of a test that exists', () => {
  for (const exception of exceptions) {
    const its = all.filter((one) => {
      const engine = engineOf(one.part);
      return engine && exceptionFor(engine, one.file, one.name) === exception;
    });
    expect(its, exception.test).not.toEqual([]);
  }
});

test('docs/engines.md has the table of exceptions', () => {
  expect(readFileSync('docs/engines.md', 'utf8')).toContain(exceptionsTable());
});

test('docs/audit.md has the table of the audit’s rules', () => {
  expect(readFileSync('docs/audit.md', 'utf8')).toContain(auditRulesTable());
});

test('npm test proves every Must, and those that engines may break in all of them', () => {
  expect(withoutTest(all)).toEqual([]);
});

test('no test names a rule that is not in test/rules.ts', () => {
  expect(unknownRules(all)).toEqual([]);
});

test('docs/rules.md is what the tests’ names say', () => {
  expect(
    readFileSync('docs/rules.md', 'utf8') === rulesPage(all),
    'docs/rules.md is stale: run «npm run tables» and commit it',
  ).toBe(true);
});
