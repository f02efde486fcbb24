import { buildSync } from 'esbuild';

/** What `src/first-paint/inline-script.ts` makes, as pages get it: every byte of it is in every page. */
export function inlineScript(): string {
  const contents = `
    import { showBanner } from './src/first-paint/show-banner.js';
    import { refuseFaintTheme } from './src/ui/faint-theme.js';
    showBanner(refuseFaintTheme);`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]!.text.trim();
}
