import type { Consent } from '../consent/model.js';
import { belongsTo } from '../gate/address.js';
import { httpUrl } from '../page/http-url.js';
import { more } from '../values/more.js';

/**
 * The service that `address` belongs to and that may not run now; undefined for what may pass: the page's own host,
 * hosts that no service has, and everything that is no address on the net.
 */
export function holderOf(consent: Consent, address: string): string | undefined {
  const url = httpUrl(address.replace(/^\s*ws(?=s?:)/i, 'http'));
  if (!url || url.host === location.host) return undefined;
  const owners = Object.keys(more(consent).services).filter((id) => belongsTo(consent, id, url));
  return owners.some((id) => consent.may(id)) ? undefined : owners[0];
}
