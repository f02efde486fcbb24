/** Every command with another organisation's registry, in each form that a registry is written in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runIn } from '../fixtures/run-command.js';
import { small } from '../fixtures/small-registry.js';

let folder = '';
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (args: readonly string[], input?: string) => runIn(folder, args, input);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-registry-'));
  const data = JSON.stringify(small);
  write('registry.json', data);
  write('registry.mjs', `export const registry = ${data};`);
  write('default.mjs', `export default ${data};`);
  write(
    'registry.ts',
    `import { defineRegistry } from 'dfo-consent';
     import { services } from './services.js';
     const { organisation }: { organisation: string } = ${data};
     export const registry = defineRegistry({ ...${data}, organisation, services });`,
  );
  write('services.ts', `export const services = ${JSON.stringify(small.services)} as const;`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const page = '<script src="https://counter.example/count.js"></script><iframe src="https://film.example/1"></iframe>';

describe.each(['registry.json', 'registry.mjs', 'default.mjs', 'registry.ts'])(
  'the registry in %s is taken by',
  (file) => {
    test.each<[string, readonly string[], string, readonly string[]]>([
      ['banner', [], '', ['Statistics?']],
      ['disclose', [], '', ['The library', 'Counter']],
      ['csp', ['--answer', 'accepted'], '', ['https://counter.example', 'https://film.example']],
      ['csp', ['--for', 'nginx'], '', ['https://counter.example', 'dfo_consent_film']],
      ['gate', [], page, ['data-service="counter"', 'data-service="film"']],
    ])('%s %j', (name, more, input, expected) => {
      const { status, stdout } = run([name, '--site', 'library', '--registry', file, ...more], input);
      expect(status).toBe(0);
      for (const words of expected) expect(stdout).toContain(words);
      // What DFØ declares is not in it.
      expect(stdout).not.toContain('dfo.no');
    });
  },
);

test('from stdin too, as JSON', () => {
  const { status, stdout } = run(['disclose', '--site', 'library', '--registry', '-'], JSON.stringify(small));
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Counter') });
});

describe('ends with one sentence and exit code 2', () => {
  test.each(['banner', 'csp', 'disclose', 'gate'])('%s, for a site that the registry has not', (name) => {
    const { status, stdout, stderr } = run([name, '--site', 'dfo.no', '--registry', 'registry.json'], page);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: unknown (web)?site "dfo\.no"\. Known: library, archive\.\n$/);
  });

  test.each([
    ['no.json', 'no.json: there is no such file.'],
    ['no.ts', 'no.ts: there is no such file.'],
    [
      'empty.json',
      'empty.json has no registry: it exports "registry" as defineRegistry() returns it, or is the same as JSON.',
    ],
    ['broken.json', /^error: broken\.json is no JSON: .+\n$/],
    ['broken.ts', /^error: broken\.ts cannot be read: .+\n$/],
    ['throws.mjs', 'throws.mjs cannot be imported: nothing here'],
    ['one.json', 'one.json: The registry has no purposes. Add "purposes: { … }".'],
  ])('%s', (file, told) => {
    write('empty.json', '{}');
    write('broken.json', '{');
    write('broken.ts', 'export const registry = {');
    write('throws.mjs', 'throw new Error("nothing here");');
    write('one.json', JSON.stringify({ ...small, purposes: undefined }));
    const { status, stdout, stderr } = run(['csp', '--site', 'library', '--registry', file]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    if (typeof told === 'string') expect(stderr).toBe(`error: ${told}\n`);
    else expect(stderr).toMatch(told);
  });
});

test('a registry with faults is told all of them, a line each', () => {
  const { counter } = small.services;
  const services = { ...small.services, counter: { ...counter, hosts: ['https://counter.example'], purpose: 'fun' } };
  write('faults.json', JSON.stringify({ ...small, services }));
  const { status, stdout, stderr } = run(['gate', '--site', 'library', '--registry', 'faults.json'], page);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.split('\n')).toEqual([
    'error: faults.json has 2 faults:',
    '  services.counter.purpose is "fun". Known: necessary, statistics, media. Add it to purposes, or name one of these.',
    '  "https://counter.example" is no host for counter (services.counter.hosts[0] of the registry). Write "counter.example".',
    '',
  ]);
});
