import type { Registry } from '../../registry/model.js';
import type { PageRegistry, PageService } from '../decide/page-registry.js';
import { sharingUnder } from '../decide/sharing.js';
import { unknown } from '../decide/unknown.js';
import { isEvery, overlap, sourcesOf } from './sources.js';

/** Where content of a service may come in. */
const fetching = ['script-src', 'style-src', 'img-src', 'font-src', 'media-src', 'connect-src', 'frame-src'] as const;

/**
 * What the policy says of everything else, and why.
 * - `default-src`, and with it manifests and workers: the site's own.
 * - `object-src`: plug-ins; nobody needs them, and they obey fewer rules than frames.
 * - `base-uri`: a `<base>` with a vendor's address would turn the page's relative addresses into the vendor's.
 * - `form-action`: a script could send a form instead of a request.
 *
 * Who may show the page in a frame (`frame-ancestors`) is no question of consent: a site says it in `more`.
 */
const closed = {
  'default-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
} as const;

/** What a site may add, with what it begins with then. */
const onDemand = {
  'child-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-ancestors': '',
  'report-to': '',
  'report-uri': '',
  'require-trusted-types-for': '',
  'trusted-types': '',
  'upgrade-insecure-requests': '',
} as const;

/** Directives that a site may add sources to. */
export type Directive = (typeof fetching)[number] | keyof typeof closed | keyof typeof onDemand;

const always: Readonly<Record<string, string>> = {
  ...closed,
  ...Object.fromEntries(fetching.map((name) => [name, "'self'"])),
};
const beginnings: Readonly<Record<string, string>> = { ...always, ...onDemand };

/** The options as they may really come: from text on a command line, or from JavaScript. */
export interface ToldSite {
  readonly site: string;
  readonly cookieDomain?: string | undefined;
  readonly hosts?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly nonce?: string | undefined;
  readonly trustedTypes?: boolean | undefined;
  readonly more?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly allowed?: readonly string[] | undefined;
}

/** A service as policies see it. */
export interface PolicyService extends Pick<PageService, 'purpose' | 'fingerprint' | 'days'> {
  readonly id: string;
  /** What it opens in every directive that fetches; empty where nobody has told its hosts. */
  readonly sources: readonly string[];
  /** What it opens in `connect-src` besides. */
  readonly sockets: readonly string[];
}

/** A site's policy before anybody has answered, with a gap in some directives for what an answer opens. */
export interface SitePolicy {
  /** Those of the site, also the necessary ones. */
  readonly services: readonly PolicyService[];
  /** What answers begin with that the site shares with others; `''` where they are its own. */
  readonly scope: string;
  /** @param opened what stands in the gap of a directive: begins with a space, or is empty */
  write(opened: (directive: string) => string): string;
}

/**
 * Checks what was told of a site, and makes all of its policy that no answer changes.
 *
 * @throws RangeError for a site, service, host, directive or source that cannot be
 */
export function sitePolicy(registry: Registry, pages: PageRegistry, told: ToldSite): SitePolicy {
  const sites = Object.keys(pages.sites);
  if (!sites.includes(told.site)) throw new RangeError(unknown('site', told.site, sites));
  const ids = Object.keys(pages.services);
  const hosts = new Map(Object.entries(told.hosts ?? {}));
  for (const id of hosts.keys()) if (!ids.includes(id)) throw new RangeError(unknown('service', id, ids));
  for (const [id, own = []] of hosts) for (const host of own) checkTold(registry, id, host);

  const service = (id: string): PolicyService => {
    const one = registry.services[id]!;
    const known = [...('hosts' in one ? one.hosts : []), ...(hosts.get(id) ?? [])];
    return {
      ...pages.services[id]!,
      id,
      sources: known.flatMap((host) => sourcesOf(host)),
      sockets: one.delivery === 'embed' && one.webSockets ? known.flatMap((host) => sourcesOf(host, true)) : [],
    };
  };
  const { necessary, banner, inContext } = registry.sites[told.site]!;
  const own = ownSources(told, ids.map(service));
  return {
    services: [...necessary, ...banner, ...inContext].map(service),
    scope: told.cookieDomain === undefined ? '' : sharingUnder(pages, told.site, told.cookieDomain).scope,
    write: (opened) =>
      [...own]
        .map(([name, sources]) => {
          const hasGap = (fetching as readonly string[]).includes(name);
          return [name, ...sources].join(' ') + (hasGap ? opened(name) : '');
        })
        .join('; '),
  };
}

