import type { parseSitemap } from '@crawlee/utils';
import type { Reader } from './reader.js';

/** Sitemaps that lead to sitemaps that lead to sitemaps are a mistake, or a trap. */
const deepest = 5;

/**
 * The pages that a sitemap names, and those that its sitemaps do.
 *
 * @throws RangeError for a sitemap that cannot be read
 */
export async function* pagesOfSitemap(
  url: string,
  reader: Reader,
  parse: typeof parseSitemap,
  depth = 0,
): AsyncGenerator<string> {
  const content = await reader.text(url).catch(() => undefined);
  if (content === undefined)
    throw new RangeError(
      `The sitemap ${url} cannot be read. Open it in a browser to see whether the address is right.`,
    );
  if (!content.trimStart().startsWith('<')) {
    // A sitemap may be a plain list.
    yield* content.split(/\s+/).filter((line) => URL.canParse(line));
    return;
  }
  for await (const { loc, originSitemapUrl } of parse([{ type: 'raw', content }], undefined, {
    emitNestedSitemaps: true,
    maxDepth: 0,
  })) {
    if (originSitemapUrl !== null) yield loc;
    else if (depth < deepest) yield* pagesOfSitemap(loc, reader, parse, depth + 1);
  }
}
