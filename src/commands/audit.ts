import { createHash } from 'node:crypto';
import { rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Registry } from '../../registry/index.js';
import { audit as run } from '../audit/audit.js';
import { isFailing, markKnown, readBaseline } from '../audit/baseline.js';
import { formats } from '../audit/formats/index.js';
import { mergeReports } from '../audit/gather.js';
import { learn } from '../audit/learn.js';
import { severities, states, type Report, type Severity, type State } from '../audit/model.js';
import { readLoginState } from '../audit/observe/login.js';
import type { AuditOptions, ConsentSelectors } from '../audit/options.js';
import { removeJournal } from '../audit/crawl/journal.js';
import { conclude } from '../audit/rules/conclude.js';
import { unknown } from '../decide/unknown.js';
import { addNamedValue, type NamedValues } from './named-values.js';
import { readText } from './read-input.js';
import { checkSite, readRegistry, registryOption, withProcessings } from './read-registry.js';
import { checkOutput, writeOutput } from './replace-files.js';
import { Told, toldOf } from './told.js';

interface Flags {
  sitemap: readonly string[];
  urls?: string;
  merge: boolean;
  registry?: string;
  site?: string;
  host: NamedValues;
  statement?: string;
  consentSelector: NamedValues;
  allowHost: readonly string[];
  follow: boolean;
  maxPages: number;
  visitors: readonly State[];
  concurrency: number;
  delay: number;
  timeout: number;
  settle: number;
  loginState?: string;
  format: keyof typeof formats;
  output?: string;
  baseline?: string;
  failOn: Severity | 'never';
  learn: boolean;
  shard?: { index: number; of: number };
  folder: string;
  fresh: boolean;
  robots: boolean;
  screenshots: boolean;
  browser?: string;
  browserArgument: readonly string[];
  ignoreCertificateErrors: boolean;
}

const number = (least: number, what: string) => (written: string) => {
  const value = Number(written);
  if (!(written.trim() && value >= least)) throw new InvalidArgumentError(`It is ${what}, ${least} or more.`);
  return value;
};
const whole = (written: string) => {
  if (!/^[1-9]\d*$/.test(written)) throw new InvalidArgumentError('It is a whole number, 1 or more.');
  return Number(written);
};
const shard = (written: string) => {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(written)?.map(Number) ?? [];
  if (!index || !of || index > of) throw new InvalidArgumentError('It has the form 2/5: the second of five parts.');
  return { index, of };
};
const visitors = (written: string) => {
  const asked = written.split(',').map((one) => one.trim());
  const odd = asked.find((one) => !(states as readonly string[]).includes(one));
  if (odd !== undefined) throw new InvalidArgumentError(`"${odd}" is none of ${states.join(', ')}.`);
  return asked as State[];
};
const another = (written: string, before: readonly string[]) => [...before, written];
const anotherHost = (written: string, before: readonly string[]) => {
  const address = `https://${written}/`;
  if (!URL.canParse(address) || new URL(address).href !== `https://${new URL(address).host}/`)
    throw new InvalidArgumentError('It is a host, such as www.example.no or localhost:8080.');
  return [...before, new URL(address).host];
};
const controls = ['accept', 'reject', 'withdraw', 'embed'] as const;

