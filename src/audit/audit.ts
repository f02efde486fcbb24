import { existsSync } from 'node:fs';
import type { Registry } from '../../registry/index.js';
import { hostOptionsIn } from '../decide/later-registry.js';
import { crawl, type Crawlee } from './crawl/crawl.js';
import { openJournal } from './crawl/journal.js';
import { makeReader } from './crawl/reader.js';
import { makeRobots } from './crawl/robots.js';
import { namedBy } from './crawl/named.js';
import { pagesOfSitemaps } from './crawl/sitemap.js';
import { inOrder, makeGathered } from './gather.js';
import type { Declared, Finding, Observation, PageResult, Report, SeenHost, SeenItem, State } from './model.js';
import { findProgram, openDevice, type Device, type Playwright } from './observe/browser.js';
import { withoutConsent } from './observe/login.js';
import { observe } from './observe/observe.js';
import { pictureOf } from './observe/picture.js';
import type { Setting } from './observe/visitor.js';
import type { AuditOptions } from './options.js';
import { checkPage } from './rules/check-page.js';
import { checkStatement } from './rules/check-statement.js';
import { conclude } from './rules/conclude.js';
import { entryShape } from './shapes.js';

/** What is kept of a page. */
interface Entry {
  readonly page: PageResult;
  readonly findings: readonly Finding[];
  readonly items: readonly SeenItem[];
  readonly hosts: readonly SeenHost[];
  readonly links: readonly string[];
  readonly screenshots: Observation['screenshots'];
  readonly declared: Omit<Declared, 'registry'>;
}

/** A line of a journal that says so itself. */
const isEntry = (value: unknown): value is Entry => entryShape.safeParse(value).success;

/** What it calls itself, beside the browser's own name. */
const userAgentToken = 'dfo-consent-audit/1';

/** Pages of which screenshots are kept in a report. */
const mostPictured = 20;

/** What is missing on this machine, and how to get it. */
class Missing extends Error {}

async function load<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  return load().catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Missing(
      `The audit needs ${name}, which is not installed here. Run: npm install --save-dev playwright-core @crawlee/basic @crawlee/utils`,
    );
  });
}

const hostOf = (url: string) => new URL(url).hostname;

/** The site that a host belongs to. */
const siteOf = ({ sites }: Registry, host: string): string | undefined =>
  Object.entries(sites).find(([, { hostnames }]) => hostnames.includes(host))?.[0];

/**
 * Opens pages as visitors who have answered differently, and tells what of it the registry does not.
 *
 * @throws Missing where the browser or the crawler is not installed; RangeError for what cannot be, with the value and the remedy
 */
