import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command, Part } from './parts.js';
import type { FileResult } from './reporter.js';

export interface PartResult {
  readonly part: Part | 'build' | 'rules';
  /** In milliseconds. */
  readonly took: number;
  readonly isOk: boolean;
  /** None where the part has no tests. */
  readonly files: readonly FileResult[];
}

interface Chosen {
  /** For the tests: one of them may leave engines their turns (`test/browser/turns.ts`). */
  readonly command?: Command | undefined;
  /** vitest's tag filter; undefined for every test. */
  readonly filter?: string | undefined;
  /** `i/n`; undefined for the whole part. */
  readonly shard?: string | undefined;
  /** How often a test is tried again that fails. Default: never. */
  readonly retries?: number | undefined;
}

const vitest = 'node_modules/vitest/vitest.mjs';

/** Runs a program and prints what it says, each line with the part that says it. */
async function say(part: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(command, args, {
    env: { ...process.env, ...colours, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => console.log(`${part.padEnd(10)} ${line}`));
  }
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code ?? 1)));
}

/** Runs one part to its end, with the tests that are chosen; another part's failure does not stop it. */
export async function runPart(
  part: Part | 'build',
  { command, filter, shard, retries }: Chosen = {},
): Promise<PartResult> {
  const begin = performance.now();
  if (part === 'build' || part === 'lint') {
    const code = await say(part, 'npm', ['run', part, '--silent'], {});
    return { part, took: performance.now() - begin, isOk: code === 0, files: [] };
  }
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-results-'));
  const results = join(folder, 'results.json');
  try {
    const args = [vitest, 'run', '--project', part, '--reporter=default', '--reporter=./test/run/reporter.ts'];
    if (filter) args.push('--tags-filter', filter);
    if (retries) args.push(`--retry=${retries}`);
    if (shard) args.push('--shard', shard, '--passWithNoTests');
    const code = await say(part, process.execPath, args, { TEST_RESULTS: results, TEST_COMMAND: command });
    // None where vitest itself has fallen over: its own words stand above, and the other parts go on.
    const files = existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as FileResult[]) : [];
    // A part that runs nothing proves nothing.
    const isEmpty = !shard && !files.some(({ passed }) => passed);
    return { part, took: performance.now() - begin, isOk: code === 0 && !isEmpty, files };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
