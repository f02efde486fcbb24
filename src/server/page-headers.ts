import { createHash } from 'node:crypto';
import { listed, named, without, type HeaderList } from './header-list.js';

/** What a response is to the gate. */
export type Kind =
  /** HTML that can be read: its embeds wait, and its policy is the answer's. */
  | 'page'
  /** What browsers make a document of, and nobody here reads: it goes through whole, under the policy of who has not answered. */
  | 'document'
  | 'other';

const typeOf = (headers: HeaderList) => named(headers, 'content-type')[0]?.split(';')[0]!.trim().toLowerCase();

/** @param codings what can be opened here */
export function kindOf(headers: HeaderList, codings: ReadonlySet<string>): Kind {
  // What is saved is not shown.
  if (/^\s*attachment/i.test(named(headers, 'content-disposition')[0] ?? '')) return 'other';
  const type = typeOf(headers);
  if (type === 'text/html') return codingsOf(headers).every((one) => codings.has(one)) ? 'page' : 'document';
  // Without a type browsers look at the bytes: https://mimesniff.spec.whatwg.org/
  return !type || !type.includes('/') || /^(multipart|application\/octet-stream$|text\/xml|application\/xml)|\+xml$|^\*/.test(type)
    ? 'document'
    : 'other';
}

/** The codings of a body, in the order in which they were applied. */
export const codingsOf = (headers: HeaderList): string[] =>
  listed(headers, 'content-encoding').map((one) => one.toLowerCase()).filter((one) => one !== 'identity');

/** The encoding that the header names. */
export const charsetOf = (headers: HeaderList): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(named(headers, 'content-type')[0] ?? '')?.[1];

/** Of a body that is another now, or tells shared caches what would be wrong. */
const untrue = new Set([
  'accept-ranges',
  'cache-control',
  'cdn-cache-control',
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
]);

/** Headers by which a page has its browser turn to other hosts before or beside its HTML. */
const reaching = new Set(['link', 'nel', 'report-to', 'reporting-endpoints']);

export interface PageHeaders {
  /** The policy for this visitor. */
  readonly policy: { readonly name: string; readonly value: string } | undefined;
  /** The encoding that the page was read in; undefined where nobody has read it, as of a `HEAD`. */
  readonly charset: string | undefined;
  /** Stands for the policy and for all that decides over the page here. */
  readonly version: string;
  /** Keeps the visitor's answer. */
  readonly setCookie: string | undefined;
  /** Whether an address belongs to somebody who waits for consent. */
  readonly waits: (address: string) => boolean;
}

/** The headers of a page that has gone through the gate. */
export function pageHeaders(headers: HeaderList, told: PageHeaders): HeaderList {
  const kept: (readonly [string, string])[] = [];
  for (const [name, value] of without(headers, untrue)) {
    if (reaching.has(name.toLowerCase())) {
      const own = name.toLowerCase() === 'link' ? ownLinks(value, told.waits) : reachesOthers(value, told.waits) ? '' : value;
      if (own) kept.push([name, own]);
    } else if (name.toLowerCase() === 'content-type' && told.charset && !isSame(charsetOf(headers), told.charset))
      kept.push([name, `text/html; charset=${told.charset}`]);
    else kept.push([name, value]);
  }
  const [tag] = named(headers, 'etag');
  if (tag) kept.push(['ETag', taggedWith(tag, told.version)]);
  kept.push(['Cache-Control', privately(listed(headers, 'cache-control'))]);
  const vary = listed(headers, 'vary');
  kept.push(['Vary', vary.includes('*') ? '*' : [...vary.filter((one) => one.toLowerCase() !== 'cookie'), 'Cookie'].join(', ')]);
  if (told.policy) kept.push([told.policy.name, told.policy.value]);
  if (told.setCookie) kept.push(['Set-Cookie', told.setCookie]);
  return kept;
}

function isSame(label: string | undefined, read: string): boolean {
  try {
    return label !== undefined && new TextDecoder(label).encoding === new TextDecoder(read).encoding;
  } catch {
    return false;
  }
}

/** A page's policy is one visitor's, so no shared cache may keep it: https://www.rfc-editor.org/rfc/rfc9111#cache-response-directive.private */
const privately = (directives: readonly string[]): string => {
  const kept = directives.filter((one) => !/^(public|private|s-maxage|proxy-revalidate)\b/i.test(one));
  return kept.some((one) => /^no-store$/i.test(one)) ? kept.join(', ') : ['private', ...kept].join(', ');
};

/** Links of a `Link` header, but those that would reach somebody who waits: https://www.rfc-editor.org/rfc/rfc8288#section-3 */
function ownLinks(header: string, waits: (address: string) => boolean): string {
  const links: string[] = [];
  for (let rest = header; rest; ) {
    const start = rest.indexOf('<');
    const end = rest.indexOf('>', start);
    if (start < 0 || end < 0) break;
    const next = nextLink(rest, end);
    if (!waits(rest.slice(start + 1, end).trim())) links.push(rest.slice(start, next < 0 ? undefined : next).trim());
    rest = next < 0 ? '' : rest.slice(next + 1);
  }
  return links.join(', ');
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
const reachesOthers = (header: string, waits: (address: string) => boolean): boolean =>
  header.split('"').some((part) => waits(part));

const ours = /^W\/"dfo-([\w-]{8})-([sw])-(.*)"$/s;

/**
 * Names the page as it leaves here. The policy is in it, because a browser keeps the policy of a page that has not changed: Chromium does not
 * renew it from a 304 (https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_response_headers.cc, kNonUpdatedHeaderPrefixes).
 */
export function taggedWith(tag: string, version: string): string {
  const isWeak = tag.startsWith('W/');
  return `W/"dfo-${version}-${isWeak ? 'w' : 's'}-${tag.replace(/^W\/|"/g, '').replaceAll('"', '')}"`;
}

/**
 * The names of a condition as the server knows them.
 *
 * @param version those of another are no longer true; undefined where that does not matter
 */
export function untagged(condition: string, version: string | undefined): string {
  const tags = condition.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];
  return tags
    .flatMap((tag) => {
      const [, its, strength, name] = ours.exec(tag) ?? [];
      if (name === undefined) return [tag];
      return version === undefined || its === version ? [`${strength === 'w' ? 'W/' : ''}"${name}"`] : [];
    })
    .join(', ');
}

/** Whether a condition has a name that was given here. */
export const isTagged = (condition: string): boolean =>
  (condition.match(/\*|(?:W\/)?"[^"]*"/g) ?? []).some((tag) => ours.test(tag));

export const versionOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 8);
