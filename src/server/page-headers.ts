import { createHash } from 'node:crypto';
import { listed, named, parts, type HeaderList } from './header-list.js';

/** What a response is to the gate. */
export type Kind =
  /** HTML that can be read: its embeds wait, and its policy is the answer's. */
  | 'page'
  /** What browsers make a document of, and nobody here reads: it goes through whole, under the policy of who has not answered. */
  | 'document'
  | 'other';

/** As browsers read them, which forgive what follows. Of several the last one counts, or the first. */
const typesIn = (headers: HeaderList): string[] =>
  named(headers, 'content-type')
    .flatMap((value) => (value.trim() ? parts(value) : ['']))
    .map((one) => /^[^\s;(]*/.exec(one)![0].toLowerCase());

/** Browsers look at the bytes of what has none: https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type */
const isType = (type: string) => /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/.test(type);
const unknown = new Set(['*/*', 'unknown/unknown', 'application/unknown']);
const isDocument = (type: string) =>
  !isType(type) ||
  unknown.has(type) ||
  (/^multipart\//.test(type) && type !== 'multipart/byteranges') ||
  /^(text|application)\/xml$|\+xml$/.test(type);

/** @param codings what can be opened here */
export function kindOf(headers: HeaderList, codings: ReadonlySet<string>): Kind {
  // What is saved is not shown.
  const dispositions = named(headers, 'content-disposition');
  if (dispositions.length && dispositions.every((one) => /^\s*attachment\s*(;|$)/i.test(one))) return 'other';
  const types = typesIn(headers);
  if (types.includes('text/html')) return codingsOf(headers).every((one) => codings.has(one)) ? 'page' : 'document';
  return !types.length || types.some(isDocument) ? 'document' : 'other';
}

/** The codings of a body, in the order in which they were applied. */
export const codingsOf = (headers: HeaderList): string[] =>
  listed(headers, 'content-encoding')
    .map((one) => one.toLowerCase())
    .filter((one) => one !== 'identity');

/** The encoding that the header names. */
export const charsetOf = (headers: HeaderList): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(named(headers, 'content-type').join(', '))?.[1];

/** Whether a page is one visitor's own, and is kept nowhere but with them. */
export const isPrivate = (headers: HeaderList): boolean =>
  listed(headers, 'cache-control').some((one) => /^(no-store|private)(?![\w-])/i.test(one));

/** Of a body that is another now, or tells shared caches and servers before what would be wrong. */
const untrue = new Set([
  'accept-ranges',
  'cache-control',
  'content-digest',
  'content-length',
  'content-md5',
  'digest',
  'etag',
  'last-modified',
  'repr-digest',
  'speculation-rules',
  'surrogate-control',
  'vary',
  'x-accel-expires',
  'x-accel-redirect',
  'x-lighttpd-send-file',
  'x-sendfile',
]);
/** https://www.rfc-editor.org/rfc/rfc9213 */
const isUntrue = (name: string) => untrue.has(name) || name.endsWith('cdn-cache-control');

/** What follows a page's body, without what would be wrong of it. */
export const pageTrailers = (trailers: HeaderList): HeaderList =>
  trailers.filter(([name]) => !isUntrue(name.toLowerCase()));

export interface PageHeaders {
  /** The policy for this visitor. */
  readonly policy: { readonly name: string; readonly value: string };
  /** The encoding that the page was read in; undefined where nobody has read it, as of a `HEAD`. */
  readonly charset: string | undefined;
  /** Stands for the policy and for all that decides over the page here. */
  readonly version: string;
  /** Keeps the visitor's answer. */
  readonly setCookie: string | undefined;
}

/** The headers of a page that has gone through the gate. */
export function pageHeaders(headers: HeaderList, told: PageHeaders): HeaderList {
  const type = named(headers, 'content-type');
  const isToldAgain = told.charset !== undefined && !(type.length === 1 && saysAlone(type[0]!, told.charset));
  const [tag] = named(headers, 'etag');
  const vary = listed(headers, 'vary').filter((one) => one.toLowerCase() !== 'cookie');
  return [
    ...headers.filter(
      ([name]) => !isUntrue(name.toLowerCase()) && !(isToldAgain && name.toLowerCase() === 'content-type'),
    ),
    ...(isToldAgain ? [['Content-Type', `text/html; charset=${told.charset}`] as const] : []),
    ...(tag === undefined ? [] : [['ETag', taggedWith(tag, told.version)] as const]),
    ['Cache-Control', privately(listed(headers, 'cache-control'))],
    ['Vary', vary.includes('*') ? '*' : [...vary, 'Cookie'].join(', ')],
    [told.policy.name, told.policy.value],
    ...(told.setCookie === undefined ? [] : [['Set-Cookie', told.setCookie] as const]),
  ];
}

/** Whether a type names an encoding, and nothing that somebody could read otherwise. */
function saysAlone(type: string, charset: string): boolean {
  const label = /^\s*text\/html\s*;\s*charset=(?:"([^\s;"]+)"|([^\s;"]+))\s*;?\s*$/i.exec(type);
  try {
    const told = new TextDecoder(label?.[1] ?? label?.[2] ?? 'none');
    return told.encoding === new TextDecoder(charset).encoding;
  } catch {
    return false;
  }
}

