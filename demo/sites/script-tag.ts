import { html, raw } from 'hono/html';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';
import { isLocal, originOf, vendorOf } from '../hosts.js';
import type { Html } from './layout.js';

/**
 * The one tag that a site writes to install the library: synchronous, first in the head, so that the banner is in the first paint; with
 * `?html` the core alone, for then the banner stands in the page.
 */
export function scriptTag(siteId: DfoSiteId, page: URL): Html {
  const site: Site = registry.sites[siteId];
  const uses = (id: string) => [...site.banner, ...site.inContext].includes(id);
  // On this machine the vendors have names that no registry has: the page tells them all, so that the guard knows them.
  const isTold = (id: string) =>
    uses(id) && (id === 'live-stream' || (isLocal(page.hostname) && id !== 'matomo' && id !== 'qlik'));
  const told = Object.entries(vendorOf).filter(([id]) => isTold(id));
  const matomoSiteId = Object.keys(registry.sites).indexOf(siteId) + 1;
  return html`<script ${page.searchParams.has('html') ? raw('async src="/dfo-consent-core.js"') : raw('src="/dfo-consent.js"')} data-site="${siteId}"${
    uses('matomo') ? html` data-matomo-url="${originOf('matomo', page)}/" data-matomo-site-id="${matomoSiteId}"` : ''
  }${uses('qlik') ? html` data-qlik-url="${originOf('qlik', page)}/"` : ''}${
    told.length
      ? html` data-hosts="${told.map(([id, vendor]) => `${id}=${new URL(originOf(vendor, page)).host}`).join(' ')}"`
      : ''
  } data-privacy-url="/personvern"${page.searchParams.has('guard') ? html` data-guard` : ''}></script>`;
}
