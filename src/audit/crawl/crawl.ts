import { createHash } from 'node:crypto';
import type { BasicCrawler, Configuration, log, LogLevel } from '@crawlee/basic';
import type { AuditOptions } from '../options.js';
import { withoutLogin } from '../observe/discreet.js';
import { isPage, notNamed, type IsNamed } from './named.js';
import type { Robots } from './robots.js';

/** The parts of Crawlee that are needed; it is an optional peer dependency. */
export interface Crawlee {
  readonly BasicCrawler: typeof BasicCrawler;
  readonly Configuration: typeof Configuration;
  readonly log: typeof log;
  readonly LogLevel: typeof LogLevel;
}

export interface Crawl {
  /** Pages to begin with. */
  readonly urls: Iterable<string>;
  /** Links that an earlier run has found. */
  readonly links: readonly string[];
  /** More pages to begin with, read no further than is needed. */
  readonly listed: AsyncIterable<string>;
  readonly isNamed: IsNamed;
  /** Pages that an earlier run has looked at. */
  readonly done: ReadonlySet<string>;
  readonly robots: Robots | undefined;
  /** Looks at one page and tells the links on it. */
  look(url: string): Promise<readonly string[]>;
  /** Hears of a page that is not opened. */
  skip(url: string, why: string): void;
  /** Hears of a page whose host cannot be reached. */
  fail(url: string, why: string): void;
}

/** Without fragment, so that one page is one page. */
const withoutFragment = (url: string) => url.split('#')[0]!;

/** Which part of `of` a page belongs to, from 1: the same on every machine. */
export const shardOf = (url: string, of: number): number =>
  (createHash('sha256').update(url).digest().readUInt32BE(0) % of) + 1;

/** Opens pages, as many at a time and as fast as the options allow, and follows links to named hosts where they say so. Queue, retries and pace are Crawlee's. */
export async function crawl(
  crawlee: Crawlee,
  options: AuditOptions,
  { urls, links: earlier, listed, isNamed, done, robots, look, skip, fail }: Crawl,
): Promise<void> {
  const { shard, maxPages, delay, concurrency, timeout, follow, onProgress } = options;
  const known = new Set<string>();
  let finished = done.size;
  let accepted = 0;

  const isToFollow = (link: string) => isNamed(link) && isPage(link);

  /** What of these is to be opened, each once. */
  async function* toOpen(found: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
    const isList = Symbol.asyncIterator in found;
    for await (const one of found) {
      const url = withoutFragment(one);
      if (known.has(url)) continue;
      known.add(url);
      const told = withoutLogin(url);
      if (shard && shardOf(url, shard.of) !== shard.index) skip(told, `shard ${shardOf(url, shard.of)} of ${shard.of}`);
      else if (!isNamed(url)) skip(told, notNamed(told));
      else if (isList && !isPage(url)) skip(told, 'it is a file, and no page');
      else if (accepted >= maxPages) {
        skip(told, `--max-pages ${maxPages}`);
        // Nobody knows how long it is.
        if (isList) return;
      } else if (done.has(told)) accepted++;
      else {
        const may = await mayOpen(url);
        if (may === false) skip(told, 'robots.txt');
        else accepted++;
        if (may === true) yield url;
        else if (may) fail(told, may);
      }
    }
  }

  /** Whether robots.txt lets it be opened, or why that cannot be asked. */
  const mayOpen = async (url: string): Promise<boolean | string> =>
    (await robots?.isAllowed(url).catch((error: Error) => error.message)) ?? true;

  // What it has to say, we say.
  crawlee.log.setLevel(crawlee.LogLevel.OFF);
  const config = new crawlee.Configuration({ persistStorage: false, systemInfoV2: true });
  const crawler = new crawlee.BasicCrawler(
    {
      maxConcurrency: concurrency,
      minConcurrency: concurrency,
      sameDomainDelaySecs: delay,
      // A visit that fails tells so itself; once more is for what hinders all of them, as a browser that does not start.
      maxRequestRetries: 1,
      requestHandlerTimeoutSecs: timeout * 5,
      useSessionPool: false,
      statusMessageLoggingInterval: 3600,
      async requestHandler({ request }) {
        const links = await look(request.url);
        finished++;
        if (follow) {
          await add(links.filter(isToFollow));
        }
        onProgress(finished, accepted);
      },
      async failedRequestHandler({ request }, error) {
        failures.push(`${withoutLogin(request.url)}: ${error.message}`);
      },
    },
    config,
  );
  const failures: string[] = [];
  const add = async (found: Iterable<string> | AsyncIterable<string>) => {
    const batch: string[] = [];
    for await (const url of toOpen(found)) batch.push(url);
    if (batch.length) await crawler.addRequests(batch.map((url) => ({ url, uniqueKey: url })));
  };
  await add(urls);
  if (follow) await add(earlier.filter(isToFollow));
  await add(listed);
  onProgress(finished, accepted);
  await crawler.run();
  if (failures.length) throw new Error(`Not all pages could be looked at. ${failures[0]}`);
}
