interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Seconds; without it the cookie goes when the browser closes. */
  readonly maxAge?: number;
  /** The vendor's parent domain. Left out under a local name, where the browser would refuse it. */
  readonly domain?: string;
  readonly httpOnly?: true;
}

/**
 * A `Set-Cookie` line as a vendor in a frame must write it: third-party cookies need `SameSite=None; Secure`. Browsers
 * take `Secure` over https and, as the machine itself is trusted, from `*.localhost`; elsewhere it would be refused.
 */
export function setCookie({ name, value, maxAge, domain, httpOnly }: Cookie, url: URL): string {
  const isLocal = url.hostname.endsWith('.localhost');
  return [
    `${name}=${value}`,
    'Path=/',
    ...(domain && url.hostname.endsWith(domain) ? [`Domain=${domain}`] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(url.protocol === 'https:' || isLocal ? ['SameSite=None', 'Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
  ].join('; ');
}

/** An id such as vendors give, anew for each request. */
export const randomId = (): string => crypto.randomUUID().replaceAll('-', '');
