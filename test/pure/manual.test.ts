/** The demo's `/docs` and `/playground`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manual } from '../../demo/manual.js';
import { playground } from '../../demo/sites/playground.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-manual-'));
  mkdirSync(join(folder, 'site/api'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'secret');
  for (const [name, text] of Object.entries({
    'index.html': 'all',
    'gate.html': 'gate',
    '404.html': 'none',
    'api/index.html': 'api',
    'a.js': '1',
  }))
    writeFileSync(join(folder, 'site', name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = async (path: string, place = 'site') => {
  const response = await manual(join(folder, place)).request(`http://127.0.0.1${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test('the manual answers at addresses without an ending, and lets nothing in from other hosts', async () => {
  expect((await ask('/docs')).headers.get('location')).toBe('/docs/');
  for (const [path, text] of [
    ['/docs/', 'all'],
    ['/docs/gate', 'gate'],
    ['/docs/gate.html', 'gate'],
    ['/docs/api/', 'api'],
  ] as const) {
    const { status, headers, text: found } = await ask(path);
    expect([path, status, found]).toEqual([path, 200, text]);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  }
  expect((await ask('/docs/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('an address that the manual does not have is 404, and no file beside it is handed out', async () => {
  expect(await ask('/docs/nothing')).toMatchObject({ status: 404, text: 'none' });
  for (const path of ['/docs/%2e%2e/secret', '/docs/..%2fsecret.html'])
    expect((await ask(path)).text).not.toBe('secret');
});

test('until the manual is built, a page says so and comes again by itself', async () => {
  const { status, headers, text } = await ask('/docs/gate', 'missing');
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('5');
  expect(text).toContain('being built');
  expect(text).toContain('http-equiv="refresh"');
});

test('the playground’s theme takes what was chosen, and nothing that is no colour, size or typeface', async () => {
  const css = async (query: string) => (await playground().request(`http://127.0.0.1/playground.css?${query}`)).text();
  expect(await css('accent=%23660033&radius=12&font=serif')).toMatch(/#660033[\s\S]*12px[\s\S]*serif/);
  const hostile = await css('accent=red;}*{color:red&radius=12px;}&font=x;}@import "//a.example"&focus=%23fff');
  expect(hostile).toBe(await css(''));
});
