import { build } from 'esbuild';

/** Code that imports the library by its package name, as a bundler would put it into a page. `mode` is what libraries ask for in `NODE_ENV`. */
export async function bundled(
  code: string,
  format: 'iife' | 'esm' = 'iife',
  mode: 'development' | 'production' = 'development',
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: 'ts', resolveDir: '.' },
    bundle: true,
    logLevel: 'error',
    write: false,
    format,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    alias: {
      'dfo-consent': './dist/index.js',
      'dfo-consent/registry': './dist/registry.js',
      'dfo-consent/own': './dist/own/index.js',
      'dfo-consent/react': './dist/react.js',
    },
  });
  return outputFiles[0]!.text;
}
