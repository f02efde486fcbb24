/**
 * Whether `url` lies on what a registry's `hosts` or a site's own words name: `player.vimeo.com`, `*.vimeo.com` (with
 * `vimeo.com` itself), a port where it is told, and a path where the host is shared: `cdn.jsdelivr.net/npm/@qlik/`.
 */
export function matches(url: URL, pattern: string): boolean {
  const { host, path } = partsOf(pattern);
  // `vimeo.com.` is the same host, told from the root.
  const name = url.hostname.replace(/\.$/, '');
  const isHost = host.startsWith('*.')
    ? name === host.slice(2) || name.endsWith(host.slice(1))
    : host === name || host === url.host;
  return isHost && url.pathname.startsWith(path);
}

/** The host, and the path that begins with `/`. */
export function partsOf(pattern: string): { readonly host: string; readonly path: string } {
  const slash = pattern.indexOf('/');
  return slash < 0 ? { host: pattern, path: '/' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) };
}