/** A yes to one service may not open another's hosts. */
function checkTold({ services }: Registry, id: string, host: string): void {
  const told = sourcesOf(host);
  for (const [other, service] of Object.entries(services)) {
    if (other === id || service.legalBasis !== 'consent' || !('hosts' in service)) continue;
    const isIts = service.hosts.some((one) => sourcesOf(one).some((its) => told.some((own) => overlap(its, own))));
    if (isIts)
      throw new RangeError(
        `dfo-consent: "${host}" is no host for ${id}: there is ${other}, which is asked for by itself.`,
      );
  }
}

/** What services open in a directive, as it stands in the gap of a policy. */
export function opens(services: readonly PolicyService[], directive: string): string {
  const all = services.flatMap(({ sources, sockets }) => [...sources, ...(directive === 'connect-src' ? sockets : [])]);
  return listed([...new Set(all)]);
}

/** Sources as they stand in the gap of a policy. */
export const listed = (sources: readonly string[]): string => sources.map((source) => ` ${source}`).join('');

/** Every directive, with what the site itself may load. */
function ownSources(
  { nonce, trustedTypes, more = {}, allowed = [] }: ToldSite,
  services: readonly PolicyService[],
): ReadonlyMap<string, readonly string[]> {
  const own = new Map(Object.entries(always).map(([name, source]) => [name, [source]]));
  const add = (name: string, sources: readonly string[]) => {
    const before = own.get(name) ?? [beginnings[name]!].filter(Boolean);
    own.set(name, [...(sources.length ? before.filter((source) => source !== "'none'") : before), ...sources]);
  };
  if (nonce !== undefined) {
    if (!/^[\w+/-]+={0,2}$/.test(nonce)) throw new RangeError(`dfo-consent: the nonce "${nonce}" is not base64.`);
    for (const name of ['script-src', 'style-src']) add(name, [`'nonce-${nonce}'`]);
  }
  if (trustedTypes) {
    add('require-trusted-types-for', ["'script'"]);
    add('trusted-types', ['dfo-consent']);
  }
  for (const source of allowed.flatMap((host) => sourcesOf(host)))
    for (const name of fetching) {
      checkOwn(name, source, services);
      add(name, [source]);
    }
  for (const [name, sources = []] of Object.entries(more)) {
    if (!Object.hasOwn(beginnings, name)) throw new RangeError(unknown('directive', name, Object.keys(beginnings)));
    for (const source of sources) checkOwn(name, source, services);
    add(name, sources);
  }
  return own;
}

/** Directives whose values are no sources. */
const others = ['report-to', 'report-uri', 'require-trusted-types-for', 'trusted-types', 'upgrade-insecure-requests'];
/** Directives under which something runs, so that whoever writes an address with `data:` would be a host without a name. */
const running = ['default-src', 'script-src', 'object-src', 'base-uri', 'worker-src', 'child-src'];

/** CSP's own grammar, https://www.w3.org/TR/CSP3/#framework-directive-source-list . */
const keyword =
  /^'(self|none|unsafe-(inline|eval|hashes)|(wasm-unsafe|trusted-types)-eval|inline-speculation-rules|report-(sample|sha(256|384|512))|(nonce|sha(256|384|512))-[\w+/-]+={0,2})'$/i;
const scheme = /^([a-z][a-z\d+.-]*):$/i;
const hostSource =
  /^(?:(?:https?|wss?):\/\/)?(\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)\.?(?::(?:\d{1,5}|\*))?(?:\/[\w.~*:/@+=-]*)?$/i;

/** A source of the site's own may not open what waits for consent. */
function checkOwn(directive: string, source: string, services: readonly PolicyService[]): void {
  const cannot = (why: string) => new RangeError(`dfo-consent: ${directive} cannot have "${source}": ${why}`);
  const open = cannot('it opens every host. Name the hosts.');
  if (/^(\*|'strict-dynamic')$/i.test(source)) throw open;
  if (others.includes(directive)) {
    // It may not be more than a text in a server's configuration.
    if (!/^([\w.~:/@+=-]+|'[\w-]+')$/.test(source)) throw cannot('it is no value.');
  } else {
    if (keyword.test(source)) return;
    const name = scheme.exec(source)?.[1]?.toLowerCase();
    if (name !== undefined) {
      if (/^(https?|wss?|ftp)$/.test(name)) throw open;
      // Workers are often made of a blob; they have the policy of the page.
      const isWorkers = name === 'blob' && /^(worker|child)-src$/.test(directive);
      if (running.includes(directive) && !isWorkers) throw cannot('it opens every script. Name the hosts.');
      return;
    }
    const host = hostSource.exec(source)?.[1];
    if (host === undefined) throw cannot('it is no source.');
    if (isEvery(host)) throw open;
  }
  const vendor = services.find(
    ({ purpose, sources }) => purpose !== 'necessary' && sources.some((one) => overlap(one, source)),
  );
  if (vendor) throw cannot(`there is ${vendor.id}, which waits for consent.`);
}
