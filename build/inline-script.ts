import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

/** The text of `src/first-paint/show-banner.ts` as pages get it: every byte of it is in every page. */
export function inlineScript(): string {
  const source = readFileSync('src/first-paint/show-banner.ts', 'utf8').replace('export function showBanner(): void', '(() =>');
  return transformSync(`${source.trimEnd()})()`, { loader: 'ts', target: 'es2022', minify: true }).code.trim();
}
