import type { Consent } from '../consent/model.js';
import { moreOf } from '../values/more.js';
import type { Fault } from '../consent/options.js';
import { httpUrl, urlOf } from '../page/http-url.js';

/** `live-stream=video.example.no qlik=qlik.example.no` */
function inText(written: string, faults: Fault[]): Record<string, string[]> {
  const told: Record<string, string[]> = Object.create(null);
  for (const pair of written.split(/\s+/).filter(Boolean)) {
    const [service, name] = pair.split('=');
    if (service && name) told[service] = [...(told[service] ?? []), name];
    else faults.push(['pair', pair]);
  }
  return told;
}

/** Punycode, lower case, no scheme, no default port, no dot at the end; undefined for what is no host. */
function hostAsAddressesHaveIt(written: unknown): string | undefined {
  const [, star = '', host] = /^(?:https?:\/\/)?(\*\.)?([^*]+)$/is.exec(String(written).trim()) ?? [];
  const url = host && httpUrl(`https://${host}`);
  return url ? star + url.host.replace(/\.$/, '') + url.pathname.replace(/^\/$/, '') : undefined;
}

type Told = Pick<Consent, 'registry' | 'source' | 'told'>;

/** Hosts of services that the page told beside the registry's. What cannot be right is left out, and goes into `faults`. */
export function hostsIn({ registry, source, told }: Told, faults: Fault[]): Record<string, readonly string[]> {
  const hosts: Record<string, readonly string[]> = Object.create(null);
  const services = Object.keys(registry.services);
  const { hosts: written = {} } = told;
  for (const [id, more = []] of Object.entries(typeof written === 'string' ? inText(written, faults) : written)) {
    if (!services.includes(id)) faults.push(['service', id, services]);
    else {
      const known = Array.isArray(more) ? more.flatMap((one) => hostAsAddressesHaveIt(one) ?? []) : [];
      hosts[id] = known;
      if (!Array.isArray(more) || known.length < more.length) faults.push(['hosts', id]);
    }
  }
  for (const id of services) {
    const { hostOption } = moreOf({ source }, id) ?? {};
    const url = hostOption && urlOf(told[hostOption]);
    if (url) hosts[id] = [...(hosts[id] ?? []), url.host];
  }
  return hosts;
}

const known = new WeakMap<object, Record<string, readonly string[]>>();

/** The same, read once for a page. */
export function toldHosts(consent: Told): Record<string, readonly string[]> {
  const hosts = known.get(consent.told) ?? hostsIn(consent, []);
  known.set(consent.told, hosts);
  return hosts;
}
