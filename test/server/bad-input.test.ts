/** What `serve` and `try` say to whoever types something that cannot be: one sentence, with the value and the remedy, and exit code 2. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-serve-'));
const config = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
let taken: Server;
beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', timeout: 20_000 });
const upstream = ['--upstream', 'http://127.0.0.1:1', '--site', 'dfo.no'];

test.for<[line: () => string[], says: string]>([
  [() => ['serve'], 'error: No server is named. Add --upstream http://127.0.0.1:8080.'],
  [() => ['serve', '--upstream', 'http://127.0.0.1:1'], 'error: No site is named. Add --site dfo.no, say.'],
  [
    () => ['serve', '--upstream', 'ftp://x', '--site', 'dfo.no'],
    'error: "ftp://x" is no server to stand before. Write it like http://127.0.0.1:8080.',
  ],
  [() => ['serve', ...upstream, '--port', '70000'], 'It is a port, 0 to 65535.'],
  [() => ['serve', ...upstream, '--trust', 'nobody'], 'error: "nobody" is no address or network to trust.'],
  [() => ['serve', ...upstream, '--except', 'admin'], 'error: "admin" is no path. Write it like /admin.'],
  [() => ['serve', ...upstream, '--tag', 'onload=x'], 'error: "onload" is no attribute of the tag.'],
  [() => ['serve', ...upstream, '--files', folder], 'is missing. Name the folder that "dfo-consent build --out" wrote'],
  [() => ['serve', ...upstream, '--port', String((taken.address() as AddressInfo).port)], 'is taken. Name another.'],
  [
    () => ['serve', '--config', config('odd.json', { upstraem: 'http://127.0.0.1:1' })],
    'odd.json: there is no option "upstraem". See --help.',
  ],
  [
    () => ['serve', '--config', config('flag.json', { count: 'yes' })],
    'flag.json: "count" is "yes". It is true or false.',
  ],
  [() => ['serve', '--config', config('port.json', { port: 'a' })], 'port.json: "port" is "a". It is a whole number.'],
  [() => ['serve', '--config', config('broken.json', '{')], 'broken.json is no JSON:'],
  [() => ['try', 'mailto:post@dfo.no'], 'error: "mailto:post@dfo.no" is no address of a page.'],
  [() => ['try', 'https://www.dfo.no/', '--site', 'nowhere'], 'unknown website "nowhere"'],
])('what cannot be is said in one sentence (%#)', ([line, says]) => {
  const { status, stderr, stdout } = run(...line());
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('a file of options is read, and the line wins', async () => {
  const file = config('good.json', {
    upstream: 'http://127.0.0.1:1',
    site: 'nowhere',
    port: 0,
    host: { matomo: ['matomo.dfo.example'] },
    except: ['/admin'],
    add: false,
  });
  const { status, stderr } = run('serve', '--config', file);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('"nowhere"') as string });
  const { stderr: said } = run('serve', '--config', file, '--site', 'dfo.no', '--listen', '203.0.113.1');
  expect(said).toBe('error: "203.0.113.1" is no address of this machine. Name another.\n');
});
