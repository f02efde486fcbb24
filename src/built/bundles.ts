import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { registry as dfo } from '../../registry/index.js';
import type { AddedLanguage, Language, Registry } from '../../registry/model.js';
import { laterRegistry } from '../decide/later-registry.js';
import { pageRegistry } from '../decide/page-registry.js';
import { oldestBrowsers } from './browsers.js';
import { inlineScript } from './inline-script.js';
import { inItsLanguages, inLanguages, type Spoken } from './languages.js';
import { addLanguages } from '../texts/added.js';
import { frameHtml, questionsOf } from '../looks/questions.js';
import { minifyCss } from './minify-css.js';
import { pageFiles } from './page-files.js';
import { languages as all } from '../values/languages.js';

/** How the files that pages load by address are made of the source: DFØ's own, and any organisation's (`dfo-consent build`). */

/** What the files are made for. */
export interface BundlesFor {
  /** Folder with `src/` and `registry/`. */
  readonly root: string;
  readonly registry: Registry;
  /** Languages that the files have texts in. */
  readonly languages: readonly Language[];
}

/** Source says `./x.js`, as Node and TypeScript want it; the file is `./x.ts` or `./x.tsx`. */
export const typescriptFiles: Plugin = {
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

/** Style sheets lose their line ends and comments. */
export const css: Plugin = {
  name: 'css',
  transform: (code, id) =>
    /\/(styles|style|later-styles|banner-html)\.tsx?$/.test(id) ? { code: minifyCss(code), map: null } : null,
};

/** TypeScript as the oldest browsers read it. */
export const compiled = () => esbuild({ target: oldestBrowsers, jsxFactory: 'h', jsxFragment: 'Fragment' });

/** What a first visit needs of a library, and no more of it: the file says why. */
const lessOf: Readonly<Record<string, string>> = { 'js-cookie': 'src/page/plain-cookies.ts' };

/** Where the script finds its later files: a classic script's imports resolve against its own address. */
const later: Record<string, string> = {
  '/files/dfo-consent-disclosure.js': './dfo-consent-disclosure.js',
  '/files/dfo-consent-gate.js': './dfo-consent-gate.js',
  '/files/dfo-consent-guard.js': './dfo-consent-guard.js',
};
const laterFile = (id: string) =>
  /\/dfo-consent-\w+\.js$/.test(id)
    ? `./${basename(id)}`
    : Object.entries(later).find(([end]) => id.endsWith(end))?.[1];

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

/** A name that a module does not have would be `undefined` in the visitor's page. */
export const onwarn: NonNullable<RollupOptions['onwarn']> = (warning, warn) => {
  if (warning.code === 'MISSING_EXPORT') throw new Error(warning.message);
  warn(warning);
};

const external = (id: string) => laterFile(id) !== undefined;
const paths = (id: string) => laterFile(id) ?? id;

/**
 * What people put into `integrity`, by file, as JSON.
 *
 * @param read gives a file's text
 */
export function integrityOf(read: (file: string) => string): string {
  const hash = (file: string) => `sha384-${createHash('sha384').update(read(file)).digest('base64')}`;
  return `${JSON.stringify(Object.fromEntries(pageFiles.map((file) => [file, hash(file)])), null, 2)}\n`;
}

const constant = (name: string, value: unknown) => `export const ${name} = ${JSON.stringify(value)};`;

/** Stands for one build. */
const markOf = (root: string, made: unknown) =>
  createHash('sha256')
    .update((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version)
    .update(JSON.stringify(made))
    .digest('base64')
    .slice(0, 4);

/** The languages of a build, with what its registry adds. */
const spokenIn = ({ registry, languages }: BundlesFor): Spoken => ({
  languages,
  added: (registry.languages ?? {}) as Readonly<Record<string, AddedLanguage>>,
});

/** A build's texts have every language in their places, so what remembers added ones is left out; their locales are few. */
function withoutMemory({ added }: Spoken): string {
  const locales = Object.fromEntries(Object.entries(added).map(([id, { locale = id }]) => [id, locale]));
  const its = Object.keys(added).length
    ? `const locales = ${JSON.stringify(locales)};
export const localeOf = (language) => locales[language];
export const isUnknown = (language) => language in locales && !Intl.ListFormat.supportedLocalesOf(locales[language]).length;`
    : `export const localeOf = (language) => language;
export const isUnknown = () => false;`;
  return `import { languages } from '../values/languages.js';
export const addLanguages = () => {};
export const speak = () => {};
export const spoken = () => languages;
export const languagesOf = spoken;
export const addedText = () => '';
${its}`;
}

/** Modules that are constants: their values ship instead of what they are made from. */
function constantsOf(build: BundlesFor) {
  const { root, languages } = build;
  const { languages: _, ...registry } = build.registry;
  addLanguages(build.registry);
  const told = inLanguages<Registry>(registry, spokenIn(build));
  const pages = pageRegistry(told);
  const later = laterRegistry(told);
  const otherwise = languages.find((one) => one === 'nb') ?? languages[0];
  const modules: Readonly<Record<string, string>> = {
    // As source it takes 9 kB less, for much of it is said once there.
    ...((build.registry !== dfo || languages.length < all.length) && {
      'registry/index.ts': constant('registry', told),
    }),
    'src/values/dfo.ts': constant('dfo', pages),
    'src/values/dfo-later.ts': constant('dfoLater', later),
    'src/values/dfo-questions.ts': constant('dfoQuestions', questionsOf(told, languages)),
    'src/values/frame.ts': constant('frame', frameHtml),
    'src/values/mark.ts': constant('mark', markOf(root, [pages, later])),
    'src/values/inline-script.ts': constant('inlineScript', inlineScript(root)),
    'src/values/languages.ts': `${constant('languages', languages)}${constant('otherwise', otherwise)}`,
  };
  return { modules, later };
}

/** Puts these texts in the place of modules, by their paths below `root`. */
const written = (name: string, root: string, modules: Readonly<Record<string, string>>): Plugin => ({
  name,
  load: (id) => modules[relative(root, id)] ?? null,
});

/** The constants for what ships beside the pages' files; there the registry is its own module. */
export const precomputed = (told: BundlesFor): Plugin => {
  const { 'registry/index.ts': _, ...modules } = constantsOf(told).modules;
  return written('precomputed', told.root, modules);
};

/** The same with a registry of nobody's, for whoever brings their own. */
export const withoutRegistry = (root: string): Plugin => {
  const registry: Registry = { organisation: '', statements: {}, purposes: {}, services: {}, sites: {} };
  return written('without-registry', root, constantsOf({ root, registry, languages: all }).modules);
};

/** One entry for each of `pageFiles`. `dir` is for whoever writes them. */
export function bundles(told: BundlesFor, dir?: string): RollupOptions[] {
  const { root } = told;
  const at = (path: string) => join(root, path);
  const { modules, later } = constantsOf(told);
  const spoken = spokenIn(told);

  const sparing: Plugin = {
    name: 'sparing',
    resolveId: { order: 'pre', handler: (id) => (lessOf[id] ? at(lessOf[id]) : null) },
  };
  /** Preact makes its nodes with the page's document, whatever the page's elements are called. */
  const freePreact: Plugin = {
    name: 'free-preact',
    transform(code, id) {
      if (!id.includes('/node_modules/preact/')) return null;
      const natives = JSON.stringify(at('src/page/natives.ts'));
      return {
        code: `import { doc } from ${natives};${code.replace(/\w+\.ownerDocument\s*\|\|\s*document\b/g, 'doc')}`,
        map: null,
      };
    },
  };
  /** The guard needs to know hosts alone. */
  const hosts = Object.entries(later.services).map(([id, { hosts }]) => [id, { hosts }]);
  const hostsAlone = written('hosts-alone', root, {
    'src/values/dfo-later.ts': constant('dfoLater', { services: Object.fromEntries(hosts) }),
  });
  const constants = written('constants', root, { ...modules, 'src/texts/added.ts': withoutMemory(spoken) });
  const source = [typescriptFiles, constants, compiled(), inItsLanguages(spoken)];

  const made = (
    file: string,
    input: string,
    plugins: Plugin[],
    format: 'es' | 'iife',
    more: Partial<RollupOptions> = {},
  ): RollupOptions => ({
    ...more,
    input: { [file]: at(input) },
    plugins: [...plugins, small],
    onwarn,
    output: { ...(dir !== undefined && { dir }), format, paths },
  });

  const page = [sparing, ...source, css, nodeResolve({ browser: true }), freePreact];
  return [
    made('dfo-consent-disclosure', 'src/files/dfo-consent-disclosure.ts', page, 'es'),
    made('dfo-consent-gate', 'src/files/dfo-consent-gate.ts', page, 'es'),
    made('dfo-consent-guard', 'src/files/dfo-consent-guard.ts', [hostsAlone, ...page], 'iife'),
    made('dfo-consent-core', 'src/files/dfo-consent-core.ts', page, 'iife', { external }),
    made('dfo-consent', 'src/files/dfo-consent.ts', page, 'iife', { external }),
  ];
}
