import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';
import { presetOf } from '../as-browser.js';
import { originOf, vendorOf } from '../hosts.js';
import type { Parts } from './printed.js';

/** A strict policy for a page of `siteId`: only what the registry has on this site may be loaded at all. */
export function csp(
  siteId: DfoSiteId | undefined,
  page: URL,
  { scripts, styles }: Pick<Parts, 'scripts' | 'styles'> = { scripts: [], styles: [] },
): string {
  const site: Site | undefined = siteId && registry.sites[siteId];
  const services = site ? [...site.banner, ...site.inContext] : [];
  const matomo = services.includes('matomo') ? [`${originOf('matomo', page)}/`] : [];
  const frames = services.filter((id) => id !== 'matomo').map((id) => `${originOf(vendorOf[id]!, page)}/`);
  const isWithoutScripts = presetOf(page) === 'no-script';
  return [
    `default-src 'none'`,
    isWithoutScripts ? `script-src 'none'` : ["script-src 'self'", ...matomo, ...scripts].join(' '),
    // As where scripts are switched off: what is in `<noscript>` shows, too.
    ...(isWithoutScripts ? ['sandbox allow-same-origin allow-forms allow-popups allow-top-navigation'] : []),
    ["style-src 'self'", ...styles].join(' '),
    ["connect-src 'self'", ...matomo].join(' '),
    `img-src 'self'`,
    `frame-src ${frames.join(' ') || "'none'"}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}
