import type { Consent } from '../consent/model.js';
import { matches, unknownId } from '../address/host-pattern.js';
import { belongsTo, isLoopback } from '../gate/address.js';
import { httpUrl } from '../page/http-url.js';
import { more } from '../values/more.js';

/** What the page wrote: `data-guard="hold allow=files.example.no"`. */
const waysIn = ({ told }: Consent): readonly string[] =>
  String(told.guard ?? '')
    .split(/\s+/)
    .filter((way) => way && way !== 'true');
const form = /^(warn|hold|allow=\S+)$/;

/** The words that are none of the ways; then everything unknown is held. */
export const strangeWays = (consent: Consent): readonly string[] => waysIn(consent).filter((way) => !form.test(way));

const warned = new Set<string>();

/** Whether what loads from a host that neither a site nor a service of the registry has is held; it is told otherwise. */
function isHeld(consent: Consent, url: URL): boolean {
  const { hostname } = url;
  const ways = waysIn(consent);
  const isKnown =
    (isLoopback(location.hostname) && isLoopback(hostname)) ||
    Object.values(consent.registry.sites).some(({ hostnames }) => hostnames.includes(hostname)) ||
    ways.some((way) => way.startsWith('allow=') && matches(url, way.slice(6)));
  if (isKnown) return false;
  if (ways.some((way) => way === 'hold' || !form.test(way))) return true;
  if (!warned.has(hostname))
    console.warn(
      `dfo-consent: the page loads from "${hostname}", which the registry does not describe: visitors contact it unasked. Describe it, close it with data-guard="hold", or let it through with data-guard="allow=${hostname}".`,
    );
  warned.add(hostname);
  return false;
}

/**
 * The service that `address` belongs to and that may not run now, `unknown` where hosts that no registry describes are held; undefined for
 * what may pass: the page's own host, other unknown hosts, and everything that is no address on the net.
 */
export function holderOf(consent: Consent, address: string): string | undefined {
  const url = httpUrl(address.replace(/^\s*ws(?=s?:)/i, 'http'));
  if (!url || url.host === location.host) return undefined;
  const owners = Object.keys(more(consent).services).filter((id) => belongsTo(consent, id, url));
  if (!owners.length && isHeld(consent, url)) return unknownId;
  return owners.some((id) => consent.may(id)) ? undefined : owners[0];
}
