import { matches, partsOf } from '../address/host-pattern.js';
import { nameOf, parse, type Known } from './known-bases.js';

/** How an address begins that has a scheme or a host, with what browsers drop before and within. */
const beginning = /^[\u0000-\u0020]*(?:[a-z][a-z\d+.\t\n\r-]*:|[\\/][\t\n\r]*[\\/])/i;
/** A host alone, or with what may follow it. */
const bareHost = /^[\w-]+(?:\.[\w-]+)*\.?(?:[:/][^\s\\<>]*)?$/;
/** An address that is all that stands between two quotes. */
const whole = /(["'`])(?:(?:https?|wss?):)?[\\/]{2}[^\s"'`<>]*\1/gi;
/** Slashes of either kind, and the user, host and port behind them. */
const authority = /[\\/]{2,}([^\s"'`<>\\/?#]*)/g;
/** What of it is surely more than punctuation of the text around. */
const certain = /^[\w.:%@[\]\u0080-\uffff-]+/;
/** Characters of a path that are looked at; paths in registries are shorter. */
const longestPath = 1000;

/**
 * Reads a text that nobody has parsed. An address is met after `//`, or as all that stands between two quotes, where a
 * host alone is one too; a host in a sentence is none. What stands alone between quotes belongs to whom `of` says.
 *
 * The text is read once for each kind of quote and once for slashes, so that none costs more than its length.
 *
 * @param areOwn whether relative addresses belong to no service
 */
export function makeTextReader(
  known: readonly Known[],
  ownHosts: readonly string[],
  of: (address: string) => string | undefined,
  areOwn: () => boolean,
): (text: string) => string[] {
  const hosts = known.flatMap((one) => one.hosts);
  const patterns = hosts.map(partsOf);
  const names = hosts.map(nameOf);
  /** Spares the work of parsing. An IP address has other spellings in plain signs, a name has none. */
  const canBeKnown = (host: string) =>
    /[^\x21-\x24\x26-\x7e]/.test(host) ||
    names.some((name) => /[\d\]]$/.test(name) || host.toLowerCase().includes(name));
  /** Whether a path decides. */
  const isShared = (host: string) => {
    const url = parse(`https://${host}/`);
    return url !== undefined && patterns.some((one) => one.path !== '/' && matches(url, one.host));
  };
  const ownPaths = patterns.filter(
    ({ host, path }) => path !== '/' && ownHosts.some((own) => matches(new URL(`https://${own}/`), host)),
  );

  function ofQuoted(content: string): string | undefined {
    const owner = bareHost.test(content) && canBeKnown(content) ? of(`//${content}`) : undefined;
    if (owner !== undefined || beginning.test(content)) return owner ?? of(content);
    // Words are no addresses, even where a base would make addresses of them.
    return !areOwn() && content.includes('/') && !/\s/.test(content) ? of(content) : undefined;
  }

  function* ownersIn(text: string): Generator<string | undefined> {
    const read = unescaped(text);
    for (const quote of [`"`, `'`, '`']) {
      // What comes before the first quote and after the last is between none.
      for (const content of new Set(read.split(quote).slice(1, -1))) yield ofQuoted(content);
    }
    const rest = percentDecoded(read.replace(whole, ' '));
    const seen = new Map<string, boolean>();
    for (const { 0: all, 1: host = '', index } of rest.matchAll(authority)) {
      if (!host || !canBeKnown(host)) continue;
      const decides = seen.get(host) ?? isShared(host);
      if (seen.has(host) && !decides) continue;
      seen.set(host, decides);
      const end = index + all.length;
      const path = decides ? /^[^\s"'`<>]*/.exec(rest.slice(end, end + longestPath))![0] : '';
      yield of(`https://${host}${path}`);
      // What follows may be the text's own: `(see https://vimeo.com).`
      yield of(`https://${certain.exec(host)?.[0] ?? ''}`);
    }
    // In its own pages a site may write its own server by the path alone.
    for (const { path } of ownPaths) {
      if ([...`"'\`(=`].some((sign) => rest.includes(sign + path))) yield of(path);
    }
  }

  return (text) => {
    const found = new Set(ownersIn(text));
    return known.flatMap(({ id }) => (found.has(id) ? [id] : []));
  };
}

const escapes =
  /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{0*([\da-fA-F]{1,6})\}|([0-3]?[0-7]{1,2})|(\r\n|[\n\rtnr])|(["'`/]))/g;

/**
 * What scripts, JSON and styles in them mean by a backslash. Line ends and tabs are dropped, as in addresses. Not `\.`:
 * nobody writes it in an address, and in a pattern it is a host that is only looked for.
 */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(
        escapes,
        (_, x?: string, u?: string, point?: string, octal?: string, dropped?: string, sign = '') => {
          if (dropped !== undefined) return '';
          if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
          const hex = x ?? u ?? point;
          return hex === undefined ? sign : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff));
        },
      )
    : text;

/** For `unescape("%2F%2Fplayer%2Evimeo%2Ecom")`. */
const percentDecoded = (text: string): string => text.replace(/%(2[ef]|3a)/gi, (sign) => decodeURIComponent(sign));
