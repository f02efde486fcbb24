import type { Registry } from '../registry/index.js';
import type { Settings } from './consent.js';
import type { PageRegistry } from './decide/page-registry.js';
import type { Options } from './start.js';
import { unknown } from './unknown.js';

/** The options as they may really come: from text on a script tag, or from JavaScript. */
export type Told = Omit<Options<Registry>, 'hosts'> & { hosts?: Record<string, readonly string[] | undefined> | undefined };

const closed = ' Nothing is asked and nothing optional runs.';

/** Checks what the page told. What is wrong is told on the console and left out: closed, never open. */
export function check(options: Told, registry: PageRegistry): Settings {
  const sites = Object.keys(registry.sites);
  let siteId: string | undefined = options.site;
  if (siteId === undefined) {
    siteId = sites.find((id) => registry.sites[id]!.hostnames.includes(location.hostname));
    if (siteId === undefined) {
      console.error(unknown('host', location.hostname, sites, `${closed} Set data-site.`));
    }
  } else if (!sites.includes(siteId)) {
    console.error(unknown('site', siteId, sites, closed));
    siteId = undefined;
  }

  const languages = ['nn', 'nb', 'en'];
  let { lang } = options;
  if (lang !== undefined && !languages.includes(lang)) {
    console.error(unknown('language', lang, languages, ' The nearest lang attribute is used.'));
    lang = undefined;
  }

  const url = (name: string, value: string | undefined): URL | undefined => {
    if (value === undefined) return undefined;
    const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : undefined;
    if (url && /^https?:$/.test(url.protocol)) return url;
    console.error(`dfo-consent: ${name} "${value}" is no http(s) address and is left out.`);
    return undefined;
  };
  const matomoUrl = url('data-matomo-url', options.matomoUrl);
  const { matomoSiteId } = options;
  if (!matomoUrl !== !matomoSiteId) {
    console.error('dfo-consent: Matomo needs both data-matomo-url and data-matomo-site-id, and is not loaded.');
  }
  const qlikUrl = url('data-qlik-url', options.qlikUrl);

  const hosts: Record<string, readonly string[]> = {};
  const services = Object.keys(registry.services);
  for (const [id, more = []] of Object.entries(options.hosts ?? {})) {
    if (services.includes(id)) hosts[id] = more;
    else console.error(unknown('service', id, services));
  }
  for (const [id, url] of [['matomo', matomoUrl], ['qlik', qlikUrl]] as const) {
    if (url) hosts[id] = [...(hosts[id] ?? []), url.host];
  }

  return {
    registry,
    source: options.registry,
    siteId,
    lang,
    privacyUrl: url('data-privacy-url', options.privacyUrl)?.href,
    matomo:
      matomoUrl && matomoSiteId ? { url: matomoUrl.href.replace(/\/?$/, '/'), siteId: matomoSiteId } : undefined,
    hosts,
    nonce: options.nonce ?? '',
    disclosure: () => import('./disclosure/index.js'),
    later: () => import('./later.js'),
  };
}
