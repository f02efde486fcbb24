import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exceptionFor } from '../browser/exceptions.js';
import { engineOf, isRun, type Command, type Part } from '../run/parts.js';

/** A test, as vitest names it; once for each engine that it is made for. */
export interface ListedTest {
  readonly part: Part;
  /** Below `test/`. */
  readonly file: string;
  /** With the names of its groups before it. */
  readonly name: string;
  readonly tags: readonly string[];
}

/** Every test there is, whichever engines are here. It needs the build, and takes some twenty seconds: all test files are imported. */
export function listTests(): readonly ListedTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-tests-'));
  const list = join(folder, 'list.json');
  try {
    // It may be asked for by a test, and is no test itself.
    const { VITEST: _, ...env } = process.env;
    execFileSync(process.execPath, ['--import', 'tsx', 'test/listing/collect.ts', list], { env, stdio: 'pipe' });
    return JSON.parse(readFileSync(list, 'utf8')) as ListedTest[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a command runs a test: its filter lets it, and `exceptions.ts` does not leave it out. */
export function runs(command: Command, test: ListedTest): boolean {
  const engine = engineOf(test.part);
  return isRun(command, test.part, test.tags) && !(engine && exceptionFor(engine, test.file, test.name));
}
