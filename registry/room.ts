/**
 * The services that one site's answer has room for. Each takes five bytes of the cookie if it is accepted and three if not, so up to seven
 * fit into 60 bytes and all of them into 330, with the name (see `format` in src/decide/answer.ts). Browsers take 4 096 bytes of a cookie.
 */
export const mostServices = 60;

/** Of a site, what is looked at here. */
interface Asking {
  readonly kind: string;
  readonly banner: readonly string[];
  readonly inContext: readonly string[];
}

/** Why one answer has no room for a site's services, in a sentence; undefined where it has. An app keeps its answers itself. */
export function lackOfRoom(siteId: string, { kind, banner, inContext }: Asking): string | undefined {
  const optional = new Set([...banner, ...inContext]);
  if (kind !== 'website' || optional.size <= mostServices) return undefined;
  return `dfo-consent: the site "${siteId}" has ${optional.size} optional services (${[...optional].join(', ')}), and one answer has room for ${mostServices}. Take ${optional.size - mostServices} out of its banner and inContext, or make two sites of it.`;
}
