/** The command as people run it: `dist/cli.js`, in a folder of its own, on the sound site and on one with a fault. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, readdirSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Report } from '../../src/audit/model.js';
import { chromiumArguments } from '../harness/drivers/chromium-arguments.js';
import { serve, type Server } from '../harness/serve.js';
import { examplesOf } from '../readme.js';
import { host, replyOf, scriptFile, site, start } from './site.js';
import type { Site } from './site-type.js';

let server: Server;
let folder = '';
let now: Site = site();
beforeAll(async () => {
  server = await serve((request) => replyOf(now)(request));
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-command-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.close();
});
beforeEach(() => {
  now = site();
});

const cli = resolve('dist/cli.js');
/** What leads the browser to this machine. */
const here = () => [
  '--browser',
  inject('program'),
  '--ignore-certificate-errors',
  ...chromiumArguments(server.ports).flatMap((one) => ['--browser-argument', one]),
];
const quick = ['--settle', '0.4', '--delay', '0', '--timeout', '30'];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command; not synchronously, for the server is in this process. */
function run(args: readonly string[], isStopped?: () => boolean): Promise<Ended> {
  const child = spawn(process.execPath, [cli, 'audit', ...args], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  const watch = isStopped && setInterval(() => isStopped() && child.kill('SIGINT'), 50);
  return new Promise((ended) =>
    child.once('close', (code) => {
      clearInterval(watch);
      ended({ code, out, err });
    }),
  );
}
const audited = (...args: readonly string[]) => run([...args, ...quick, ...here()]);

const rogue = () => site({ head: `<script>document.cookie = 'rogue=1; path=/; Secure';</script>` });

test('the command as it is built looks at a page and its banner, and finds nothing on the sound site', async () => {
  const { code, out, err } = await audited(start, '--no-follow', '--visitors', 'unanswered');
  expect({ code, err }, out).toEqual({ code: 0, err: '' });
});

test('exit codes: 0 where nothing is found, 1 for findings; a baseline lets what is known pass', {
  tags: ['matrix'],
}, async () => {
  const clean = await audited(start, '--no-follow');
  expect(clean, clean.out + clean.err).toMatchObject({ code: 0, err: '' });
  now = rogue();
  const faulty = await audited(start, '--no-follow', '--format', 'json', '--output', 'baseline.json');
  expect(faulty).toMatchObject({ code: 1, out: '' });
  const { findings } = JSON.parse(readFileSync(join(folder, 'baseline.json'), 'utf8')) as Report;
  expect(findings.map(({ rule, subject }) => [rule, subject])).toEqual([
    ['stored-before-consent', 'rogue (cookie of www.dfo.no)'],
  ]);
  const known = await audited(start, '--no-follow', '--baseline', 'baseline.json');
  expect(known, known.out + known.err).toMatchObject({ code: 0 });
  expect(known.out).toContain('rogue');
});

test('from a first registry on, --learn writes what the website has and the registry lacks', {
  tags: ['matrix'],
}, async () => {
  const told = ['--organisation', 'Bygda', '--title', 'Bygda', '--host', host, '--privacy-url', '/personvern'];
  expect(spawnSync(process.execPath, [cli, 'init', ...told, '--out', 'first.ts'], { cwd: folder }).status).toBe(0);
  now = rogue();
  const learned = await audited(start, '--no-follow', '--registry', 'first.ts', '--learn');
  expect(learned.code, learned.err).toBe(1);
  // The cookie that somebody's script set, and the vendors; not what the first registry has, the answer's cookie.
  expect(learned.out).toMatch(/^\/\/ What dfo-consent audit has seen/);
  expect(learned.out).toMatch(/name: 'rogue'/);
  expect(learned.out).not.toMatch(/name: 'dfo-consent'/);
});

test('an interrupted run goes on where it was', { tags: ['matrix'] }, async () => {
  const pages = ['/', '/om', '/tre', '/fire'].map((path) => `https://${host}${path}`);
  now = site({
    more: { [`${host}/tre`]: '<!doctype html><title>3</title>', [`${host}/fire`]: '<!doctype html><title>4</title>' },
  });
  writeFileSync(join(folder, 'pages.txt'), `# DFØ\n${pages.join('\n')}\n`);
  const args = [
    '--urls',
    'pages.txt',
    '--concurrency',
    '1',
    '--format',
    'json',
    '--fail-on',
    'never',
    ...quick,
    ...here(),
  ];
  const lines = () => {
    const [its] = existsSync(join(folder, '.dfo-consent-audit')) ? readdirSync(join(folder, '.dfo-consent-audit')) : [];
    const file = its && join(folder, '.dfo-consent-audit', its, 'pages.jsonl');
    return file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).length : 0;
  };
  const stopped = await run(args, () => lines() === 2);
  expect(stopped).toMatchObject({ code: 2, err: expect.stringContaining('The same command goes on from here.') });
  const before = lines();
  expect(before).toBeGreaterThan(1);
  server.forget();
  const again = await run(args);
  expect(again, again.err).toMatchObject({
    code: 0,
    err: expect.stringContaining(`Going on after an interruption: ${before} pages have been looked at already.`),
  });
  expect((JSON.parse(again.out) as Report).pages.map(({ url }) => url).sort()).toEqual([...pages].sort());
  // What was looked at before is not asked for again.
  expect(server.to(/^www\.dfo\.no$/).filter((one) => one === start)).toEqual([]);
  expect(lines(), 'nothing is left').toBe(0);
});

