import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import type { Asking } from './contestant.js';
import { banner, built, footer, gated } from './ours.js';

/** Undefined where this build cannot print its banner. */
export const oursHtml: Asking | undefined = existsSync('dist/dfo-consent-core.js') ? make() : undefined;

/** dfo-consent with the banner in the page's own HTML. A press is kept until the library has come, so what is shown can be used. */
function make(): Asking {
  const first = execFileSync(process.execPath, ['dist/cli.js', 'banner', '--site', 'dfo.no', '--lang', 'nn'], { encoding: 'utf8' }).trim();
  return {
    name: 'ours, HTML',
    slug: 'ours-html',
    page: { head: '<script async src="/dfo-consent-core.js" data-site="dfo.no"></script>', first, footer },
    // All that lie beside it, for it is its own business which of them it fetches.
    files: built(...readdirSync('dist').filter((name) => /^dfo-consent.*\.js$/.test(name))),
    gated,
    banner,
  };
}
