import type { DfoRegistry, Language, Registry, ServiceId, SiteId } from '../../registry/index.js';
import { registry as dfo } from '../../registry/index.js';
import { unknownId } from '../address/host-pattern.js';
import { bannerHtml } from '../first-paint/banner-html.js';
import { answerSetCookie } from '../html/answer-set-cookie.js';
import type { Additions, PageSoFar } from '../html/additions.js';
import { policyByAnswer } from '../html/csp.js';
import { makeOwners } from '../html/owners.js';
import { makeRewriter } from '../html/rewrite.js';
import { setUp, type GateOptions } from '../html/setup.js';
import type { Directive } from '../html/site-policy.js';
import { languagesOf } from '../texts/added.js';
import { named, type HeaderList } from './header-list.js';
import { letIn, type Place } from './own-policy.js';
import { KnownPageBytes, KnownPages, type GatesBytes } from './known-pages.js';
import { PageBytes } from './page-bytes.js';
import {
  charsetOf,
  isPrivate,
  isTagged,
  kindOf,
  pageHeaders,
  untagged,
  versionOf,
  withoutReaching,
  type Kind,
} from './page-headers.js';
import { isTouched } from './paths.js';
import { wants } from './wanted.js';

/** What a server is told that has its pages gated as they leave. */
export interface PageGateOptions<R extends Registry = DfoRegistry> {
  /** Id of the site. */
  readonly site: SiteId<R>;
  /** Another organisation's registry. Default: DFØ's. */
  readonly registry?: R | undefined;
  /** The site's own servers of services that the registry cannot know: `{ matomo: ['matomo.dfo.example'] }`. Default: none. */
  readonly hosts?: Partial<Record<ServiceId<R>, readonly string[]>> | undefined;
  /**
   * What becomes of hosts that the registry does not describe. `hold`: nothing of them is loaded, whatever is answered. `warn`: they load as
   * before, and the policy only reports. Default: `hold`.
   */
  readonly unknown?: 'hold' | 'warn' | undefined;
  /** Hosts that are no third party though the registry does not have them. Default: none. */
  readonly allowed?: readonly string[] | undefined;
  /** What the site itself needs in its policy, for example `{ 'form-action': ['https://login.example.no'] }`. Default: nothing. */
  readonly more?: { readonly [Name in Directive]?: readonly string[] } | undefined;
  /** The folder of the library's files, on the site's own host. Default: `/dfo-consent/`. */
  readonly folder?: string | undefined;
  /** Whether a page that lacks them gets the banner, the footer's control and the library. Default: true. */
  readonly adds?: boolean | undefined;
  /** More attributes of the library's tag, for example `{ 'data-matomo-url': 'https://matomo.dfo.example/' }`. Default: none. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** Address of the page that tells what is stored. Default: the site's in the registry. */
  readonly privacyUrl?: string | undefined;
  /** Domain under which websites share one answer. Default: none. */
  readonly cookieDomain?: string | undefined;
  /** Folders whose pages go through the gate; none: all. */
  readonly only?: readonly string[] | undefined;
  /** Folders whose pages stay as they are, such as `/admin`. Default: none. */
  readonly except?: readonly string[] | undefined;
  /** Most bytes of a page that does not say how it is encoded, or cannot be cut. Larger ones go through under the closed policy. Default: 8 MiB. */
  readonly wholeLimit?: number | undefined;
}

/** A request, as far as the gate asks. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: HeaderList;
  readonly isSecure: boolean;
}

/** A response, before its body. */
interface Answered {
  readonly status: number;
  readonly headers: HeaderList;
}

/** What becomes of a response. */
type Outcome =
  | { readonly kind: 'other' | 'document'; readonly headers: HeaderList }
  | {
      readonly kind: 'page';
      /** Undefined where the response has no body. */
      readonly bytes: GatesBytes | undefined;
      /** To be asked once the page's first bytes are out, or where it has no body. */
      readonly headers: () => HeaderList;
    };

