import { html } from 'hono/html';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';
import { originOf } from '../hosts.js';
import type { Html } from './layout.js';

/** The one tag that a site writes to install the library: synchronous, first in the head, so that the banner is in the first paint. */
export function scriptTag(siteId: DfoSiteId, page: URL): Html {
  const site: Site = registry.sites[siteId];
  const uses = (id: string) => [...site.banner, ...site.inContext].includes(id);
  const matomoSiteId = Object.keys(registry.sites).indexOf(siteId) + 1;
  return html`<script src="/dfo-consent.js" data-site="${siteId}"${
    uses('matomo') ? html` data-matomo-url="${originOf('matomo', page)}/" data-matomo-site-id="${matomoSiteId}"` : ''
  }${uses('qlik') ? html` data-qlik-url="${originOf('qlik', page)}/"` : ''}${
    uses('live-stream') ? html` data-host="live-stream=${new URL(originOf('liveStream', page)).host}"` : ''
  } data-privacy-url="/personvern"></script>`;
}
