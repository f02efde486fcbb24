import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Scripts of the demo's own, by file name. */
const sources = {
  'qa.js': 'qa/panel.tsx',
  'editor.js': 'editor/editor.tsx',
  'matomo.js': 'vendors/matomo-tracker.ts',
  'as-gpc.js': 'as/gpc.ts',
  'as-no-cookies.js': 'as/no-cookies.ts',
  'as-no-third-party-cookies.js': 'as/no-third-party-cookies.ts',
} as const;

export type Scripts = Readonly<Record<keyof typeof sources, string>>;

/** Bundles the demo's scripts in memory: nothing is written, so nothing can be stale. */
export async function bundleScripts(): Promise<Scripts> {
  const bundle = async (file: string) => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      jsxFactory: 'h',
      jsxFragment: 'Fragment',
    });
    return outputFiles[0]!.text;
  };
  const scripts = await Promise.all(Object.entries(sources).map(async ([name, file]) => [name, await bundle(file)]));
  return Object.fromEntries(scripts) as Scripts;
}
