/** A host name as URLs have it, or an IPv6 address. A star is no part of it. */
const hostName = /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)$/;
/** What `https:/host` and `wss://host` would have for a host. */
const scheme = /^(?:https?|wss?|ftp|file|data|javascript|blob)$/;
/** White space, signs that a URL drops or rewrites, and stars, which stand for nothing there. */
const notInside = /[\s"'`<>\\^{|}?#*@\u0000-\u001f\u007f]/;

/** `URL.parse` and `URL.canParse` are younger than the oldest browsers that are supported. */
function urlOf(written: string): URL | undefined {
  try {
    return new URL(written);
  } catch {
    return undefined;
  }
}

/**
 * A host as people write it, in the form that addresses have: punycode, lower case, no scheme, no default port, no dot
 * at the end, no path that is `/` alone. Undefined for what no address can lie on.
 *
 * @see https://url.spec.whatwg.org/#host-parsing
 */
export function canonicalHost(written: string): string | undefined {
  const [, star = '', authority, path = ''] = /^(?:https?:\/\/)?(\*\.)?([^/]*)(\/.*)?$/is.exec(written.trim())!;
  if (!authority || authority.endsWith(':') || notInside.test(authority + path.replaceAll('@', ''))) return undefined;
  const url = path.startsWith('//') ? undefined : urlOf(`https://${authority}${path}`);
  if (!url) return undefined;
  const { hostname, port, pathname } = url;
  const name = hostname.replace(/\.$/, '');
  if (!hostName.test(name) || scheme.test(name)) return undefined;
  // All of `.no` is no service, and an IP address has nothing below it.
  const isLowest = !name.includes('.') || /(^|\.)\d+$|\]$/.test(name);
  if (star && isLowest && name !== 'localhost') return undefined;
  // Addresses by http have no `:80`.
  return star + name + (port && port !== '80' ? `:${port}` : '') + (pathname === '/' ? '' : pathname);
}

/**
 * What is wrong with the hosts of services: one that no address could lie on would let its service load before a yes.
 *
 * @param services of a registry; what compiles may still come from JavaScript or JSON
 * @returns a sentence for each, with the value, its place and what to write
 */
export function hostFaults(services: Readonly<Record<string, object>>): string[] {
  return Object.entries(services).flatMap(([id, service]) => {
    if (!('hosts' in service)) return [];
    const hosts: readonly unknown[] = Array.isArray(service.hosts) ? service.hosts : [service.hosts];
    return hosts.flatMap((host, i) => {
      const known = typeof host === 'string' ? canonicalHost(host) : undefined;
      // By http alone is for the policy to know (`src/html/sources.ts`).
      const [, http = '', bare] = /^(http:\/\/)?(.*?)\/?$/s.exec(String(host))!;
      if (Array.isArray(service.hosts) && known !== undefined && bare === known.replace(/\/$/, '')) return [];
      const write =
        known === undefined ? '"matomo.example.no", "*.example.no" or "example.no/folder/"' : `"${http}${known}"`;
      return [
        `dfo-consent: "${host}" is no host for ${id} (services.${id}.hosts[${i}] of the registry). Write ${write}.`,
      ];
    });
  });
}

/**
 * Refuses services with a host that no address could lie on.
 *
 * @throws RangeError with the first of `hostFaults`
 */
export function checkHosts(services: Readonly<Record<string, object>>): void {
  const [fault] = hostFaults(services);
  if (fault) throw new RangeError(fault);
}
