import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, relative, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup, type Plugin, type RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { coreRegistry } from './src/decide/core-registry.js';
import { pageRegistry } from './src/decide/page-registry.js';
import { registry } from './registry/index.js';
import { dfoLater } from './src/dfo-later.js';
import { oldestBrowsers } from './src/built/browsers.js';
import { inlineScript } from './src/built/inline-script.js';
import { minifyCss } from './src/built/minify-css.js';

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

const pages = pageRegistry(registry);
/** These modules are constants: their values ship instead of the registry that they are made from. */
const constants: Readonly<Record<string, string>> = {
  'src/dfo.ts': `export const dfo = ${JSON.stringify(pages)};`,
  'src/dfo-later.ts': `export const dfoLater = ${JSON.stringify(dfoLater)};`,
  'src/core/dfo-core.ts': `export const dfoCore = ${JSON.stringify(coreRegistry(pages))};`,
  'src/first-paint/inline-script.ts': `export const inlineScript = ${JSON.stringify(inlineScript())};`,
};
/** The guard needs to know hosts alone. */
const hosts = Object.entries(dfoLater.services).map(([id, { hosts }]) => [id, { hosts }]);
const hostsAlone: Plugin = {
  name: 'hosts-alone',
  load: (id) =>
    id.endsWith('/src/dfo-later.ts')
      ? `export const dfoLater = ${JSON.stringify({ services: Object.fromEntries(hosts) })};`
      : null,
};
const precomputed: Plugin = {
  name: 'precomputed',
  load: (id) => constants[relative(import.meta.dirname, id)] ?? null,
};

/** Style sheets lose their line ends and comments. */
const css: Plugin = {
  name: 'css',
  transform: (code, id) =>
    /\/(styles|style|later-styles|banner-html)\.tsx?$/.test(id) ? { code: minifyCss(code), map: null } : null,
};

/** What the core hands on to the files that come later, by the module that it is in. */
const ofCore: Readonly<Record<string, readonly string[]>> = {
  'src/core/concerns.ts': ['watchConcerns'],
  'src/core/matomo-queue.ts': ['holdQueues', 'pageView'],
  'src/core/out-of-reach.ts': ['takeOutOfReach'],
  'src/core/start-matomo.ts': ['matomoCalls', 'startMatomo'],
  'src/decide/answer.ts': ['cookieName', 'dayOf', 'format', 'parse', 'questionOf', 'saidOf', 'validDays'],
  'src/page/http-url.ts': ['httpUrl'],
  'src/page/natives.ts': ['doc', 'free', 'isElement', 'own'],
  'src/page/read-answer.ts': ['answerCookieForm', 'readAnswerCookie'],
  'src/page/stands-free.ts': ['standsFree'],
  'src/page/trusted.ts': ['trusted'],
};
/** What whatever brings the question adds to it. */
const ofScript: typeof ofCore = {
  'src/page/stored-items.ts': ['domainsAbove', 'itemOf', 'placesOf', 'seeItems', 'seeStored'],
  'src/texts/banner.ts': [
    'accepted',
    'changeAnytime',
    'moreLink',
    'necessaryLink',
    'necessaryRest',
    'rejected',
    'rejectedAll',
    'sharedWith',
  ],
  'src/texts/say.ts': ['fill', 'list', 'locales', 'say'],
  'src/ui/consent-element.ts': ['ConsentElement', 'defineElement', 'sheetOf'],
  'src/ui/room.ts': ['reserveRoom', 'roomSheets'],
  'src/ui/styles.ts': ['choice', 'tokens'],
};

const ofBoth = { ...ofCore, ...ofScript };

/** Between the built files the names are places in a list, to spare visitors the bytes. A mark of the build is first in it. */
const namesOf = (modules: typeof ofCore) => Object.values(modules).flat().sort();
const places = [ofCore, ofScript].flatMap(namesOf);
/** Files of two builds must not be mixed, as caches may: what is in a place may be something else then. */
const build = createHash('sha256')
  .update((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version)
  .update(places.join())
  .update(JSON.stringify([pages, dfoLater]))
  .digest('base64')
  .slice(0, 4);
const running = `document[Symbol.for('dfo-consent')]`;
const listOf = (first: string, modules: typeof ofCore) => {
  const imports = Object.entries(modules).map(
    ([path, names]) => `import { ${names.join()} } from ${JSON.stringify(resolve(path))};`,
  );
  return `${imports.join('')}export const shared = [${[first, ...namesOf(modules)].join()}];`;
};
const lists: Readonly<Record<string, string>> = {
  'src/core/shared.ts': listOf(`'${build}'`, ofCore),
  'src/shared.ts': listOf(`...${running}.shared`, ofScript),
};
const handOn: Plugin = { name: 'hand-on', load: (id) => lists[relative(import.meta.dirname, id)] ?? null };

/** Takes from the running script what it has already. */
const taken = (modules: typeof ofCore): Plugin => ({
  name: 'taken',
  load(id) {
    const path = relative(import.meta.dirname, id);
    const names = modules[path];
    if (!names) return null;
    // Every file takes this one.
    const check =
      path === 'src/page/trusted.ts'
        ? `if (shared[0] !== '${build}') throw Error('it belongs to another version of dfo-consent.js');`
        : '';
    return `const { shared } = ${running};${check}${names.map((name) => `export const ${name} = shared[${places.indexOf(name) + 1}];`).join('')}`;
  },
});

/** What a first visit needs of a library, and no more of it: each file says why. */
const lessOf: Readonly<Record<string, string>> = {
  preact: 'src/ui/nodes.ts',
  'js-cookie': 'src/page/plain-cookies.ts',
};
const sparing: Plugin = {
  name: 'sparing',
  resolveId: { order: 'pre', handler: (id) => (lessOf[id] ? resolve(lessOf[id]) : null) },
};

/** Preact makes its nodes with the page's document, whatever the page's elements are called. */
const freePreact: Plugin = {
  name: 'free-preact',
  transform(code, id) {
    if (!id.includes('/node_modules/preact/')) return null;
    const natives = JSON.stringify(resolve('src/page/natives.ts'));
    return {
      code: `import { doc } from ${natives};${code.replace(/\w+\.ownerDocument\s*\|\|\s*document\b/g, 'doc')}`,
      map: null,
    };
  },
};

/** Where the script finds its later files: a classic script's imports resolve against its own address. */
const later: Record<string, string> = {
  '/disclosure/index.js': './dfo-consent-disclosure.js',
  '/guard/file.js': './dfo-consent-guard.js',
  '/later.js': './dfo-consent-gate.js',
  '/rest.js': './dfo-consent-question.js',
};
const laterFile = (id: string) =>
  /\/dfo-consent-\w+\.js$/.test(id)
    ? `./${basename(id)}`
    : Object.entries(later).find(([end]) => id.endsWith(end))?.[1];

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
    const files = ['', '-core', '-question', '-gate', '-guard', '-disclosure'].map((part) => `dfo-consent${part}.js`);
    const hash = (file: string) =>
      `sha384-${createHash('sha384')
        .update(readFileSync(`dist/${file}`))
        .digest('base64')}`;
    const source = JSON.stringify(Object.fromEntries(files.map((file) => [file, hash(file)])), null, 2);
    await this.fs.writeFile('dist/sri.json', `${source}\n`);
  },
};

