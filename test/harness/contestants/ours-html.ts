import { execFileSync } from 'node:child_process';
import type { Asking } from './contestant.js';
import { banner, built, gated } from './ours.js';

const print = (part: string) =>
  execFileSync(process.execPath, ['dist/cli.js', 'banner', '--site', 'dfo.no', '--lang', 'nn', '--part', part], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** dfo-consent with banner and control in the page's own HTML. A press is kept until the library has come, so what is shown can be used. */
export const oursHtml: Asking = {
  name: 'ours, HTML',
  slug: 'ours-html',
  page: {
    head: '<script async src="/dfo-consent-core.js" data-site="dfo.no"></script>',
    first: print('banner'),
    footer: print('settings'),
  },
  files: built('dfo-consent-core.js', 'dfo-consent-gate.js'),
  gated,
  banner,
};
