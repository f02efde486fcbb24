import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
    ['nn', 'Inntil 180 dagar'],
    ['nb', 'Inntil 180 dager'],
    ['en', 'Up to 180 days'],
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

  test.each(['nn', 'nb', 'en'])('prints a whole statement in %s, in every format', (lang) => {
    const of = (format: string) => disclose('--statement', 'web', '--lang', lang, '--format', format);
    expect(of('html').stdout).toContain('data-processing="web-newsletters"');
    expect(of('html').stdout).toContain('data-site="doffin.no"');
    expect(of('markdown').stdout).toMatch(/^## Personvern\n/);
    expect(JSON.parse(of('json').stdout)).toMatchObject({ statement: 'web', language: lang, updated: '2024-04-12' });
  });

  test('prints what the statement tells of a site beside the device where all of it is asked for', () => {
    expect(disclose('--site', 'doffin.no', '--scope', 'all').stdout).toContain('data-processing="web-doffin"');
    expect(disclose('--site', 'doffin.no', '--scope', 'device').stdout).toBe(disclose('--site', 'doffin.no').stdout);
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
    ['a statement', ['--statement', 'wbe'], 'wbe', ['web', 'app']],
    ['a scope', ['--site', 'dfo.no', '--scope', 'rest'], 'rest', ['device', 'all']],
    ['a statement beside a site', ['--site', 'dfo.no', '--statement', 'web'], 'web', ['--site', '--statement']],
    ['a format', ['--site', 'dfo.no', '--format', 'pdf'], 'pdf', ['html', 'markdown', 'json']],
    ['a heading level', ['--site', 'dfo.no', '--heading-level', '9'], '9', ['1', '2', '3', '4']],
  ])('%s: prints nothing, names the value and lists what is known', (_, args, value, known) => {
    const { status, stdout, stderr } = disclose(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`['"]${value}['"]`));
    for (const one of known) expect(stderr).toContain(one);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('no site: says which option is missing', () => {
    expect(disclose()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--site') });
  });

  test.each([
    [['disclos'], "error: unknown command 'disclos' (Did you mean disclose?)\n"],
    [['qqqqqq'], "error: unknown command 'qqqqqq' (See --help.)\n"],
    [['help', 'qqqqqq'], "error: unknown command 'qqqqqq' (See --help.)\n"],
    [['--sitee', 'dfo.no', 'gate'], "error: unknown option '--sitee' (See --help.)\n"],
    [['disclose', '--site', 'dfo.no', '--lagn', 'nn'], "error: unknown option '--lagn' (Did you mean --lang?)\n"],
    // What is misspelt is told before what is missing because of it, and before what else is wrong.
    [['gate', '--sitte', 'dfo.no'], "error: unknown option '--sitte' (Did you mean --site?)\n"],
    [['banner', '--site', 'nope', '--langg=nn'], "error: unknown option '--langg' (Did you mean --lang?)\n"],
    [['csp', '--for', 'iis', '--answr', 'x'], "error: unknown option '--answr' (Did you mean --answer?)\n"],
    [['audit', '--max-pages', '0', '--format', 'x', '--qqqq'], "error: unknown option '--qqqq' (See --help.)\n"],
  ])('%j is told in one line, by name and with the nearest name', (args, stderr) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('what looks like an option and is a value is none', () => {
    expect(run('csp', '--site', 'dfo.no', '--host', 'matomo=--more.example')).toMatchObject({ status: 0 });
    expect(run('gate', '--site=dfo.no', '--', '--more.html')).toMatchObject({
      status: 2,
      stderr: 'error: --more.html: there is no such file.\n',
    });
  });
});

test('csp lets in an unknown host that is allowed, and only reports where that is asked for', () => {
  const csp = (...more: string[]) => run('csp', '--site', 'bruker.dfo.no', ...more);
  const allow = ['--unknown', 'allow=files.dfo.example'];
  expect(csp().stdout).not.toContain('files.dfo.example');
  expect(csp(...allow).stdout).toContain("frame-src 'self' https://files.dfo.example");
  for (const server of ['nginx', 'apache', 'express']) {
    expect(csp(...allow, '--for', server).stdout, server).toMatch(/files\.dfo\.example/);
    expect(csp('--for', server).stdout, server).not.toContain('Report-Only');
    expect(csp('--for', server, '--unknown', 'warn').stdout, server).toContain('Content-Security-Policy-Report-Only');
  }
  expect(csp('--unknown', 'warn').stderr).toMatch(/^dfo-consent: send it as Content-Security-Policy-Report-Only/);
  expect(csp('--unknown', 'close')).toMatchObject({ status: 2, stdout: '' });
});

describe('every command', () => {
  const all = ['banner', 'disclose', 'gate', 'csp', 'audit'];
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  test.each([[], ...all.map((one) => [one])].map((args) => [...args, '--version']))(
    'tells the version: %j',
    (...args) => expect(run(...args)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' }),
  );

  test.each(all)('%s tells its exit codes', (name) => {
    const { status, stdout } = run(name, '--help');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('2 it could not run') });
    expect(run('help', name).stdout).toBe(stdout);
  });

  test('without a name: what there is, and that nothing was done', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('disclose') });
  });

  const printing = [
    ['banner', '--site', 'dfo.no'],
    ['disclose', '--site', 'dfo.no'],
    ['csp', '--site', 'dfo.no', '--for', 'nginx'],
    ['gate', '--site', 'dfo.no', '-'],
  ];
  /** With what its output goes `into`; the exit code is printed. */
  const into = (where: string, args: readonly string[]) => {
    const line = `{ { sleep 0.2; yes '<p>'; } 2>/dev/null | head -c 300000 | { "$0" "$@" ${where}; echo "$?" >&3; }; } 3>&1`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, command, ...args], {
      encoding: 'utf8',
    });
    return { stdout, told: stderr.split('\n').filter((line) => line && !line.startsWith('dfo-consent: ')) };
  };
  test.each(printing)('%s ends in peace where nobody listens any more', (...args) => {
    expect(into('> >(exit)', args)).toEqual({ stdout: '0\n', told: [] });
  });
  test.each(printing)('%s says in a line that the disk is full', (...args) => {
    expect(into('> /dev/full', args)).toEqual({
      stdout: '2\n',
      told: [expect.stringMatching(/^error: The output cannot be written: ENOSPC/)],
    });
  });
});
