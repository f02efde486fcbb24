/** The tables in the docs that are about the tests. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exceptionsTable } from '../browser/exceptions.js';
import { auditRulesTable } from '../listing/audit-rules-table.js';
import { disagreements } from '../listing/check.js';
import type { ListedTest } from '../listing/listed-test.js';

test('docs/engines.md has the table of exceptions', () => {
  expect(readFileSync('docs/engines.md', 'utf8')).toContain(exceptionsTable());
});

test('docs/audit.md has the table of the audit’s rules', () => {
  expect(readFileSync('docs/audit.md', 'utf8')).toContain(auditRulesTable());
});

test('a run tells which Must it does not prove, which rule and exception nobody knows, and that docs/rules.md is stale', () => {
  const one = (name: string, part: ListedTest['part'], tags: string[] = []): ListedTest => ({
    part,
    file: `browser/one.test.ts`,
    name,
    tags,
  });
  const everywhere = [one('silent (R16)', 'chromium'), one('silent (R16)', 'firefox', ['everywhere'])];
  const told = disagreements([...everywhere, one('once (R13)', 'chromium', ['matrix']), one('odd (R999)', 'pure')]);
  const unproven = told.flatMap((line) => /^npm test does not prove (.*): /.exec(line)?.[1] ?? []);
  expect(unproven).toContain('R16 in WebKit');
  expect(unproven).not.toContain('R16 in Firefox');
  expect(unproven).not.toContain('R16');
  expect(unproven).toContain('R13');
  expect(told).toContain('A test names R999, which is not in test/rules.ts.');
  expect(told).toContain('test/browser/exceptions.ts names no test: "" of probes-hold.test.ts.');
  expect(told.at(-1)).toBe('docs/rules.md is stale: run "npm run tables" and commit it.');
});
