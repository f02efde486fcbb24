import type { Registry } from '../../../registry/index.js';

/** Whether an address is on a host that may be opened. */
export type IsNamed = (url: string) => boolean;

/**
 * Hosts that somebody has named may be opened, and no others: what a site redirects to, links to or lists may be anywhere, this machine
 * and its neighbours too. With a host goes the same with or without `www.`, and what the registry has as the same site's.
 *
 * @param addresses whose hosts are named; another port is another host
 * @param hosts named by themselves
 */
export function namedBy(
  addresses: Iterable<string>,
  hosts: Iterable<string>,
  { sites }: Pick<Registry, 'sites'>,
): IsNamed {
  const named = new Set<string>();
  for (const host of [...[...addresses].map((address) => new URL(address).host), ...hosts]) {
    const site = Object.values(sites).find(({ hostnames }) => hostnames.includes(host));
    for (const one of [host, ...(site?.hostnames ?? [])])
      named.add(one).add(one.startsWith('www.') ? one.slice(4) : `www.${one}`);
  }
  return (url) => /^https?:/i.test(url) && URL.canParse(url) && named.has(new URL(url).host);
}

/** What is said of an address on another host. */
export function notNamed(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host ? `${host} was not named; --allow-host ${host} opens it` : 'it is no address of a page';
}

/** What a page is that is worth opening: no file that a browser would download. */
export const isPage = (url: string): boolean =>
  /^https?:/.test(url) &&
  !/\.(pdf|docx?|xlsx?|pptx?|zip|gz|csv|xml|json|jpe?g|png|gif|webp|svg|mp[34]|ics)$/i.test(new URL(url).pathname);
