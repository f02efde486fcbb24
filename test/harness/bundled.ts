import { build } from 'esbuild';

/** Code that imports the library by its package name, as a bundler would put it into a page. */
export async function bundled(code: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: 'ts', resolveDir: '.' },
    bundle: true,
    logLevel: 'error',
    write: false,
    format,
    alias: { 'dfo-consent': './dist/index.js', 'dfo-consent/registry': './dist/registry.js' },
  });
  return outputFiles[0]!.text;
}
