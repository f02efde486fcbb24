import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist-docs');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** VitePress has scripts and styles in its pages. Nothing comes from another host. */
const policy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'self'";

const building = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="5">
  <title>The manual is being built</title>
</head>
<body>
  <h1>The manual is being built</h1>
  <p>This takes about a minute. The page then shows it by itself. If it does not, run <code>npm run docs</code> and read what it says.</p>
</body>
</html>
`;

const contentOf = (file: string) => readFile(file).catch(() => undefined);

/** The manual at `/docs/`, as `npm run docs` has built it; until then a page that says so. */
export function manual(folder = built): Hono {
  const app = new Hono();
  app.use('/docs/*', async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-cache');
  });
  app.get('/docs', (c) => c.redirect('/docs/'));
  app.get('/docs/*', async (c) => {
    if (!(await contentOf(join(folder, 'index.html')))) return c.html(building, 503, { 'retry-after': '5' });
    const path = normalize(decodeURIComponent(c.req.path.slice('/docs'.length)));
    const names = extname(path) in types ? [path] : path.endsWith('/') ? [`${path}index.html`] : [`${path}.html`];
    for (const name of names) {
      const bytes = await contentOf(join(folder, name));
      if (bytes) return c.body(new Uint8Array(bytes), 200, { 'content-type': types[extname(name)]! });
    }
    const missing = await contentOf(join(folder, '404.html'));
    return c.html(missing?.toString() ?? 'Not found.', 404);
  });
  return app;
}

/** Whether a document is younger than the site that was built of it. A change of the code's docstrings is not seen: `npm run docs`. */
async function isStale(): Promise<boolean> {
  const timeOf = async (file: string) => (await stat(file)).mtimeMs;
  const site = await timeOf(join(built, 'index.html')).catch(() => 0);
  const documents = (await readdir(join(root, 'docs'))).filter((file) => file.endsWith('.md'));
  const times = await Promise.all(
    [join(root, 'README.md'), ...documents.map((file) => join(root, 'docs', file))].map(timeOf),
  );
  return Math.max(...times) > site;
}

/** Builds the manual beside the demo, where it is missing or stale: that takes a minute, and the demo does not wait for it. */
export async function buildManual(): Promise<void> {
  if (!(await isStale())) return;
  const child = spawn(process.execPath, ['--import', 'tsx', 'docs/.vitepress/build.ts'], {
    cwd: root,
    stdio: 'ignore',
  });
  process.once('exit', () => child.kill());
  child.once('exit', (code) => {
    if (code) console.error('The manual could not be built. "npm run docs" says why.');
  });
}
