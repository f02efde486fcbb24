import { matches } from '../address/host-pattern.js';
import type { Consent } from '../consent/model.js';
import { httpUrl } from '../page/http-url.js';
import { toldHosts } from './told-hosts.js';
import { moreOf } from '../values/more.js';

type Told = Pick<Consent, 'source' | 'registry' | 'told'>;

/** This machine itself: where developers and testers run stand-ins for vendors. */
export const isLoopback = (host: string) => /(^|\.)localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(host);

/**
 * Whether consent to a service covers `address`: it is on one of the service's hosts, in the registry or told by the
 * site. The page's own host is no third party, and a page on this machine may use stand-ins on this machine.
 */
export function covers(consent: Told, serviceId: string, address: string): boolean {
  const url = httpUrl(address);
  if (!url) return false;
  if (url.host === location.host || (isLoopback(location.hostname) && isLoopback(url.hostname))) return true;
  return belongsTo(consent, serviceId, url);
}

/** Whether `url` is on one of the service's own hosts. */
export function belongsTo(consent: Told, serviceId: string, url: URL | undefined): boolean {
  return !!url && hostsOf(consent, serviceId).some((pattern) => matches(url, pattern));
}

/** The hosts of a service, the registry's and those that the site told. */
export function hostsOf(consent: Told, serviceId: string): readonly string[] {
  const service = moreOf(consent, serviceId);
  if (!service) return [];
  return [...service.hosts, ...(toldHosts(consent)[serviceId] ?? [])];
}

/** The service of the registry that has the host of `address`. */
export function ownerOf(consent: Told, address: string): string | undefined {
  const url = httpUrl(address); // Once: it costs more than to look at a service.
  return Object.keys(consent.registry.services).find((id) => belongsTo(consent, id, url));
}
