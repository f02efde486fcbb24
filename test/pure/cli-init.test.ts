/** `dfo-consent init`: a first registry, from options or from answers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runIn } from '../fixtures/run-command.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-init-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) => runIn(folder, args);
const all = {
  '--organisation': 'Bygda «kommune» "A" */',
  '--title': 'bygda.example',
  '--host': 'https://www.Bygda.example/',
  '--privacy-url': '/personvern',
};
const flags = (told: Partial<typeof all>) => Object.entries(told).flat();

test('a registry is written that every command takes, with the library’s own cookie', () => {
  expect(run('init', ...flags(all))).toMatchObject({ status: 0, stdout: '' });
  const registry = ['--registry', 'registry.ts', '--site', 'www.bygda.example'];
  const declared = run('disclose', ...registry, '--lang', 'nb', '--format', 'markdown');
  expect(declared).toMatchObject({ status: 0, stderr: '' });
  expect(declared.stdout).toContain('dfo-consent');
  expect(declared.stdout).toContain('Bygda «kommune»');
  expect(declared.stdout).not.toContain('DFØ');
  expect(run('csp', ...registry)).toMatchObject({ status: 0, stderr: '' });
  expect(run('banner', ...registry).stdout).toBe('<dfo-consent-banner></dfo-consent-banner>\n');
});

test('a file that is there stays as it is', () => {
  writeFileSync(join(folder, 'there.ts'), 'mine');
  expect(run('init', ...flags(all), '--out', 'there.ts')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: there.ts is there already, and stays as it is. Name another file with --out.\n',
  });
  expect(readFileSync(join(folder, 'there.ts'), 'utf8')).toBe('mine');
});

describe('nothing is written, and one sentence says why', () => {
  test.each([
    [{}, 'Nobody can be asked here: add --organisation, --title, --host, --privacy-url.'],
    [{ '--title': 'A', '--host': 'a.example' }, 'Nobody can be asked here: add --organisation, --privacy-url.'],
    [{ ...all, '--host': 'a b' }, '--host "a b" is no host name. Write it as www.example.no.'],
    [{ ...all, '--host': '*.a.example' }, '--host "*.a.example" is no host name. Write it as www.example.no.'],
    [{ ...all, '--title': ' ' }, '--title is empty. Write it.'],
    [
      { ...all, '--privacy-url': 'personvern' },
      '--privacy-url "personvern" is no address. Write it as https://www.example.no/privacy or /privacy.',
    ],
  ])('%j', (told, sentence) => {
    const { status, stdout, stderr } = run('init', ...flags(told), '--out', 'no.ts');
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `error: ${sentence}\n` });
    expect(() => readFileSync(join(folder, 'no.ts'))).toThrow();
  });
});
