/** The service that everything belongs to which loads from a host that no registry describes. */
export const unknownId = 'unknown';

/**
 * Whether `url` lies on what a registry's `hosts` or a site's own words name: `player.vimeo.com`, `*.vimeo.com` (with
 * `vimeo.com` itself), a port where it is told, and a path where the host is shared: `cdn.jsdelivr.net/npm/@qlik/`.
 */
export function matches(url: URL, pattern: string): boolean {
  const { host, path } = partsOf(pattern);
  // `vimeo.com.` is the same host, told from the root.
  const name = (/:\d+$/.test(host) ? url.host : url.hostname).replace(/\.(?=:|$)/, '');
  const isHost = host[0] === '*' ? `.${name}`.endsWith(host.slice(1)) : host === name;
  return isHost && canonical(url.pathname).startsWith(canonical(path));
}

/** The host, and the path that begins with `/`. Whether by http or https is all the same. */
export function partsOf(pattern: string): { readonly host: string; readonly path: string } {
  const [, host = '', path] = /^(?:https?:\/\/)?([^/]*)(.*)/s.exec(pattern)!;
  return { host, path: path || '/' };
}

/** A path as servers read it: `%40` is `@`, `%c3` is `%C3`, `%2e%2e%2f` leads up, and `//` is `/`. A URL keeps them apart. */
function canonical(path: string): string {
  const url = new URL('https://a');
  url.pathname = path
    .replace(/%[\da-f]{2}/gi, (sign) => (/[2-7]./.test(sign) ? decodeURIComponent(sign) : sign.toUpperCase()))
    .replace(/\/+/g, '/');
  return url.pathname;
}
