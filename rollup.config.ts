import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Plugin, RollupOptions } from 'rollup';
import { minify } from 'rollup-plugin-esbuild';
import { registry } from './registry/index.js';
import {
  bundles,
  compiled,
  css,
  integrityOf,
  onwarn,
  precomputed,
  typescriptFiles,
  withoutRegistry,
} from './src/built/bundles.js';
import { customElements } from './src/built/custom-elements.js';

const dfo = { root: import.meta.dirname, registry, languages: ['nn', 'nb', 'en'] } as const;
const source = [typescriptFiles, precomputed(dfo), compiled()];

/** The licences of what is inside our files; their comments are not, to spare visitors the bytes. */
const licences: Plugin = {
  name: 'licences',
  async writeBundle() {
    const folders = [
      'preact',
      'preact-render-to-string',
      'js-cookie',
      'commander',
      'parse5',
      'parse5/node_modules/entities',
      'acorn',
      '@csstools/css-tokenizer',
      'html-encoding-sniffer',
      '@exodus/bytes',
      'iconv-lite',
      'safer-buffer',
      'cli-progress',
      'string-width',
      'emoji-regex',
      'is-fullwidth-code-point',
      'strip-ansi',
      'ansi-regex',
      'zod',
    ];
    const licenceIn = (folder: string) => `${folder}/${readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))}`;
    const texts = folders.map(
      (folder) => `${basename(folder)}\n\n${readFileSync(licenceIn(`node_modules/${folder}`), 'utf8').trim()}\n`,
    );
    await this.fs.writeFile('dist/licences.txt', texts.join(`\n${'-'.repeat(72)}\n\n`));
  },
};

/** What people put into `integrity`, for the files that pages load by address. */
const integrity: Plugin = {
  name: 'integrity',
  async writeBundle() {
    await this.fs.writeFile(
      'dist/sri.json',
      integrityOf((file) => readFileSync(`dist/${file}`, 'utf8')),
    );
  },
};

/** What editors and catalogues read of the elements. */
const elements: Plugin = {
  name: 'elements',
  async writeBundle() {
    await this.fs.writeFile('dist/custom-elements.json', customElements());
  },
};

/** What `dfo-consent/own` has beside what knows no registry: it is made by itself. */
const ownBesides = /\/src\/own\/(banner|start|testing)\.ts$/;

/** What a page or a server imports; the importer's bundler has the rest. */
const imported = (input: Readonly<Record<string, string>>, sources: Plugin[], chunks: string): RollupOptions => ({
  input: { ...input },
  external: (id, importer) =>
    ['preact', 'js-cookie', 'react'].includes(id) || (importer !== undefined && ownBesides.test(id)),
  treeshake: { moduleSideEffects: false },
  plugins: [...sources, css, nodeResolve()],
  output: {
    dir: 'dist',
    format: 'es',
    paths: (id) => (ownBesides.test(id) ? `./own/${basename(id, '.ts')}.js` : id),
    // The source is in the package.
    sourcemap: true,
    sourcemapExcludeSources: true,
    chunkFileNames: `${chunks}/[name].js`,
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    // Hooks are called where the page runs: a framework that renders components on the server alone must know.
    banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
  },
});

/**
 * For what is run and not read: the command takes a quarter of the room. Names are not kept: the audit's functions run in
 * its pages, and would look there for the helper that keeps them: https://esbuild.github.io/api/#keep-names
 */
const small = minify({ target: 'node20' });

const config: RollupOptions[] = [
  imported(
    {
      index: 'src/index.ts',
      registry: 'registry/index.ts',
      disclosure: 'src/disclosure/index.ts',
      html: 'src/html/index.ts',
      testing: 'src/testing/index.ts',
      catalogue: 'registry/catalogue/index.ts',
      react: 'src/react/index.ts',
      'own/index': 'src/own/index.ts',
      'own/html': 'src/own/html.ts',
      // Types alone: what a bundler finds there is empty.
      ...Object.fromEntries(['preact', 'svelte', 'vue'].map((one) => [one, `src/element-types/${one}.ts`])),
    },
    source,
    'chunks',
  ),
  // A file for each: whoever starts a consent need not ship what reads HTML.
  imported(
    Object.fromEntries(['banner', 'start', 'testing'].map((file) => [`own/${file}`, `src/own/${file}.ts`])),
    [typescriptFiles, withoutRegistry(dfo.root), compiled()],
    'own/chunks',
  ),
  {
    input: 'src/cli.ts',
    // What only the audit needs, and whoever audits installs: a browser's driver and a crawler.
    external: [
      ...builtinModules,
      /^node:/,
      'esbuild',
      'playwright-core',
      /^@crawlee\//,
      /\/(built\/build|server\/(serve|live-site))\.js$/,
    ],
    // The tables of encodings are JSON.
    plugins: [...source, css, nodeResolve({ preferBuiltins: true }), commonjs(), json(), small],
    output: {
      file: 'dist/cli.js',
      format: 'es',
      inlineDynamicImports: true,
      paths: (id) => (/\/(build|serve|live-site)\.js$/.test(id) ? `./${basename(id)}` : id),
    },
  },
  {
    input: { serve: 'src/server/serve.ts', 'live-site': 'src/server/live-site.ts', server: 'src/server/index.ts' },
    // Whoever serves installs what it is done with.
    external: [...builtinModules, /^node:/, 'undici', 'prom-client'],
    plugins: [...source, css, nodeResolve({ preferBuiltins: true }), commonjs(), json(), small],
    output: { dir: 'dist', format: 'es', chunkFileNames: 'server/[name].js', hoistTransitiveImports: false },
  },
  {
    input: { build: 'src/built/build.ts' },
    // Whoever builds installs what it is done with.
    external: [...builtinModules, /^node:/, 'esbuild', 'rollup', 'rollup-plugin-esbuild', /^@rollup\//],
    plugins: [...source, css, nodeResolve({ preferBuiltins: true }), small],
    output: { dir: 'dist', format: 'es', inlineDynamicImports: true },
  },
  ...bundles(dfo, 'dist'),
];

// The last has all others beside it.
(config.at(-1)!.plugins as Plugin[]).push(integrity, licences, elements);

export default config.map((one) => ({ ...one, onwarn }));
