import { basename } from 'node:path';
import { buildSync } from 'esbuild';
import type { Asking } from './contestant.js';
import { banner, footer, gated } from './ours.js';

const { outputFiles, metafile } = buildSync({
  stdin: {
    contents: `import { start } from 'dfo-consent';\nstart({ site: 'dfo.no' });`,
    resolveDir: '.',
    sourcefile: 'main.js',
  },
  entryNames: 'main',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outdir: 'npm',
  write: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'error',
});

/** What the first file imports at once is told in the head, as build tools that write the HTML do. */
const preloads = metafile.outputs['npm/main.js']!.imports.filter(({ kind }) => kind === 'import-statement').map(
  ({ path }) => `<link rel="modulepreload" href="/npm/${basename(path)}">`,
);

/** dfo-consent from npm, bundled as a module. */
export const oursNpm: Asking = {
  name: 'ours, npm',
  slug: 'ours-npm',
  page: {
    head: ['<script type="module" src="/npm/main.js"></script>', ...preloads].join('\n'),
    first: '<dfo-consent-banner></dfo-consent-banner>',
    footer,
  },
  files: Object.fromEntries(outputFiles.map(({ path, contents }) => [`/npm/${basename(path)}`, Buffer.from(contents)])),
  gated,
  banner,
};
