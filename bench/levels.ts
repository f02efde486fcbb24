/** Prints what each level lets through, measured now (`npx tsx bench/levels.ts`, after a build): the table of docs/guard.md. */
import { spawnSync } from 'node:child_process';

// The browsers and the server are those of the tests, which live in vitest.
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'browser', 'test/browser/levels.test.ts', '--disable-console-intercept'], {
  stdio: 'inherit',
  env: { ...process.env, LEVELS: 'print' },
});
process.exitCode = status ?? 1;
