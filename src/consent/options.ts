import type { DfoRegistry, LanguageId, Registry, ServiceId, SiteId } from '../../registry/index.js';

/** What a page may tell. On the script tag the same names are written `data-site`, `data-matomo-url`, … */
export interface Options<R extends Registry = DfoRegistry> {
  /** Another organisation's registry. Default: DFØ's. */
  registry?: R | undefined;
  /** Id of the site. Default: the site that has this page's host name. */
  site?: SiteId<R> | undefined;
  /** Language of every text. Default: the nearest `lang` of each element, bokmål where that is none of ours. */
  lang?: LanguageId<R> | undefined;
  /** Address of the page that tells what is stored. Default: the site's in the registry. */
  privacyUrl?: string | undefined;
  /**
   * Domain under which websites share one answer, a host name of the registry such as `dfo.no`. The question then names the other
   * websites, and is about everything that any of them asks about. Default: none, the answer is this host's alone (R30).
   */
  cookieDomain?: string | undefined;
  /**
   * Where answers are counted, for example `/dfo-consent/count`: each sends the site, the language and which services were accepted and
   * refused, and nothing of the visitor: no cookie, no page, no number. The declaration tells so. Default: nothing is sent.
   */
  countUrl?: string | undefined;
  /** Folder of the Matomo server, for example `https://matomo.dfo.example/`. Without it Matomo is not loaded. */
  matomoUrl?: string | undefined;
  /** The site's id in Matomo. Without it Matomo is not loaded. */
  matomoSiteId?: string | undefined;
  /** Address of the Qlik server. Default: only Qlik Cloud is known. */
  qlikUrl?: string | undefined;
  /** The nonce of the page's own scripts. Then inert scripts are started only if they have it too. Default: none. */
  nonce?: string | undefined;
  /** More hosts of services, for example `{ 'live-stream': ['video.example.no'] }`. Default: the registry's alone. */
  hosts?: Partial<Record<ServiceId<R>, readonly string[]>> | undefined;
  /**
   * Catches what scripts insert, set or send later, as soon as its file has come. A text says what becomes of hosts that the registry does
   * not describe: `warn` of them, as `true` does, `hold` them, and `allow=HOST` those that are no third party. Default: false.
   */
  guard?: boolean | string | undefined;
}

/** The options as they may really come: from text on a script tag, or from JavaScript. */
export type Told = Omit<Options<Registry>, 'hosts'> & {
  /** On a script tag: `live-stream=video.example.no qlik=qlik.example.no`. */
  hosts?: string | Record<string, readonly string[] | undefined> | undefined;
};

/** What a page told that cannot be right: of what kind, as it was written, and what there is. */
export type Fault =
  | readonly [what: 'host' | 'site' | 'language' | 'service', value: string, known: readonly string[]]
  | readonly [what: 'pair' | 'hosts' | 'alone' | 'stopped' | 'attribute' | 'refused', value: string]
  | readonly [what: 'address', name: string, value: string]
  | readonly [what: 'domain', value: string, known: readonly string[]]
  | readonly [what: 'room', domain: string, most: number]
  | readonly [what: 'printed', printed: string, right: string]
  | readonly [what: 'matomo' | 'tag'];
