import type { Language } from '../registry/model.js';
import { mostServices } from '../registry/room.js';
import type { Settings } from './consent/model.js';
import type { PageRegistry } from './decide/page-registry.js';
import { domainOf, shares, sharingDomains, sharingOf, type Sharing } from './decide/sharing.js';
import type { Fault } from './faults.js';
import { httpUrl } from './page/http-url.js';
import { own } from './page/natives.js';
import type { Told } from './options.js';
import { languages } from './texts/languages.js';

/**
 * Checks what the page told. What is wrong is told on the console and left out: closed, never open.
 *
 * @param faults what was found wrong already
 */
export function check(told: Told, registry: PageRegistry, faults: Fault[]): Settings {
  const options = own(told);
  const sites = Object.keys(registry.sites);
  let siteId: string | undefined = options.site;
  if (siteId === undefined) {
    siteId = sites.find((id) => registry.sites[id]!.hostnames.includes(location.hostname));
    if (siteId === undefined) faults.push(['host', location.hostname, sites]);
  } else if (!sites.includes(siteId)) {
    faults.push(['site', siteId, sites]);
    siteId = undefined;
  }
  const refused = siteId === undefined ? undefined : registry.refused?.[siteId];
  if (refused !== undefined) faults.push(['refused', refused]);

  let sharing: Sharing | undefined;
  if (options.cookieDomain !== undefined && siteId !== undefined) {
    const domain = domainOf(options.cookieDomain);
    const known = sharingDomains(registry, location.hostname);
    if (!known.includes(domain)) faults.push(['domain', String(options.cookieDomain), known]);
    else if (!shares(registry.sites[siteId]!, domain)) faults.push(['alone', domain]);
    else {
      sharing = sharingOf(registry, siteId, domain);
      if (!sharing) faults.push(['room', domain, mostServices]);
    }
  }

  let { lang } = options;
  if (lang !== undefined && !languages.includes(lang as Language)) {
    faults.push(['language', lang, languages]);
    lang = undefined;
  }

  const url = (name: string, value: string | undefined): URL | undefined => {
    if (value === undefined) return undefined;
    const url = typeof value === 'string' ? httpUrl(value) : undefined;
    if (!url) faults.push(['address', name, value]);
    return url;
  };
  const matomoUrl = url('data-matomo-url', options.matomoUrl);
  const { matomoSiteId } = options;
  if (!matomoUrl !== !matomoSiteId) faults.push(['matomo']);
  const qlikUrl = url('data-qlik-url', options.qlikUrl);
  const privacyUrl = url('data-privacy-url', options.privacyUrl)?.href;

  const hosts: Record<string, readonly string[]> = Object.create(null);
  const services = Object.keys(registry.services);
  for (const [id, more = []] of Object.entries(options.hosts ?? {})) {
    if (!services.includes(id)) faults.push(['service', id, services]);
    else {
      const known = Array.isArray(more) ? more.flatMap((one) => hostAsAddressesHaveIt(one) ?? []) : [];
      hosts[id] = known;
      if (!Array.isArray(more) || known.length < more.length) faults.push(['hosts', id]);
    }
  }
  for (const [id, url] of [
    ['matomo', matomoUrl],
    ['qlik', qlikUrl],
  ] as const) {
    if (url) hosts[id] = [...(hosts[id] ?? []), url.host];
  }

  const later = () => import('./later.js');
  if (faults.length)
    later()
      .then(({ tellFaults }) => tellFaults(faults))
      .catch(reportError);

  return {
    registry,
    source: options.registry,
    siteId,
    sharing,
    lang,
    privacyUrl,
    matomo: matomoUrl && matomoSiteId ? { url: matomoUrl.href.replace(/\/?$/, '/'), siteId: matomoSiteId } : undefined,
    hosts,
    nonce: options.nonce ?? '',
    disclosure: () => import('./disclosure/index.js'),
    later,
  };
}

/**
 * Punycode, lower case, no scheme, no default port, no dot at the end; undefined for what is no host. `canonicalHost` of the registry also
 * refuses what can never match, in 210 bytes more of the tag (brotli, measured); here such a host stays closed.
 */
function hostAsAddressesHaveIt(written: unknown): string | undefined {
  const [, star = '', host] = /^(?:https?:\/\/)?(\*\.)?([^*]+)$/is.exec(String(written).trim()) ?? [];
  const url = host && httpUrl(`https://${host}`);
  return url ? star + url.host.replace(/\.$/, '') + url.pathname.replace(/^\/$/, '') : undefined;
}
