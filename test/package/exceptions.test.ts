/** The table of what an engine cannot show: of tests that exist, and as the docs have it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exceptionFor, exceptions, exceptionsTable } from '../browser/exceptions.js';

/** Every test of the files that the table names, by any of the engines: they run the same. */
const files = [...new Set(exceptions.map(({ file }) => `browser/${file}`))];
const all = JSON.parse(
  execFileSync('npx', ['vitest', 'list', '--project', 'chromium', ...files, '--json'], { encoding: 'utf8', env: { ...process.env, VITEST: '' }, maxBuffer: 1e8 }).replace(/^[^[]*/, ''),
) as { name: string; file: string }[];

test('every exception is of a test that exists', () => {
  for (const exception of exceptions) {
    const its = all.filter(({ file, name }) => exceptionFor(exception.engines[0]!, file, name) === exception);
    expect(its, exception.test).not.toEqual([]);
  }
});

test('docs/engines.md has the table', () => {
  expect(readFileSync('docs/engines.md', 'utf8')).toContain(exceptionsTable());
});
