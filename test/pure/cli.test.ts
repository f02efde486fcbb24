import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { registry } from '../../registry/index.js';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const siteIds = Object.keys(registry.sites);

vi.setConfig({ testTimeout: 30_000 }); // Every test starts a process.

beforeAll(() => {
  if (!existsSync(command)) throw new Error(`${command} is missing: run "npm run build" before these tests.`);
});

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};
const disclose = (...args: string[]) => run('disclose', ...args);

describe('dfo-consent disclose', () => {
  test.each([
    ['nn', 'Kven som får tilgang'],
    ['nb', 'Hvem som får tilgang'],
    ['en', 'Who has access'],
  ])('prints a site in %s as HTML, and nothing else (R43)', (lang, words) => {
    const { status, stdout, stderr } = disclose('--site', 'dfo.no', '--lang', lang, '--format', 'html');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^<section data-site="dfo\\.no" lang="${lang}">\n[^]*\n</section>\n$`));
    expect(stdout).toContain(words);
    expect(stdout).toContain('tableau_public_negociated_locale');
  });

  test.each([
    ['nn', '13 månader'],
    ['nb', '13 måneder'],
    ['en', '13 months'],
  ])('prints a site in %s as Markdown, and nothing else', (lang, words) => {
    const { status, stdout, stderr } = disclose('--site', 'kudos.dfo.no', '--lang', lang, '--format', 'markdown');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^## Kudos\n/);
    expect(stdout).toMatch(/^\| `_pk_id …` \|/m);
    expect(stdout).toContain(words);
    expect(stdout).not.toMatch(/<\w+/);
  });

  test.each(['nn', 'nb', 'en'])('prints a site in %s as JSON that can be read, and nothing else', (lang) => {
    const { status, stdout, stderr } = disclose('--site', 'dfo-appen', '--lang', lang, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ site: 'dfo-appen', language: lang, updated: ['2022-01-27'] });
  });

  test('prints nynorsk HTML unless it is told otherwise (R47)', () => {
    expect(disclose('--site', 'kudos.dfo.no').stdout).toBe(
      disclose('--site', 'kudos.dfo.no', '--lang', 'nn', '--format', 'html').stdout,
    );
  });

  test.each(siteIds)('knows %s', (site) => {
    expect(disclose('--site', site, '--format', 'json')).toMatchObject({ status: 0, stderr: '' });
  });

  test('lists what the statements get wrong when it is asked to, in every format (R113)', () => {
    for (const format of ['html', 'markdown', 'json']) {
      expect(disclose('--site', 'dfo.no', '--issues', '--format', format).stdout, format).toContain(
        'særlege kategoriar',
      );
    }
    expect(disclose('--site', 'dfo.no').stdout).not.toContain('særlege kategoriar');
  });

  test('begins with the heading level that the page needs', () => {
    expect(disclose('--site', 'kudos.dfo.no', '--heading-level', '4').stdout).toContain('<h4>Kudos</h4>');
    expect(disclose('--site', 'kudos.dfo.no').stdout).toContain('<h2>Kudos</h2>');
  });
});

describe('a mistake on the command line', () => {
  test.each([
    ['a site that does not exist', ['--site', 'dfo.noo'], 'dfo.noo', siteIds],
    ['a site by a name of every object', ['--site', '__proto__'], '__proto__', siteIds],
    ['a language', ['--site', 'dfo.no', '--lang', 'se'], 'se', ['nn', 'nb', 'en']],
    ['a format', ['--site', 'dfo.no', '--format', 'pdf'], 'pdf', ['html', 'markdown', 'json']],
    ['a heading level', ['--site', 'dfo.no', '--heading-level', '9'], '9', ['1', '2', '3', '4']],
  ])('%s: prints nothing, names the value and lists what is known', (_, args, value, known) => {
    const { status, stdout, stderr } = disclose(...args);
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(`'${value}'`);
    for (const one of known) expect(stderr).toContain(one);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('no site: says which option is missing', () => {
    expect(disclose()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('--site') });
  });

  test('an unknown command or option: says so', () => {
    expect(run('disclos')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('disclos') });
    expect(disclose('--site', 'dfo.no', '--sites')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('--sites'),
    });
  });
});
