import { sites } from '../registry/sites/index.js';
import type { DfoSiteId } from '../registry/index.js';

/** Vendors that the demo stands in for, with the id of the service they belong to and their names. */
const vendors = {
  matomo: { service: 'matomo', real: 'matomo.dfo.example', local: 'matomo.localhost', also: [] },
  tableau: {
    service: 'tableau-public',
    real: 'public.tableau.com',
    local: 'tableau.localhost',
    also: ['tableau.com', 'tableausoftware.com'],
  },
  newRelic: {
    service: 'tableau-public',
    real: 'bam.nr-data.net',
    local: 'nr-data.localhost',
    also: ['nr-data.net', 'newrelic.com'],
  },
  qlik: { service: 'qlik', real: 'qlik.statsregnskapet.example', local: 'qlik.localhost', also: ['qlikcloud.com'] },
  vimeo: { service: 'vimeo', real: 'player.vimeo.com', local: 'vimeo.localhost', also: ['vimeo.com', 'vimeocdn.com'] },
  acast: { service: 'acast', real: 'embed.acast.com', local: 'acast.localhost', also: ['acast.com'] },
  boostAi: { service: 'boost-ai', real: 'dfo.boost.ai', local: 'boost.localhost', also: ['boost.ai'] },
  liveStream: { service: 'live-stream', real: 'stream.example.no', local: 'stream.localhost', also: [] },
} as const;

export type Vendor = keyof typeof vendors;

/** Who answers to a host name. */
export type Who =
  | { readonly kind: 'index' }
  | { readonly kind: 'site'; readonly site: DfoSiteId }
  | { readonly kind: 'vendor'; readonly vendor: Vendor; readonly service: string }
  | { readonly kind: 'nobody' };

/** Whether a page with this host name finds the vendors under their local names. */
export const isLocal = (host: string) => /(^|\.)localhost$|^127\./.test(host);

/** Who answers to `host`, a name without port. */
export function whoIs(host: string): Who {
  if (host === 'localhost' || host.startsWith('127.')) return { kind: 'index' };
  for (const [name, { service, real, local, also }] of Object.entries(vendors)) {
    const isIts = host === real || host === local || also.some((end) => host === end || host.endsWith(`.${end}`));
    if (isIts) return { kind: 'vendor', vendor: name as Vendor, service };
  }
  for (const [id, site] of Object.entries(sites)) {
    const names: readonly string[] = site.hostnames;
    if (site.kind === 'website' && (host === `${id}.localhost` || names.includes(host))) {
      return { kind: 'site', site: id as DfoSiteId };
    }
  }
  return { kind: 'nobody' };
}

/** Origin of a vendor as seen from the page at `page`: same scheme and port, local names for local pages. */
export function originOf(vendor: Vendor, page: URL): string {
  const { real, local } = vendors[vendor];
  return `${page.protocol}//${isLocal(page.hostname) ? local : real}${page.port && `:${page.port}`}`;
}

/** Origin of the pages that belong to no site, as seen from the local page at `page`. */
export const indexOrigin = (page: URL) => `${page.protocol}//127.0.0.1${page.port && `:${page.port}`}`;

/** Which vendor shows the content of a service. */
export const vendorOf: Readonly<Record<string, Vendor>> = {
  matomo: 'matomo',
  'tableau-public': 'tableau',
  qlik: 'qlik',
  vimeo: 'vimeo',
  acast: 'acast',
  'live-stream': 'liveStream',
  'boost-ai': 'boostAi',
};