describe('what cannot be is told in a line, with exit code 2, before any page is opened:', () => {
  test.each([
    [[], 'Name a page'],
    [['ftp:/'], '"ftp:/" is no address of a page'],
    [[start, '--site', 'difi.no'], 'unknown site "difi.no"'],
    [[start, '--host', 'matomoo=a.example'], 'unknown service "matomoo"'],
    [[start, '--consent-selector', 'yes=#a'], 'unknown control "yes"'],
    [[start, '--shard', '3/2'], '--shard'],
    [[start, '--shard', '1/2'], '--shard divides a list of pages'],
    [[start, '--max-pages', '0'], 'whole number'],
    [[start, '--timeout', 'long'], 'seconds, 5 or more'],
    [[start, '--format', 'pdf'], 'Allowed choices'],
    [[start, '--urls', 'no-such.txt'], 'no-such.txt: there is no such file'],
    [[start, '--registry', 'no-such.json'], 'no-such.json: there is no such file'],
    [[start, '--login-state', 'no-such.json'], 'no-such.json: there is no such file'],
    [[start, '--visitors', 'refused,amused'], '"amused" is none of'],
    [[start, '--browser', '/no/browser'], 'There is no browser at /no/browser'],
    [['--merge'], '--merge needs JSON reports'],
    [[start, '--no-such-option'], "unknown option '--no-such-option'"],
    [[start, '--format', 'pdf', '--max-page', '1'], '(Did you mean --max-pages?)'],
    [[start, '--baseline', 'no-such.json'], 'no-such.json: there is no such file'],
    [[start, '--output', 'no/such/folder.txt'], 'no/such/folder.txt: there is no such folder'],
    [[start, '--output', '.'], '. is a folder'],
    [['--merge', '-', '-'], '"-" stands in two places'],
    [[start, '--baseline', '-'], 'the baseline is not JSON'],
  ])('%j', (args, told) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(told) });
    expect(stderr.trim().split('\n').length).toBeLessThan(4);
  });
});

test('a host that cannot be reached is told by the reason; where that is all, nothing was looked at', async () => {
  const { code, out, err } = await audited('nobody.googleapis.com/side', '--no-follow');
  expect(code).toBe(2);
  for (const told of [out, err])
    expect(told).toMatch(
      /https:\/\/nobody\.googleapis\.com\/side.*: No server has this name\. .*\(ERR_NAME_NOT_RESOLVED\)/,
    );
  expect(out + err).not.toContain('robots.txt');
});

test.each([
  'localhost:http',
  'https//www.dfo.no',
  'mailto:a@b.no',
  'javascript:alert(1)',
  'http://',
  'a b.no',
  '/side',
  'C:\\\\side',
])('%j is no address', (address) => {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'audit', address], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining(`"${address}" is no address of a page`),
  });
});

test('where the browser’s driver is not installed, it says what to install', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'dfo-consent-bare-'));
  try {
    const modules = join(elsewhere, 'node_modules/dfo-consent/dist');
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(elsewhere, 'node_modules/dfo-consent/package.json'), '{ "type": "module" }');
    writeFileSync(join(modules, 'cli.js'), readFileSync(cli));
    const { status, stderr } = spawnSync(process.execPath, [join(modules, 'cli.js'), 'audit', start], {
      cwd: elsewhere,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm install --save-dev playwright-core @crawlee/basic @crawlee/utils'),
    });
    // The other commands do without.
    expect(
      spawnSync(process.execPath, [join(modules, 'cli.js'), 'csp', '--site', 'dfo.no'], { encoding: 'utf8' }).status,
    ).toBe(0);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

/** The commands that a page of the docs shows, without what is npm's. */
const commandsIn = (file: string) =>
  examplesOf('sh', file)
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('npx dfo-consent audit '))
    .map((line) => line.replace(/#(?!\w).*/, '').trim());
const pages = ['docs/audit.md', 'docs/operator.md', 'docs/privacy-officer.md', 'docs/tester.md'];
const shown = [...new Set(pages.flatMap(commandsIn))];

test('the docs show commands', () => expect(shown.length).toBeGreaterThan(10));

describe('the docs’ commands run:', { tags: ['matrix'] }, () => {
  // Later ones read what earlier ones write.
  test.each(shown)('%s', async (line) => {
    writeFileSync(join(folder, 'pages.txt'), `${start}\nhttps://${host}/om\n`);
    writeFileSync(join(folder, 'login.json'), JSON.stringify({ cookies: [], origins: [] }));
    now = site({
      more: {
        [`${host}/sitemap.xml`]: {
          headers: { 'content-type': 'application/xml' },
          body: `<urlset><url><loc>${start}</loc></url></urlset>`,
        },
        [`${host}/personvern`]: '<!doctype html><title>Personvern</title><p>Her er det ingenting.</p>',
        [`${host}/x.js`]: scriptFile(''),
      },
    });
    // That they run is the question here; what all visitors see, the other tests ask.
    const { code, out, err } = await audited(
      ...line.split(' ').slice(3),
      ...(line.includes('--merge') ? [] : ['--visitors', 'unanswered']),
    );
    expect(code, out + err).toBeLessThan(2);
    const [, written] = /--output (\S+)/.exec(line) ?? [];
    expect(written ? readFileSync(join(folder, written), 'utf8').length : out.length).toBeGreaterThan(50);
  });
});
