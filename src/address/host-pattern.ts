/**
 * Whether `url` lies on what a registry's `hosts` or a site's own words name: `player.vimeo.com`, `*.vimeo.com` (with
 * `vimeo.com` itself), a port where it is told, and a path where the host is shared: `cdn.jsdelivr.net/npm/@qlik/`.
 */
export function matches(url: URL, pattern: string): boolean {
  const { host, path } = partsOf(pattern);
  const isHost = host.startsWith('*.')
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : host === url.hostname || host === url.host;
  return isHost && url.pathname.startsWith(path);
}

/** The host, and the path that begins with `/`. */
export function partsOf(pattern: string): { readonly host: string; readonly path: string } {
  const slash = pattern.indexOf('/');
  return slash < 0 ? { host: pattern, path: '/' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) };
}