/** `dfo-consent audit`: does a site keep what its statement says? */
export const audit = new Command('audit')
  .description(
    'Open a site as visitors who have answered differently, and tell what is stored and contacted that the registry does not say.',
  )
  .argument('[url...]', 'pages to begin with; with --merge: JSON reports')
  .option('--sitemap <url>', 'look at the pages of this sitemap; may be repeated', another, [])
  .option('--urls <file>', 'look at the pages in this file, one address a line')
  .option('--no-follow', 'look at the named pages alone, and do not follow links to pages of their hosts')
  .option(
    '--allow-host <host>',
    'a host that may be opened beside those of the addresses here; may be repeated',
    anotherHost,
    [],
  )
  .option('--max-pages <n>', 'pages to look at, at most', whole, 25)
  .option('--site <id>', 'which site of the registry; by default the host name tells')
  .addOption(registryOption())
  .option(
    '--host <service=host>',
    'a server of the site’s own, as matomo=matomo.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option('--statement <url>', 'the page that tells what is stored: compare it with the registry')
  .option(
    '--consent-selector <control=css>',
    `where the controls are on a site without dfo-consent, as reject="#no"; controls are ${controls.join(', ')}`,
    addNamedValue,
    {},
  )
  .option('--login-state <file>', 'Playwright’s storage state, for pages behind a login')
  .option('--visitors <list>', `which visitors come, by comma: ${states.join(', ')}`, visitors, states)
  .option('--concurrency <n>', 'pages that are looked at at a time', whole, 2)
  .option('--delay <seconds>', 'between two pages of one host, at least', number(0, 'seconds'), 1)
  .option('--timeout <seconds>', 'that one visitor may take on one page', number(5, 'seconds'), 60)
  .option(
    '--settle <seconds>',
    'without a new request, after which a page is taken to be done',
    number(0.1, 'seconds'),
    2,
  )
  .option('--no-robots', 'do not ask robots.txt; for sites that are yours')
  .addOption(new Option('--format <format>', 'what is printed').choices(Object.keys(formats)).default('text'))
  .option('--output <file>', 'write there instead of printing')
  .option('--no-screenshots', 'take no screenshots')
  .option('--baseline <file>', 'an earlier JSON report: what it has found does not fail again')
  .addOption(
    new Option('--fail-on <severity>', 'from which severity on the exit code is 1')
      .choices([...severities, 'never'])
      .default('warning'),
  )
  .option('--learn', 'print registry entries for what nobody declares, instead of a report', false)
  .option('--shard <i/n>', 'look at the i-th of n parts of the pages', shard)
  .option('--merge', 'make one report of several JSON reports', false)
  .option('--folder <folder>', 'where what has been seen is kept until the run is over', '.dfo-consent-audit')
  .option('--fresh', 'begin anew, even if an earlier run was interrupted', false)
  .option('--browser <program>', 'the Chromium or Chrome to drive; by default one that is found')
  .option('--browser-argument <argument>', 'more for the browser, as --proxy-server=…; may be repeated', another, [])
  .option('--ignore-certificate-errors', 'for test servers', false)
  .addHelpText('after', '\nWhere a file is read, "-" is stdin.')
  .action(async (urls: readonly string[], flags: Flags) => {
    process.exitCode = await act(urls, flags);
  });

async function act(named: readonly string[], flags: Flags): Promise<number> {
  const registry = withProcessings(await readRegistry(flags.registry));
  if (flags.site !== undefined) checkSite(registry, flags.site, false);
  // What cannot be is told before the work, and not after an hour of it.
  const known = flags.baseline === undefined ? undefined : readBaseline(await readText(flags.baseline));
  if (flags.output !== undefined) await checkOutput(flags.output);
  const report = flags.merge ? await merge(named, registry, flags) : await look(named, registry, flags);
  const { report: marked, gone } = known ? markKnown(report, known) : { report, gone: [] };
  if (gone.length)
    say(
      `${gone.length} ${gone.length === 1 ? 'finding' : 'findings'} of the baseline ${gone.length === 1 ? 'was' : 'were'} not met again. If this run has looked at the same pages, write the baseline anew.`,
    );
  const output = flags.learn ? learn(marked, registry) : formats[flags.format](marked);
  if (flags.output === undefined) process.stdout.write(output);
  else
    await writeOutput(flags.output, output).catch((error: unknown) => {
      throw toldOf(flags.output!, error);
    });
  if (!marked.pages.some(({ status }) => status > 0)) throw new Told(`No page was looked at. ${whyNone(marked)}`);
  return isFailing(marked, flags.failOn) ? 1 : 0;
}

/** The first few reasons. */
const whyNone = ({ pages, skipped }: Report): string =>
  [
    ...pages.map(
      ({ url, failures }) => `${url}: ${failures[0]?.replace(/^unanswered: /, '') ?? 'no server answered.'}`,
    ),
    ...skipped.map(({ url, why }) => `${url}: ${why}.`),
  ]
    .slice(0, 5)
    .join(' ') || 'There is none in what was named.';

async function look(named: readonly string[], registry: Registry, flags: Flags): Promise<Report> {
  const listed =
    flags.urls === undefined
      ? []
      : (await readText(flags.urls))
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line && !line.startsWith('#'));
  const urls = [...named, ...listed].map(addressOf);
  const sitemaps = flags.sitemap.map(addressOf);
  if (!urls.length && !sitemaps.length)
    throw new Told(
      'Name a page: dfo-consent audit https://www.example.no/ , or a --sitemap, or a file of addresses with --urls.',
    );
  const isList = sitemaps.length > 0 || flags.urls !== undefined;
  if (flags.shard && !isList && flags.follow) {
    throw new Told(
      '--shard divides a list of pages that is known from the start: use it with --sitemap, --urls or --no-follow.',
    );
  }
  for (const id of Object.keys(flags.host))
    if (!Object.hasOwn(registry.services, id)) throw new Told(unknown('service', id, Object.keys(registry.services)));
  const odd = Object.keys(flags.consentSelector).find((name) => !(controls as readonly string[]).includes(name));
  if (odd !== undefined) throw new Told(unknown('control', odd, controls));
  const what = {
    urls,
    sitemaps,
    allowedHosts: flags.allowHost,
    site: flags.site,
    host: flags.host,
    selectors: flags.consentSelector,
    shard: flags.shard,
    visitors: flags.visitors,
    login: flags.loginState,
    registry: flags.registry,
  };
  const folder = resolve(flags.folder, createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16));
  if (flags.fresh) await removeJournal(folder);

  const bar = progressBar();
  let isFirst = true;
  const options: AuditOptions = {
    urls,
    sitemaps,
    allowedHosts: flags.allowHost,
    follow: flags.follow && !isList,
    registry,
    ...(flags.site !== undefined && { site: flags.site }),
    hosts: flags.host,
    selectors: Object.fromEntries(
      Object.entries(flags.consentSelector).map(([name, selectors]) => [name, selectors.join(', ')]),
    ) as ConsentSelectors,
    ...(flags.statement !== undefined && { statement: addressOf(flags.statement) }),
    visitors: flags.visitors,
    maxPages: flags.maxPages,
    concurrency: flags.concurrency,
    delay: flags.delay,
    timeout: flags.timeout,
    settle: flags.settle,
    ...(flags.loginState !== undefined && {
      loginState: readLoginState(await readText(flags.loginState), flags.loginState),
    }),
    browser: {
      ...(flags.browser !== undefined && { program: flags.browser }),
      arguments: flags.browserArgument,
      ignoreCertificateErrors: flags.ignoreCertificateErrors,
    },
    ...(flags.shard && { shard: flags.shard }),
    folder,
    robots: flags.robots,
    screenshots: flags.screenshots && flags.format === 'html',
    onProgress(done, known) {
      if (isFirst && done)
        say(
          `Going on after an interruption: ${done} ${done === 1 ? 'page has' : 'pages have'} been looked at already. --fresh begins anew.`,
        );
      isFirst = false;
      bar(done, known);
    },
  };
  const stop = () => {
    say('\nInterrupted. The same command goes on from here.');
    process.exit(2);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const report = await run(options).catch((error: unknown) => {
      // What a browser or this machine lacks is told; what is no such thing is a fault of ours.
      throw error instanceof Error && !(error instanceof TypeError) ? new Told(error.message) : error;
    });
    await removeJournal(folder);
    // Other runs may have something in it.
    await rmdir(flags.folder).catch(() => undefined);
    return report;
  } finally {
    bar();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function merge(files: readonly string[], registry: Registry, { host }: Flags): Promise<Report> {
  if (!files.length) throw new Told('--merge needs JSON reports: dfo-consent audit --merge part-1.json part-2.json');
  const reports = await Promise.all(
    files.map(async (file) => {
      try {
        return JSON.parse(await readText(file)) as Report;
      } catch (error) {
        if (error instanceof Told) throw error;
        throw new Told(`${file} is no JSON report: make it with --format json.`);
      }
    }),
  );
  const isSite = (site: string) => Object.hasOwn(registry.sites, site);
  return mergeReports(reports, (items, hosts) =>
    conclude(items, hosts, (site) => ({ registry, site: isSite(site) ? site : undefined, hosts: host })),
  );
}

/** On a terminal, a bar that grows; else nothing, for logs are no place for it. */
function progressBar(): (done?: number, known?: number) => void {
  if (!process.stderr.isTTY) return () => {};
  // Before the first page nobody knows how long it takes: then it is no number.
  const formatTime = (seconds: number) =>
    !Number.isFinite(seconds) ? 'some time' : seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const bar = new SingleBar({
    format: '{bar} {value}/{total} pages, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    formatTime,
  });
  bar.start(1, 0);
  return (done, known) => {
    if (done === undefined) return bar.stop();
    bar.setTotal(Math.max(known!, 1));
    bar.update(done);
  };
}

/** As people write it: `www.dfo.no` too. */
function addressOf(written: string): string {
  const address = /^https?:/i.test(written) ? written : `https://${written}`;
  // What has another scheme is none, nor has one that lacks its colon; `localhost:4173` has no scheme at all.
  const isOther = /^(?!https?:)[a-z][a-z\d+.-]*:(?!\d)|^https?\/\/|^[/.?#]/i.test(written);
  if (isOther || !URL.canParse(address) || /\s/.test(written))
    throw new Told(`"${written}" is no address of a page. Write it as https://www.example.no/page.`);
  return new URL(address).href;
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
