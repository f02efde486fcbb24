import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, relative, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { pageRegistry } from './src/decide/page-registry.js';
import { registry } from './registry/index.js';
import { dfoLater } from './src/dfo-later.js';
import { inlineScript } from './build/inline-script.js';
import { minifyCss } from './build/minify-css.js';

/** Source says `./x.js`, as Node and TypeScript want it; the file is `./x.ts` or `./x.tsx`. */
const typescriptFiles: Plugin = {
  name: 'typescript-files',
  async resolveId(source, importer) {
    if (!importer || !/^\.{1,2}\/.*\.js$/.test(source)) return null;
    for (const ending of ['.ts', '.tsx']) {
      const found = await this.resolve(source.replace(/\.js$/, ending), importer, { skipSelf: true });
      if (found) return found;
    }
    return null;
  },
};

/** These modules are constants: their values ship instead of the registry that they are made from. */
const constants: Readonly<Record<string, string>> = {
  'src/first-paint/inline-script.ts': `export const inlineScript = ${JSON.stringify(inlineScript())};`,
  'src/dfo.ts': `export const dfo = ${JSON.stringify(pageRegistry(registry))};`,
  'src/dfo-later.ts': `export const dfoLater = ${JSON.stringify(dfoLater)};`,
};
/** The guard needs to know hosts alone. */
const hosts = Object.entries(dfoLater.services).map(([id, { hosts }]) => [id, { hosts }]);
const hostsAlone: Plugin = {
  name: 'hosts-alone',
  load: (id) => (id.endsWith('/src/dfo-later.ts') ? `export const dfoLater = ${JSON.stringify({ services: Object.fromEntries(hosts) })};` : null),
};
const precomputed: Plugin = {
  name: 'precomputed',
  load: (id) => constants[relative(import.meta.dirname, id)] ?? null,
};

/** Style sheets lose their line ends and comments. */
const css: Plugin = {
  name: 'css',
  transform: (code, id) => (/\/(styles|style|later-styles)\.ts$/.test(id) ? { code: minifyCss(code), map: null } : null),
};

/** What the script hands on (`src/shared.ts`). Between the built files the names are places in a list, to spare visitors the bytes. */
const handedOn = /shared = \{([^}]*)\}/;
const places = handedOn.exec(readFileSync('src/shared.ts', 'utf8'))![1]!.split(',').map((name) => name.trim());
/** Files of two builds must not be mixed, as caches may: what is in a place may be something else then. */
const build = createHash('sha256').update(readFileSync('package.json')).update(places.join()).digest('base64').slice(0, 4);
const handOn: Plugin = {
  name: 'hand-on',
  transform: (code, id) => (id.endsWith('/src/shared.ts') ? { code: code.replace(handedOn, `shared = [$1 '${build}']`), map: null } : null),
};
const sameBuild = `if (shared[${places.filter(Boolean).length}] !== '${build}') throw Error('it belongs to another version of dfo-consent.js');`;
const placeOf = (name: string): number => {
  const place = places.indexOf(name);
  if (place < 0) throw new Error(`src/shared.ts does not hand on "${name}".`);
  return place;
};

/** The script's own question is made of nodes at once; see `src/ui/nodes.ts`. */
const nodesForPreact: Plugin = {
  name: 'nodes-for-preact',
  resolveId: { order: 'pre', handler: (id) => (id === 'preact' ? resolve('src/ui/nodes.ts') : null) },
};

/** In the later files, what `dfo-consent.js` has already is taken from there. */
const shared: Plugin = {
  name: 'shared',
  load(id) {
    const names = inScript[relative(import.meta.dirname, id)];
    return names
      ? `const { shared } = document[Symbol.for('dfo-consent')];${id.endsWith('/trusted.ts') ? sameBuild : ''}${names.map((name) => `export const ${name} = shared[${placeOf(name)}];`).join('')}`
      : null;
  },
};

const inScript: Record<string, readonly string[]> = {
  'src/page/trusted.ts': ['trusted'],
  'src/page/stored-items.ts': ['itemOf', 'seeStored'],
  'src/texts/banner.ts': ['accepted', 'changeAnytime', 'moreLink', 'necessaryLink', 'necessaryRest', 'rejected', 'rejectedAll'],
  'src/texts/say.ts': ['fill', 'list', 'locales', 'say'],
  'src/ui/consent-element.ts': ['ConsentElement', 'defineElement', 'sheetOf'],
  'src/ui/room.ts': ['reserveRoom', 'roomSheets'],
  'src/ui/styles.ts': ['choice', 'tokens'],
};