export async function audit(options: AuditOptions): Promise<Report> {
  const { registry, folder } = options;
  const playwright: Playwright = await load('a browser driver, playwright-core', () => import('playwright-core'));
  const crawlee: Crawlee = await load('a crawler, @crawlee/basic', () => import('@crawlee/basic'));
  const { RobotsTxtFile, parseSitemap } = await load('a crawler, @crawlee/utils', () => import('@crawlee/utils'));
  const program = findProgram(playwright, options.browser.program, existsSync);
  if (!program) {
    const told = options.browser.program;
    throw new Missing(
      told
        ? `There is no browser at ${told}.`
        : 'No Chromium or Chrome is found here. Install one (npx playwright-core install chromium), or name its program with --browser.',
    );
  }
  const login = options.loginState && withoutConsent(options.loginState, registry);

  const journal = await openJournal(folder, isEntry);
  const gathered = makeGathered();
  const done = new Set<string>();
  const sites = new Map<string, Declared>();
  const pictures: { page: string; state: State; file: string }[] = [];
  const take = ({ page, findings, items, hosts, screenshots, declared }: Entry) => {
    // A page that stands twice in a journal is one.
    if (done.has(page.url)) return;
    gathered.add({ page, findings, items, hosts });
    done.add(page.url);
    const before = sites.get(page.site);
    sites.set(page.site, { registry, site: declared.site, hosts: { ...before?.hosts, ...declared.hosts } });
    if (pictures.length < mostPictured * 5)
      for (const [state, file] of Object.entries(screenshots))
        pictures.push({ page: page.url, state: state as State, file });
  };

  const settings = { ...options.browser, program };
  const device = await openDevice(playwright, settings, { folder });
  try {
    const { name, userAgent } = await identify(device);
    await device.context.setExtraHTTPHeaders({ 'user-agent': userAgent });
    const { urls, sitemaps, statement: told, allowedHosts } = options;
    const isNamed = namedBy([...urls, ...sitemaps, ...(told === undefined ? [] : [told])], allowedHosts, registry);
    const reader = makeReader(device, isNamed);
    const skipped: { url: string; why: string }[] = [];
    const skip = (url: string, why: string) => void skipped.push({ url, why });
    const robots = options.robots ? makeRobots(reader, RobotsTxtFile, userAgentToken.split('/')[0]!, skip) : undefined;
    const setting: Setting = {
      playwright,
      options: { ...options, browser: settings },
      hostOptions: hostOptionsIn(registry),
      userAgent,
      login,
      isNamed,
      mayOpen: async (url) => isNamed(url) && ((await robots?.isAllowed(url).catch(() => false)) ?? true),
    };
    const links: string[] = [];
    for await (const entry of journal.read()) {
      take(entry);
      links.push(...entry.links);
    }

    await crawl(crawlee, options, {
      urls,
      links,
      listed: pagesOfSitemaps(sitemaps, { reader, parse: parseSitemap, isNamed, skip }),
      isNamed,
      done,
      robots,
      skip,
      // It is not in the journal: the next run may reach it.
      fail: (url, why) => take(entryOf(unreached(url, why), options)),
      async look(url) {
        const observation = await observe(url, setting);
        const entry = entryOf(observation, options);
        await journal.add(entry);
        take(entry);
        return entry.links;
      },
    });

    const statement =
      options.statement === undefined
        ? []
        : checkAll(options.statement, await reader.page(options.statement), sites, options);
    const { pages, findings, items, hosts } = gathered.result();
    const declaredOf = (site: string) => sites.get(site);
    return {
      format: 'dfo-consent audit 1',
      date: new Date().toISOString(),
      browser: name,
      organisation: registry.organisation,
      sites: Object.fromEntries([...sites].map(([id, { site }]) => [id, site ? registry.sites[site]!.title : id])),
      pages,
      findings: inOrder([...findings, ...statement, ...conclude(items, hosts, declaredOf)]),
      items,
      hosts,
      screenshots: (
        await Promise.all(
          pictures.map(async ({ page, state, file }) => {
            const src = await pictureOf(folder, file);
            return src === undefined ? [] : [{ page, state, src }];
          }),
        )
      ).flat(),
      skipped,
    };
  } finally {
    await device.close();
  }
}

/** Holds a statement against every site that was looked at, for one statement may be many sites'. */
function checkAll(
  url: string,
  html: string,
  sites: ReadonlyMap<string, Declared>,
  { registry, site, hosts }: AuditOptions,
): readonly Finding[] {
  const known = [...sites.values()].filter((one) => one.site !== undefined);
  const all = known.length ? known : [{ registry, site: site ?? siteOf(registry, hostOf(url)), hosts }];
  return all.flatMap((declared) => checkStatement({ url, html }, declared));
}

/** How the browser names itself, to people and to servers; to servers it says too that it is an audit. */
async function identify({ context, page }: Device): Promise<{ name: string; userAgent: string }> {
  const told = await page.evaluate(() => navigator.userAgent);
  return {
    name: `Chromium ${context.browser()?.version() ?? ''}`.trim(),
    userAgent: `${told.replace('Headless', '')} ${userAgentToken}`,
  };
}

/** A page whose host could not even be asked for its robots.txt. */
const unreached = (url: string, message: string): Observation => ({
  url,
  finalUrl: url,
  status: 0,
  interface: 'none',
  phases: [],
  answers: [],
  html: '',
  ownServers: {},
  failures: [{ state: 'unanswered', message }],
  screenshots: {},
  links: [],
  took: 0,
});

/** What is kept of a page: what its visitors met is compared with the registry here, and then forgotten. */
function entryOf(observation: Observation, options: AuditOptions): Entry {
  const { registry } = options;
  const host = hostOf(observation.finalUrl);
  const told =
    observation.toldSite !== undefined && Object.hasOwn(registry.sites, observation.toldSite)
      ? observation.toldSite
      : undefined;
  // A page that led to somebody else's is still of the site that it was asked of.
  const id = options.site ?? siteOf(registry, host) ?? told ?? siteOf(registry, hostOf(observation.url));
  const declared = { site: id, hosts: { ...observation.ownServers, ...options.hosts } };
  const { findings, items, hosts } = checkPage(observation, { registry, ...declared });
  const page: PageResult = {
    url: observation.url,
    site: id ?? host,
    status: observation.status,
    interface: observation.interface,
    states: observation.phases.map(({ state }) => state),
    failures: observation.failures.map(({ state, message }) => `${state}: ${message}`),
    took: observation.took,
  };
  return { page, findings, items, hosts, links: observation.links, screenshots: observation.screenshots, declared };
}