/** A page's policy is one visitor's, so no shared cache may keep it: https://www.rfc-editor.org/rfc/rfc9111#cache-response-directive.private */
const privately = (directives: readonly string[]): string => {
  const kept = directives.filter((one) => !/^(public|private|s-maxage|proxy-revalidate)(?![\w-])/i.test(one));
  return kept.some((one) => /^no-store$/i.test(one)) ? kept.join(', ') : ['private', ...kept].join(', ');
};

/** Headers by which a response has its browser turn to other hosts, beside what is in it. */
const reaching: Readonly<Record<string, (value: string, waits: Waits) => string>> = {
  link: ownLinks,
  nel: ownReports,
  'report-to': ownReports,
  'reporting-endpoints': ownReports,
  'expect-ct': ownReports,
  'content-security-policy': ownPolicy,
  'content-security-policy-report-only': ownPolicy,
};
/** Whether an address belongs to somebody who waits for consent. */
type Waits = (address: string) => boolean;

/** The headers of any response, without what would reach somebody who waits. The same list where there is nothing of that. */
export function withoutReaching(headers: HeaderList, waits: Waits): HeaderList {
  const own = headers.flatMap((one) => {
    const [name, value] = one;
    const kept = reaching[name.toLowerCase()]?.(value, waits) ?? value;
    return kept === value ? [one] : kept ? [[name, kept] as const] : [];
  });
  return own.length === headers.length && own.every((one, at) => one === headers[at]) ? headers : own;
}

/** Links of a `Link` header: https://www.rfc-editor.org/rfc/rfc8288#section-3 */
function ownLinks(header: string, waits: Waits): string {
  const links: string[] = [];
  let areAllOwn = true;
  for (let rest = header; rest; ) {
    const start = rest.indexOf('<');
    const end = rest.indexOf('>', start);
    if (start < 0 || end < 0) break;
    const next = nextLink(rest, end);
    const link = rest.slice(start, next < 0 ? undefined : next).trim();
    const sources = /;\s*imagesrcset\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)/i.exec(link)?.[1]?.split(/[\s",]+/) ?? [];
    if ([rest.slice(start + 1, end).trim(), ...sources].some(waits)) areAllOwn = false;
    else links.push(link);
    rest = next < 0 ? '' : rest.slice(next + 1);
  }
  return areAllOwn ? header : links.join(', ');
}

/** The comma before the next link; one in quotes is none. */
function nextLink(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && isQuoted) at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ',' && !isQuoted) return at;
  }
  return -1;
}

/** Reports go to whatever address stands in the header, in JSON or in quotes. */
function ownReports(header: string, waits: Waits): string {
  return header.replaceAll('\\/', '/').split('"').some(waits) ? '' : header;
}

/** A policy that reports to nobody who waits, and is as strict as before. */
function ownPolicy(policy: string, waits: Waits): string {
  return policy.replace(/(^|[;,])(\s*report-uri)(\s[^;,]*)/gi, (all, before: string, name: string, told: string) => {
    const addresses = told.split(/\s+/).filter(Boolean);
    const own = addresses.filter((one) => !waits(one));
    return own.length === addresses.length ? all : own.length ? `${before}${name} ${own.join(' ')}` : before;
  });
}

const tags = (condition: string): readonly string[] => condition.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];
const ours = /^W\/"dfo-([\w-]{8})-([sw])-(.*)"$/s;

/**
 * Names the page as it leaves here. The policy is in it, because a browser keeps the policy of a page that has not changed: Chromium does not
 * renew it from a 304 (https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_response_headers.cc, kNonUpdatedHeaderPrefixes).
 */
export function taggedWith(tag: string, version: string): string {
  const isWeak = tag.startsWith('W/');
  return `W/"dfo-${version}-${isWeak ? 'w' : 's'}-${tag.replace(/^W\/|"/g, '')}"`;
}

/** How a condition's names are told on. */
export interface Told {
  /** Names that were given here for another version are no longer true; undefined where that does not matter. */
  readonly version: string | undefined;
  /** Whether names that others gave are told too. */
  readonly hasOthers: boolean;
}

/** The names of a condition as the server knows them. */
export const untagged = (condition: string, { version, hasOthers }: Told): string =>
  tags(condition)
    .flatMap((tag) => {
      const [, its, strength, name] = ours.exec(tag) ?? [];
      if (name === undefined) return hasOthers ? [tag] : [];
      return version === undefined || its === version ? [`${strength === 'w' ? 'W/' : ''}"${name}"`] : [];
    })
    .join(', ');

/** Whether nobody means a page as it was before: all names of a condition were given here, and one for this version. */
export function isTagged(condition: string, version: string): boolean {
  const versions = tags(condition).map((tag) => ours.exec(tag)?.[1]);
  return versions.includes(version) && !versions.includes(undefined);
}

export const versionOf = (...all: readonly string[]): string =>
  createHash('sha256').update(all.join('\n')).digest('base64url').slice(0, 8);
