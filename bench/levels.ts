/** What each level lets through, measured now: the table of docs/guard.md. */
import { spawnSync } from 'node:child_process';

/** The browsers and the server are those of the tests, which live in vitest; each engine prints its column. */
export function run(): void {
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/browser/levels.test.ts', '--disable-console-intercept'], {
    stdio: 'inherit',
    env: { ...process.env, LEVELS: 'print' },
  });
  if (status) throw new Error('The levels could not be measured.');
}
