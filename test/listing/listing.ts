import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { engines, type Engine } from '../harness/engines.js';
import { exceptionFor } from '../browser/exceptions.js';

/** A test, as vitest names it; once for each engine that it is made for. */
export interface ListedTest {
  /** Below `test/`. */
  readonly file: string;
  /** With the names of its groups before it. */
  readonly name: string;
  /** None for tests without a browser. */
  readonly engine?: Engine;
}

const engineOf = (project: string) => engines.find((engine) => engine === project);

/** Every test there is, whichever engines are here. It needs the build, and takes some twenty seconds: all test files are imported. */
export function listTests(): readonly ListedTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-tests-'));
  const list = join(folder, 'list.json');
  try {
    // It may be asked for by a test, and is no test itself.
    const { VITEST: _, ...env } = process.env;
    execFileSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'list', '--config', 'test/listing/vitest.config.ts', `--json=${list}`],
      { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const tests = JSON.parse(readFileSync(list, 'utf8')) as { name: string; file: string; projectName: string }[];
    return tests.map(({ name, file, projectName }) => {
      const engine = engineOf(projectName);
      return { file: relative('test', file), name, ...(engine && { engine }) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a test runs in its engine: `exceptions.ts` leaves no other out. */
export const runs = ({ engine, file, name }: ListedTest): boolean => !engine || !exceptionFor(engine, file, name);
