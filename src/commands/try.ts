import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { version } from '../../package.json';
import type { Registry } from '../../registry/index.js';
import { audit } from '../audit/audit.js';
import { keyOf, type Finding } from '../audit/model.js';
import { addNamedValue, type NamedValues } from './named-values.js';
import { aPort } from './numbers.js';
import { withPackages } from './peers.js';
import { checkSite, readRegistry, registryOption } from './read-registry.js';
import { Told } from './told.js';

interface Options {
  registry?: string;
  files?: string;
  site?: string;
  host: NamedValues;
  port: number;
  send: boolean;
  open: boolean;
  audit: boolean;
}

const here = fileURLToPath(new URL('.', import.meta.url));
/** Whose question is shown where the site is not of the registry. */
const standIn = 'dfo.no';

/** `dfo-consent try`: what a live site would be like. */
export const tryOut = new Command('try')
  .description(
    'Show a live website on this machine as it would be with dfo-consent: what waits, what would have left, what nobody has described.',
  )
  .argument('<url>', 'a page of the site, such as https://www.example.no/')
  .addOption(registryOption())
  .option('--files <folder>', 'what "dfo-consent build" made for that registry; default DFØ’s files')
  .option('--site <id>', 'as which site of the registry; default the one with that host name')
  .option(
    '--host <service=host>',
    'a server of the site’s own, as matomo=matomo.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option('--port <port>', 'where to show it', aPort, 8082)
  .option('--send', 'let forms through; default nothing is sent but GET and HEAD', false)
  .option('--no-open', 'open no browser')
  .option('--audit', 'audit the page as it is and as it would be, print what differs, and end', false)
  .action(async (written: string, told: Options) => {
    const url = addressIn(written);
    const registry = await readRegistry(told.registry);
    if (told.registry !== undefined && told.files === undefined)
      throw new Told(
        `The files for ${told.registry} are missing. Run "dfo-consent build --registry ${told.registry} --out FOLDER", and add --files FOLDER.`,
      );
    const site = told.site ?? siteOf(registry, url.hostname);
    checkSite(registry, site, true);
    if (told.site === undefined && !registry.sites[site]!.hostnames.includes(url.hostname))
      say(
        `${url.hostname} is no site of the registry, so it asks as ${site} does. Another: --site ID, or --registry FILE.`,
      );
    const [{ serve }, { openLiveSite }] = await withPackages(() =>
      Promise.all([import('../server/serve.js'), import('../server/live-site.js')]),
    );
    const local = `http://127.0.0.1:${told.port}`;
    const gate = { registry, site, hosts: told.host, allowed: [url.host, `127.0.0.1:${told.port}`] };
    const live = await openLiveSite({
      origin: url.origin,
      local,
      gate,
      sends: told.send,
      token: `dfo-consent-try/${version}`,
    });
    const serving = await serve({
      ...gate,
      upstream: `http://127.0.0.1:${live.port}`,
      port: told.port,
      files: told.files ?? here,
      graceSeconds: 1,
      log: () => {},
    });
    const end = async () => {
      await serving.stop();
      await live.close();
    };
    const page = `${local}${url.pathname}${url.search}`;
    if (told.audit) {
      try {
        process.stdout.write(await compared(url.href, page, { registry, site, host: told.host }));
      } finally {
        await end();
      }
      return;
    }
    say(`${url.origin} with dfo-consent: ${page} (Ctrl+C ends it.)`);
    if (told.open) open(page);
    const stop = () => void end().then(() => process.exit(0));
    process.once('SIGTERM', stop).once('SIGINT', stop);
  });

function addressIn(written: string): URL {
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(address) || /^[a-z]+:(?!\/\/)(?!\d)/i.test(written) || /\s/.test(written))
    throw new Told(`"${written}" is no address of a page. Write it as https://www.example.no/page.`);
  return new URL(address);
}

function siteOf({ sites }: Registry, hostname: string): string {
  const websites = Object.entries(sites).filter(([, { kind }]) => kind === 'website');
  const own = websites.find(([, { hostnames }]) => hostnames.includes(hostname));
  return own?.[0] ?? websites.find(([id]) => id === standIn)?.[0] ?? websites[0]?.[0] ?? standIn;
}

/** Each desktop has a command of its own; where there is none, the address that was printed is enough. */
function open(page: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', page]
      : process.platform === 'win32'
        ? ['explorer', page]
        : ['xdg-open', page];
  spawn(program!, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

interface Compared {
  readonly registry: Registry;
  readonly site: string;
  readonly host: NamedValues;
}

/** What an audit finds of the page as it is, and no longer as it would be; and the other way round. */
async function compared(before: string, after: string, { registry, site, host }: Compared): Promise<string> {
  const look = async (url: string): Promise<readonly Finding[]> => {
    const folder = await mkdtemp(join(tmpdir(), 'dfo-consent-try-'));
    try {
      const { findings } = await audit({
        urls: [url],
        sitemaps: [],
        allowedHosts: [],
        follow: false,
        registry,
        site,
        hosts: host,
        selectors: {},
        visitors: ['unanswered', 'accepted', 'refused'],
        maxPages: 1,
        concurrency: 1,
        delay: 1,
        timeout: 60,
        settle: 2,
        browser: { arguments: [], ignoreCertificateErrors: false },
        folder,
        robots: true,
        screenshots: false,
        onProgress: () => {},
      });
      return findings;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  const [now, then] = [await look(before), await look(after)];
  const without = (all: readonly Finding[], others: readonly Finding[]) =>
    all.filter((one) => !others.some((other) => keyOf(other) === keyOf(one)));
  const lines = (title: string, findings: readonly Finding[]) => [
    `${title} (${findings.length})`,
    ...findings.map(({ severity, message }) => `  ${severity}: ${message}`),
  ];
  return `${[
    ...lines('Gone with dfo-consent', without(now, then)),
    ...lines('New with dfo-consent', without(then, now)),
    ...lines(
      'As before',
      then.filter((one) => !without(then, now).includes(one)),
    ),
  ].join('\n')}\n`;
}

const say = (line: string) => void process.stderr.write(`dfo-consent: ${line}\n`);
