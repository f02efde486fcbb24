import type { Consent } from '../consent.js';

/** This machine itself: where developers and testers run stand-ins for vendors. */
const isLoopback = (host: string) => /(^|\.)localhost$|^127\.|^\[::1\]$/.test(host);

function matches(url: URL, pattern: string): boolean {
  const slash = pattern.indexOf('/');
  const host = slash < 0 ? pattern : pattern.slice(0, slash);
  const path = slash < 0 ? '/' : pattern.slice(slash);
  const isHost = host.startsWith('*.')
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : host === url.hostname || host === url.host;
  return isHost && url.pathname.startsWith(path);
}

/** The http(s) URL that `address` stands for in this page; undefined where it is none. */
export function httpUrl(address: string): URL | undefined {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * Whether consent to a service covers `address`: it is on one of the service's hosts, in the registry or told by the
 * site. The page's own host is no third party, and a page on this machine may use stand-ins on this machine.
 */
export function covers({ registry, hosts }: Consent, serviceId: string, address: string): boolean {
  const url = httpUrl(address);
  if (!url) return false;
  if (url.host === location.host || (isLoopback(location.hostname) && isLoopback(url.hostname))) return true;
  const known = [...(registry.services[serviceId]?.hosts ?? []), ...(hosts[serviceId] ?? [])];
  return known.some((pattern) => matches(url, pattern));
}

/** `address` with the parameters that a service always gets, in place of others of the same name. */
export function withParameters(address: string, parameters: Readonly<Record<string, string>> = {}): string {
  let [url = '', ...fragment] = address.split('#');
  for (const [name, value] of Object.entries(parameters)) {
    const parts = url.split(/[?&]/);
    const query = parts.slice(1).filter((part) => part.split('=')[0] !== name);
    // The rest stays as it was written: vendors sign and compare their queries.
    url = `${parts[0]}?${[...query, `${name}=${value}`].join('&')}`;
  }
  return [url, ...fragment].join('#');
}
