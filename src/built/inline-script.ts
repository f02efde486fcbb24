import { buildSync } from 'esbuild';

/**
 * What `src/values/inline-script.ts` makes, as pages get it: every byte of it is in every page.
 *
 * @param root folder with `src/`
 */
export function inlineScript(root: string): string {
  const contents = `
    import { showBanner } from './src/first-paint/show-banner.js';
    import { refuseFaintTheme } from './src/looks/faint-theme.js';
    showBanner(refuseFaintTheme);`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    // Its hash is in policies, so it is the same in pages of every encoding.
    charset: 'ascii',
    write: false,
  });
  return outputFiles[0]!.text.trim();
}
