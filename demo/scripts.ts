import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Scripts of the demo's own, by file name. */
export type Scripts = Readonly<Record<'qa.js' | 'editor.js' | 'matomo.js', string>>;

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
  const [qa, editor, matomo] = await Promise.all([
    bundle('qa/panel.tsx'),
    bundle('editor/editor.tsx'),
    bundle('vendors/matomo-tracker.ts'),
  ]);
  return { 'qa.js': qa, 'editor.js': editor, 'matomo.js': matomo };
}