/** Is told what was held, and in `warn` which unknown host was let through. */
export interface Heard {
  held?(service: string): void;
  unknown?(host: string): void;
}

export interface PageGate {
  /** Where the library's files are. */
  readonly folder: string;
  /**
   * What the server is asked instead: conditions in its own words, and no coding that cannot be opened here.
   *
   * @param canAskAgain whether a response that `isInDoubt` can be asked for whole; else nothing is asked that could bring one
   */
  asked(request: Asked, canAskAgain: boolean): HeaderList;
  /** Whether a response is a part of a page, or says that one is as it was, perhaps before there was a gate: it is to be asked for whole. */
  isInDoubt(request: Asked, response: Answered): boolean;
  kind(request: Asked, response: Answered): Kind;
  outcome(request: Asked, response: Answered, heard?: Heard): Outcome;
}

/** What a request asks for less than the whole by. */
export const conditions: ReadonlySet<string> = new Set(['if-modified-since', 'if-none-match', 'if-range', 'range']);

/**
 * In front of any site, so its own inline scripts and data: addresses stay; the policy is about hosts. A stricter one of the site's own
 * holds beside it.
 */
const asBefore: Readonly<Partial<Record<Directive, readonly string[]>>> = {
  'script-src': ["'unsafe-inline'", "'unsafe-eval'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:', 'blob:'],
  'font-src': ['data:'],
  'media-src': ['data:', 'blob:'],
  'connect-src': ['data:', 'blob:'],
  'worker-src': ['blob:'],
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const toAscii = (html: string) => html.replace(/[^\x00-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/**
 * @param codings what the caller can open and close: `gzip`, …
 * @throws RangeError for a site, service, host, directive or attribute that cannot be; the message says what can
 */
export function makePageGate<R extends Registry = DfoRegistry>(
  options: PageGateOptions<R>,
  codings: ReadonlySet<string>,
): PageGate {
  const registry: Registry = options.registry ?? dfo;
  const {
    site,
    hosts,
    allowed,
    unknown = 'hold',
    folder = '/dfo-consent/',
    adds = true,
    attributes = {},
    privacyUrl,
    cookieDomain,
    only = [],
    except = [],
    wholeLimit = 8 * 2 ** 20,
  } = options as unknown as PageGateOptions<Registry>;
  if (!/^\/([\w.~-]+\/)+$/.test(folder))
    throw new RangeError(`dfo-consent: the folder "${folder}" is none. Write it like /dfo-consent/.`);
  for (const path of [...only, ...except])
    if (!path.startsWith('/')) throw new RangeError(`dfo-consent: "${path}" is no path. Write it like /admin.`);
  for (const name of Object.keys(attributes))
    if (!/^data-[a-z-]+$/.test(name))
      throw new RangeError(`dfo-consent: "${name}" is no attribute of the tag. Write it like data-matomo-url.`);
  const isHeld = unknown === 'hold';
  const about: GateOptions<Registry> = { site, hosts, registry, allowed, unknown: isHeld ? 'hold' : 'pass' };
  const setup = setUp(about);
  const strangers = isHeld ? undefined : setUp({ ...about, unknown: 'hold' });
  const more = Object.fromEntries(
    [...new Set([...Object.keys(asBefore), ...Object.keys(options.more ?? {})])].map((name) => [
      name,
      [...(asBefore[name as Directive] ?? []), ...(options.more?.[name as Directive] ?? [])],
    ]),
  );
  const policyOf = policyByAnswer<Registry>({ registry, site, hosts, cookieDomain, allowed, more });
  const policyName = `Content-Security-Policy${isHeld ? '' : '-Report-Only'}`;
  const closed = [policyName, policyOf('unanswered')] as const;
  const languages = languagesOf(registry);
  const spoken = (tag = ''): Language => {
    const [its] = tag.toLowerCase().split(/[-_]/);
    return languages.find((one) => one === its) ?? 'nb';
  };
  const printed = (lang: Language, nonce: string | undefined) =>
    bannerHtml<Registry>({ registry, site, lang, privacyUrl, cookieDomain, nonce });
  const printedIn = new Map(languages.map((lang) => [lang, printed(lang, undefined)]));
  const tagAttributes = Object.entries({
    'data-site': site,
    ...(privacyUrl !== undefined && { 'data-privacy-url': privacyUrl }),
    ...(cookieDomain !== undefined && { 'data-cookie-domain': cookieDomain }),
    ...attributes,
  })
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');

  // All that a page's bytes and policy follow from, but the page.
  const settled = JSON.stringify([about, more, adds, folder, tagAttributes, cookieDomain, wholeLimit, ...printedIn]);
  const known = new KnownPages();
  const versions = new Map<string, string>();
  const versionFor = (policy: string) => {
    const version = versions.get(policy) ?? versionOf(settled, policyName, policy);
    versions.set(policy, version);
    return version;
  };
  const { ofLoaded } = makeOwners(setup);
  const waits = (address: string) => ofLoaded(address) !== undefined;

  function additions(policies: readonly string[], place: Place, isUnicode: boolean): Additions {
    const lets = ({ policies: inPage }: PageSoFar) => letIn([...policies, ...inPage], place);
    const written = (html: string) => (isUnicode ? html : toAscii(html));
    const part = (make: (banner: ReturnType<typeof printed>) => string, orElse: string) => (page: PageSoFar) => {
      const { isPrinted, isFile, nonce } = lets(page);
      if (!isFile) return '';
      // Without its script the banner would stay hidden: the whole tag shows one of its own.
      if (!isPrinted) return orElse;
      const lang = spoken(page.lang);
      return written(make(nonce === undefined ? printedIn.get(lang)! : printed(lang, nonce)));
    };
    return {
      head(page) {
        const { isPrinted, isFile, nonce } = lets(page);
        if (!isFile) return '';
        const withNonce = nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`;
        const file = isPrinted ? `async src="${folder}dfo-consent-core.js"` : `src="${folder}dfo-consent.js"`;
        return written(`<script ${file}${withNonce}${tagAttributes}></script>`);
      },
      body: part(({ html }) => html, ''),
      footer: part(({ settings }) => settings, '<dfo-consent-settings></dfo-consent-settings>'),
    };
  }

  function rewriterFor(policies: readonly string[], place: Place, isUnicode: boolean, heard: Heard) {
    const found = ({ service }: { readonly service: string }) => heard.held?.(service);
    const rewriter = makeRewriter(setup, found, [], adds ? additions(policies, place, isUnicode) : undefined);
    if (!strangers || !heard.unknown) return rewriter;
    // They are let through, and told: another reader looks for them.
    const looker = makeRewriter(strangers, ({ service, addresses }) => {
      if (service !== unknownId) return;
      for (const address of addresses) {
        const url = URL.canParse(address, 'https://page.invalid/')
          ? new URL(address, 'https://page.invalid/')
          : undefined;
        heard.unknown!(url?.host ?? 'a host inside it');
      }
    });
    return {
      write(chunk: string) {
        looker.write(chunk);
        return rewriter.write(chunk);
      },
      end() {
        looker.end();
        return rewriter.end();
      },
    };
  }

  function bytesOf(
    { path }: Asked,
    headers: HeaderList,
    policies: readonly string[],
    place: Place,
    heard: Heard,
  ): GatesBytes {
    const charset = charsetOf(headers);
    const gate = (its: Heard) =>
      new PageBytes({
        charset,
        wholeLimit,
        rewriter: (isUnicode) => rewriterFor(policies, place, isUnicode, its),
      });
    // Unknown hosts are told of each page anew, and a nonce is another for each. What is somebody's own is not kept.
    if (!isHeld || isPrivate(headers) || policies.some((one) => /'nonce-/i.test(one))) return gate(heard);
    return new KnownPageBytes({
      pages: known,
      key: JSON.stringify([path, charset, policies, place]),
      gate: (held) => gate({ ...heard, held }),
      held: (service) => heard.held?.(service),
    });
  }

  /** A part of a page goes through as it is; no browser shows it as one. */
  const kindAs = ({ status, headers }: Answered) => {
    const kind = kindOf(headers, codings);
    return status === 206 && kind === 'page' ? 'document' : kind;
  };
  const isOurs = ({ path }: Asked) => isTouched(path.split(/[?#]/)[0]!, only, except);
  const cookieOf = ({ headers }: Asked) => named(headers, 'cookie').join('; ') || undefined;
  const versionAsked = (request: Asked) => versionFor(policyOf({ cookie: cookieOf(request) }));
  /** Whether a 304 says that a page is as it left here, under the policy of now. */
  const isKnownPage = (request: Asked) =>
    isTagged(named(request.headers, 'if-none-match').join(', '), versionAsked(request));
  const mayBeRead = ({ method }: Asked) => method === 'GET' || method === 'HEAD';

  function kind(request: Asked, response: Answered): Kind {
    if (!isOurs(request)) return 'other';
    // What it was is not said again: https://www.rfc-editor.org/rfc/rfc9110#name-304-not-modified
    if (response.status === 304) return isKnownPage(request) ? 'page' : 'other';
    return kindAs(response);
  }

  return {
    folder,
    asked(request, canAskAgain) {
      if (!isOurs(request)) return request.headers;
      const version = versionAsked(request);
      const isWhole = mayBeRead(request) && !canAskAgain && wants(request.headers) === 'document';
      const hasNames = named(request.headers, 'if-none-match').length > 0;
      return request.headers.flatMap(([name, value]) => {
        const one = instead(name.toLowerCase(), value);
        return one === undefined ? [] : [[name, one] as const];
      });

      function instead(name: string, value: string): string | undefined {
        if (name === 'accept-encoding') return openable(value, codings);
        if (name === 'if-none-match') return untagged(value, { version, hasOthers: !isWhole }) || undefined;
        if (name === 'if-match') return untagged(value, { version: undefined, hasOthers: true });
        // Beside names nobody heeds it: https://www.rfc-editor.org/rfc/rfc9110#name-if-modified-since
        if (name === 'if-modified-since' && hasNames) return undefined;
        return isWhole && conditions.has(name) ? undefined : value;
      }
    },
    isInDoubt(request, response) {
      if (!isOurs(request) || !mayBeRead(request)) return false;
      if (response.status === 206) return kindOf(response.headers, codings) === 'page';
      return response.status === 304 && !isKnownPage(request) && wants(request.headers) !== 'other';
    },
    kind,
    outcome(request, response, heard = {}) {
      const its = kind(request, response);
      if (!isOurs(request)) return { kind: 'other', headers: response.headers };
      const { status } = response;
      const headers = withoutReaching(response.headers, waits);
      if (its === 'other') return { kind: its, headers };
      if (its === 'document') return { kind: its, headers: [...headers, closed] };
      const policies = named(headers, 'content-security-policy');
      const hasBody = request.method !== 'HEAD' && status >= 200 && status !== 204 && status !== 304;
      const host = named(request.headers, ':authority')[0] ?? named(request.headers, 'host')[0];
      const place = { isSecure: request.isSecure, host, folder };
      const bytes = hasBody ? bytesOf(request, headers, policies, place, heard) : undefined;
      return {
        kind: its,
        bytes,
        headers() {
          const isRead = bytes?.charset !== null;
          const policy = isRead ? policyOf({ cookie: cookieOf(request) }) : closed[1];
          return pageHeaders(headers, {
            policy: { name: policyName, value: policy },
            charset: bytes?.charset ?? undefined,
            version: versionFor(policy),
            setCookie: answerSetCookie<Registry>({
              registry,
              site,
              cookie: cookieOf(request),
              cookieDomain,
              secure: request.isSecure,
            }),
          });
        },
      };
    },
  };
}

/** `Accept-Encoding`, without what cannot be opened. */
const openable = (value: string, codings: ReadonlySet<string>): string =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => codings.has(one.split(';')[0]!.trim().toLowerCase()))
    .join(', ') || 'identity';
