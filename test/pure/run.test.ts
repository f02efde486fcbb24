/** `npm test` and its sisters: which tests each runs, what they print at their end, and what they say to bad input. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runs } from '../listing/listed-test.js';
import { isRun } from '../run/parts.js';
import { summary } from '../run/summary.js';

describe('a test with tags', () => {
  test.each([
    ['chromium', [], { quick: false, test: true, all: true }],
    ['chromium', ['matrix'], { quick: false, test: false, all: true }],
    ['firefox', [], { quick: false, test: false, all: true }],
    ['firefox', ['everywhere'], { quick: false, test: true, all: true }],
    ['firefox', ['everywhere', 'matrix'], { quick: false, test: false, all: true }],
    ['pure', [], { quick: true, test: true, all: true }],
    ['pure', ['matrix'], { quick: false, test: false, all: true }],
  ] as const)('of the part %s, tagged %j, is run by %j', (part, tags, by) => {
    for (const command of ['quick', 'test', 'all'] as const)
      expect(isRun(command, part, tags), command).toBe(by[command]);
  });
});

describe('npm run test:all runs', () => {
  const where = (name: string, tags: string[], file = 'browser/one.test.ts') =>
    (['chromium', 'firefox', 'webkit'] as const).filter((part) => runs('all', { part, file, name, tags }));

  test('one of many cases in Chromium and in one of the two others, by turns', () => {
    const places = Array.from({ length: 40 }, (_, i) => where(`installed by script > case ${i}`, ['matrix']).join());
    expect([...new Set(places)].sort()).toEqual(['chromium,firefox', 'chromium,webkit']);
    expect(where('installed by html > case 1', ['matrix'])).toEqual(where('installed by npm > case 1', ['matrix']));
  });

  test('what one of the two cannot show in the other', () => {
    for (let i = 0; i < 9; i++)
      expect(where(`case ${i}`, ['matrix'], 'browser/probes-hold.test.ts')).toEqual(['chromium', 'firefox']);
  });

  test('in all three what is tagged so, and what is no case of many', () => {
    expect(where('held', ['matrix', 'everywhere'])).toHaveLength(3);
    expect(where('held', [])).toHaveLength(3);
  });
});

test('the summary has seconds and tests of each part, the slowest files, what passed at a second try, and a plain last line', () => {
  const file = (name: string, took: number, retried: string[] = []) => ({
    part: 'chromium',
    file: `test/browser/${name}.test.ts`,
    took,
    passed: 2,
    failed: 0,
    skipped: 1,
    retried,
    tests: [],
  });
  const files = [
    ...Array.from({ length: 11 }, (_, index) => file(`fast-${index}`, index)),
    file('slow', 5000, ['late']),
  ];
  const text = summary({
    command: 'npm test',
    results: [
      { part: 'build', took: 13_000, isOk: true, files: [] },
      { part: 'chromium', took: 60_000, isOk: false, files },
    ],
    took: 73_000,
    installing: 30_000,
    cores: 2,
  });
  expect(text).toMatch(/^chromium +24 +0 +12 +60\.0 +FAILED$/m);
  expect(text).toMatch(/^all +24 +0 +12 +73\.0$/m);
  expect(text).toContain('Installing browsers took 30.0 seconds more.');
  expect(text.indexOf('slow.test.ts')).toBeLessThan(text.indexOf('fast-10.test.ts'));
  expect(text).not.toContain('fast-0.test.ts');
  expect(text).toContain('chromium  test/browser/slow.test.ts: late');
  expect(text.split('\n').at(-1)).toBe('24 passed, 0 failed, 12 skipped');
});

describe('what cannot be is told in one line that lists what can, with exit code 2:', () => {
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'test/run/main.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { status, stdout, stderr };
  };

  test.each([
    [
      ['test', 'opera'],
      'There is no part or engine "opera". There are: types, pure, components, lint, server, package, chromium, firefox, webkit, audit.',
    ],
    [['quick', 'webkit'], 'npm run test:quick has no part "webkit". It has: types, pure, components.'],
    [['all', '--shard=3'], '--shard is "3". It is i/n, the i-th of n, as in --shard=1/3.'],
    [['all', '--shard=4/3'], '--shard is "4/3". It is i/n, the i-th of n, as in --shard=1/3.'],
    [['all', '--sharp=1/3'], "unknown option '--sharp=1/3'"],
  ])('%j', (args, says) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toContain(says);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
  });

  test('a browser that is not there ends the run with its name and what to do, and nothing is skipped', () => {
    const { status, stderr } = run(['test', 'firefox'], { FIREFOX: '/nowhere/firefox' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'FIREFOX is "/nowhere/firefox", and no program is there.\n',
    });
  });
});