const source = [
  typescriptFiles,
  precomputed,
  esbuild({ target: oldestBrowsers, jsxFactory: 'h', jsxFragment: 'Fragment' }),
];
// Three passes: a fourth undoes repetitions that brotli would have used (tried with brotli 11, 100 bytes).
const small = terser({
  ecma: 2020,
  module: true,
  compress: {
    passes: 3,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_methods: true,
    keep_fargs: false,
    hoist_props: true,
    // Simple functions alone: with those that have arguments the core takes 19 bytes more, the gate 36 (brotli 11).
    inline: 1,
  },
  format: { comments: false },
});

/** A name that a file hands on and does not have would be `undefined` in the visitor's page. */
const onwarn: NonNullable<RollupOptions['onwarn']> = (warning, warn) => {
  if (warning.code === 'MISSING_EXPORT') throw new Error(warning.message);
  warn(warning);
};

const external = (id: string) => laterFile(id) !== undefined;
const paths = (id: string) => laterFile(id) ?? id;

/** What the core brings: in `dfo-consent.js` it lies inside, in a function that is not read until it is called; else it is a file. */
const question: RollupOptions = {
  input: { 'dfo-consent-question': 'src/rest.ts' },
  external,
  plugins: [taken(ofCore), handOn, sparing, ...source, css],
};
const inOneFile: Plugin = {
  name: 'in-one-file',
  async load(id) {
    if (!id.endsWith('/src/bring.ts')) return null;
    const built = await rollup(question);
    const { output } = await built.generate({ format: 'iife', name: 'rest', paths });
    await built.close();
    // As it is: it has been shaken already.
    // Whoever asks for the handle gets to hear of no fault in it.
    const code = `import { attempt } from './attempt.js'; export const bring = (then) => attempt(() => { ${output[0].code}; then(rest); });`;
    return { code, moduleSideEffects: 'no-treeshake' };
  },
};

const config: RollupOptions[] = [
  {
    input: {
      index: 'src/index.ts',
      registry: 'registry/index.ts',
      disclosure: 'src/disclosure/index.ts',
      html: 'src/html/index.ts',
      testing: 'src/testing/index.ts',
    },
    external: ['preact', 'js-cookie'],
    treeshake: { moduleSideEffects: false },
    plugins: [...source, css, nodeResolve()],
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames: 'chunks/[name].js',
      minifyInternalExports: false,
      hoistTransitiveImports: false,
    },
  },
  {
    input: 'src/cli.ts',
    // What only the audit needs, and whoever audits installs: a browser's driver and a crawler.
    external: [...builtinModules, /^node:/, 'esbuild', 'playwright-core', /^@crawlee\//],
    // The tables of encodings are JSON.
    plugins: [...source, css, nodeResolve({ preferBuiltins: true }), commonjs(), json()],
    output: { file: 'dist/cli.js', format: 'es', inlineDynamicImports: true },
  },
  {
    input: { 'dfo-consent-disclosure': 'src/disclosure/index.ts' },
    plugins: [...source, css, small],
    output: { dir: 'dist', format: 'es' },
  },
  {
    input: { 'dfo-consent-gate': 'src/later.ts' },
    plugins: [taken(ofBoth), ...source, css, nodeResolve({ browser: true }), freePreact, small],
    output: { dir: 'dist', format: 'es' },
  },
  {
    input: 'src/guard/file.ts',
    plugins: [taken(ofBoth), hostsAlone, ...source, small],
    output: { file: 'dist/dfo-consent-guard.js', format: 'iife' },
  },
  { ...question, output: { dir: 'dist', format: 'es', paths, plugins: [small] } },
  {
    input: { 'dfo-consent-core': 'src/script.ts' },
    external,
    plugins: [handOn, ...source, small],
    output: { dir: 'dist', format: 'iife', paths },
  },
  {
    input: { 'dfo-consent': 'src/script.ts' },
    external,
    plugins: [inOneFile, handOn, ...source, small, integrity, licences],
    output: { dir: 'dist', format: 'iife', paths },
  },
];

export default config.map((one) => ({ ...one, onwarn }));
