import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Scripts } from './scripts.js';

/** Files by address, relative to this folder. */
const files: Readonly<Record<string, string>> = {
  '/dfo-consent.js': '../dist/dfo-consent.js',
  '/dfo-consent-core.js': '../dist/dfo-consent-core.js',
  '/dfo-consent-gate.js': '../dist/dfo-consent-gate.js',
  '/dfo-consent-guard.js': '../dist/dfo-consent-guard.js',
  '/dfo-consent-disclosure.js': '../dist/dfo-consent-disclosure.js',
  '/dfo-consent-statement.js': '../dist/dfo-consent-statement.js',
  '/sri.json': '../dist/sri.json',
  '/demo.css': 'demo.css',
  '/qa.css': 'qa/qa.css',
  '/editor.css': 'editor/editor.css',
};

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Scripts that are bundled when the demo starts, by address. */
const bundled: Readonly<Record<string, keyof Scripts>> = {
  '/qa.js': 'qa.js',
  '/editor.js': 'editor.js',
  '/as-gpc.js': 'as-gpc.js',
  '/as-no-cookies.js': 'as-no-cookies.js',
  '/as-no-third-party-cookies.js': 'as-no-third-party-cookies.js',
};

/** Whether a path is the library's, a style's or the test tool's, and not a page. */
export const isAsset = (path: string) =>
  path in files || path in bundled || path === '/favicon.ico' || path.startsWith('/__qa/');

/** The library's files as they were built, and the demo's own. They are read anew each time: a new build shows at once. */
export function assets(scripts: Scripts): Hono {
  const app = new Hono();
  app.use(compress());
  const headers = (path: string) => ({
    'content-type': types[path.split('.').at(-1)!]!,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  for (const [path, file] of Object.entries(files)) {
    app.get(path, async (c) => c.body(await readFile(new URL(file, import.meta.url), 'utf8'), 200, headers(path)));
  }
  for (const [path, name] of Object.entries(bundled)) app.get(path, (c) => c.body(scripts[name], 200, headers(path)));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  return app;
}
