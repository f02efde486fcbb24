import type { parseSitemap } from '@crawlee/utils';
import { notNamed, type IsNamed } from './named.js';
import { inMegabytes, Unread, type Reader } from './reader.js';

/** What a sitemap may have by its protocol, https://www.sitemaps.org/protocol.html , and what is read of many that lead to each other. */
const most = { bytes: 50 * 1024 * 1024, addresses: 50_000, odd: 1000, deep: 5, files: 500, minutes: 5 };

export interface SitemapTools {
  readonly reader: Reader;
  readonly parse: typeof parseSitemap;
  readonly isNamed: IsNamed;
  /** Hears of what is passed over. */
  skip(url: string, why: string): void;
}

/**
 * The pages that sitemaps name, and those that their sitemaps do. It reads no further than it is asked for.
 *
 * @throws RangeError for one of `urls` that cannot be read; those that they lead to are passed over
 */
export async function* pagesOfSitemaps(
  urls: readonly string[],
  { reader, parse, isNamed, skip }: SitemapTools,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  const end = Date.now() + most.minutes * 60_000;

  async function* pagesOf(url: string, depth: number): AsyncGenerator<string> {
    // Sitemaps that lead to sitemaps without end are a mistake, or a trap.
    if (seen.has(url)) return;
    seen.add(url);
    if (seen.size > most.files) return skip(url, `more than ${most.files} sitemaps`);
    if (Date.now() > end) return skip(url, `the sitemaps took more than ${most.minutes} minutes`);
    const nested: string[] = [];
    let [count, odd] = [0, 0];
    try {
      for await (const { loc, isSitemap } of entriesOf(url)) {
        if (++count > most.addresses) {
          skip(url, `it has more than ${most.addresses} addresses, and was read no further`);
          break;
        }
        const isAddress = /^https?:/i.test(loc) && URL.canParse(loc);
        if (isAddress && isNamed(loc)) {
          if (isSitemap) nested.push(loc);
          else yield loc;
          continue;
        }
        if (++odd > most.odd) {
          skip(url, `more than ${most.odd} of its addresses were passed over, and it was read no further`);
          break;
        }
        skip(loc, isAddress ? notNamed(loc) : 'it is no address of a page');
      }
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      if (depth === 0) throw new RangeError(`The sitemap ${url} cannot be read. ${error.message}`);
      skip(url, `this sitemap cannot be read. ${error.message}`);
    }
    for (const one of nested)
      if (depth < most.deep) yield* pagesOf(one, depth + 1);
      else skip(one, `sitemaps are ${most.deep} deep here`);
  }

  async function* entriesOf(url: string): AsyncGenerator<{ loc: string; isSitemap: boolean }> {
    const { text, isCut } = (await reader.text(url, most.bytes)) ?? fail('The server has none there.');
    if (isCut) fail(`It is longer than ${inMegabytes(most.bytes)}.`);
    if (!text.trimStart().startsWith('<')) {
      // A sitemap may be a plain list.
      for (const line of text.split(/\s+/)) if (line) yield { loc: line, isSitemap: false };
      return;
    }
    const parsed = parse([{ type: 'raw', content: withoutEntities(text) }], undefined, {
      emitNestedSitemaps: true,
      maxDepth: 0,
    });
    try {
      for await (const { loc, originSitemapUrl } of parsed) yield { loc, isSitemap: originSitemapUrl === null };
    } catch {
      fail('It is no XML.');
    }
  }

  for (const url of urls) yield* pagesOf(url, 0);
}

/** Many write `?a=1&b=2` as it is, which ends XML; and what a document calls by names of its own can be as long as it likes. */
const withoutEntities = (xml: string): string =>
  xml
    .split(/(?<=\]\]>)|(?=<!\[CDATA\[)/)
    .map((piece) =>
      piece.startsWith('<![CDATA[') ? piece : piece.replace(/&(?!(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos);)/gi, '&amp;'),
    )
    .join('');

function fail(why: string): never {
  throw new Unread(why);
}
