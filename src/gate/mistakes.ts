import type { Consent } from '../consent/model.js';
import { moreOf } from '../values/more.js';

/** Why `id` can never run here, said to the page's developers; undefined where it can. */
export function unknownService({ registry, site, siteId }: Consent, id: string): string | undefined {
  const known = site ? [...site.banner, ...site.inContext] : [];
  if (known.includes(id)) return undefined;
  const here = siteId === undefined ? 'this unknown site' : siteId;
  return Object.hasOwn(registry.services, id)
    ? `the registry does not have "${id}" as optional on ${here}, so it stays closed. There: ${known.join(', ') || 'none'}.`
    : `there is no service "${id}", so it stays closed. Services of ${here}: ${known.join(', ') || 'none'}.`;
}

/** That an address belongs to no known host of a service, and which attribute would say that it does. */
export function missingAttribute(consent: Pick<Consent, 'source'>, id: string, address: string): string {
  const option = moreOf(consent, id)?.hostOption;
  const attribute = option ? `data-${option.replace('Url', '-url')}` : `data-hosts="${id}=…"`;
  return `"${address}" is not an address of ${id}, so it stays closed. If it is one, say so on the script tag with ${attribute}.`;
}