/** Where the script finds its later files: a classic script's imports resolve against its own address. */
const later: Record<string, string> = {
  '/disclosure/index.js': './dfo-consent-disclosure.js',
  '/guard/file.js': './dfo-consent-guard.js',
  '/later.js': './dfo-consent-gate.js',
};
const laterFile = (id: string) => Object.entries(later).find(([end]) => id.endsWith(end))?.[1];

/** The licences of what is inside our files; their comments are not, to spare visitors the bytes. */
const licences: Plugin = {
  name: 'licences',
  async writeBundle() {
    const folders = ['preact', 'preact-render-to-string', 'js-cookie', 'commander', 'parse5', 'parse5/node_modules/entities', 'acorn'];
    const texts = folders.map(
      (folder) => `${basename(folder)}\n\n${readFileSync(`node_modules/${folder}/LICENSE`, 'utf8').trim()}\n`,
    );
    await this.fs.writeFile('dist/licences.txt', texts.join(`\n${'-'.repeat(72)}\n\n`));
  },
};

/** What people put into `integrity`, for the files that pages load by address. */
const integrity: Plugin = {
  name: 'integrity',
  async writeBundle() {
    const files = ['dfo-consent.js', 'dfo-consent-gate.js', 'dfo-consent-guard.js', 'dfo-consent-disclosure.js'];
    const hash = (file: string) =>
      `sha384-${createHash('sha384').update(readFileSync(`dist/${file}`)).digest('base64')}`;
    const source = JSON.stringify(Object.fromEntries(files.map((file) => [file, hash(file)])), null, 2);
    await this.fs.writeFile('dist/sri.json', `${source}\n`);
  },
};

const source = [typescriptFiles, precomputed, esbuild({ target: 'es2022', jsxFactory: 'h', jsxFragment: 'Fragment' })];
// Three passes: a fourth undoes repetitions that brotli would have used (tried with brotli 11, 100 bytes).
const small = terser({
  ecma: 2020,
  module: true,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, hoist_props: true },
  format: { comments: false },
});

/** A name that a file hands on and does not have would be `undefined` in the visitor's page. */
const onwarn: NonNullable<RollupOptions['onwarn']> = (warning, warn) => {
  if (warning.code === 'MISSING_EXPORT') throw new Error(warning.message);
  warn(warning);
};

const config: RollupOptions[] = [
  {
    input: {
      index: 'src/index.ts',
      registry: 'registry/index.ts',
      disclosure: 'src/disclosure/index.ts',
      html: 'src/html/index.ts',
    },
    external: ['preact', 'js-cookie'],
    treeshake: { moduleSideEffects: false },
    plugins: [...source, css, nodeResolve()],
    output: { dir: 'dist', format: 'es', chunkFileNames: 'chunks/[name].js', minifyInternalExports: false, hoistTransitiveImports: false },
  },
  {
    input: 'src/cli.ts',
    external: [...builtinModules, /^node:/],
    plugins: [...source, css, nodeResolve({ preferBuiltins: true }), commonjs()],
    output: { file: 'dist/cli.js', format: 'es' },
  },
  {
    input: { 'dfo-consent-disclosure': 'src/disclosure/index.ts' },
    plugins: [...source, css, small],
    output: { dir: 'dist', format: 'es' },
  },
  {
    input: { 'dfo-consent-gate': 'src/later.ts' },
    plugins: [shared, ...source, css, nodeResolve({ browser: true }), small],
    output: { dir: 'dist', format: 'es' },
  },
  {
    input: 'src/guard/file.ts',
    plugins: [shared, hostsAlone, ...source, small],
    output: { file: 'dist/dfo-consent-guard.js', format: 'iife' },
  },
  {
    input: 'src/script.ts',
    external: (id) => laterFile(id) !== undefined,
    plugins: [handOn, nodesForPreact, ...source, css, nodeResolve({ browser: true }), small, integrity, licences],
    output: { file: 'dist/dfo-consent.js', format: 'iife', paths: (id) => laterFile(id) ?? id },
  },
];

export default config.map((one) => ({ ...one, onwarn }));
