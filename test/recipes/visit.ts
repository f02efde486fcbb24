import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { empty } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { serve, type Server } from '../harness/serve.js';
import { quietly, type Project } from './project.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** What serves a site. */
export interface Site {
  /** On this machine. */
  readonly port: number;
  end(): unknown;
}

/** Starts a tool's server in a project. `PORT` in the arguments, and in its environment, is where it listens. */
async function startServer({ folder }: Project, [program, ...args]: readonly string[]): Promise<Site> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      existsSync(join(folder, program!)) ? program! : resolve('node_modules', program!),
      ...args.map((arg) => arg.replace('PORT', String(port))),
    ],
    { cwd: folder, env: { ...quietly, NODE_ENV: undefined, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((done) => child.once('exit', done));
  const end = async () => {
    child.kill();
    await ended;
  };
  for (let times = 0; times < 600; times++) {
    if (child.exitCode !== null) throw new Error(`${program} has ended: ${said}`);
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        ({ status }) => status < 500,
        () => false,
      )
    )
      return { port, end };
    await setTimeout(200);
  }
  await end();
  throw new Error(`${program} does not answer: ${said}`);
}

export interface Visits {
  /** A new visitor's page. Addresses are the site's own. */
  open(path: string): Promise<Tab>;
  /** What the site answers, without a browser. */
  fetch(path: string): Promise<Response>;
  /** Everything that was asked of others than the site. */
  asked(): string[];
  /** Page views that Matomo has counted. */
  views(): string[];
  /** Whether anybody but the site was even connected to. */
  isAlone(): boolean;
}

/**
 * Visitors of a project, in a real browser that finds the site at http://localhost/ and, whatever else it looks for, the tests' server.
 *
 * @param begin starts what serves the site
 */
export function visits(begin: () => Promise<Site>): Visits {
  let site: Site | undefined;
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await serve((request) => answerMatomo(request) ?? empty(request));
    site = await begin();
    browser = await openBrowser({ ...server.ports, http: site.port }, {}, server.wire);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await site?.end();
  });
  return {
    async open(path) {
      const tab = await browser.fresh();
      server.forget();
      await tab.goto(`http://localhost${path}`);
      return tab;
    },
    fetch: (path) => fetch(`http://127.0.0.1:${site!.port}${path}`),
    asked: () => server.to(/./).filter((address) => !/\/matomo\.php/.test(address)),
    views: () => pageViews(server),
    isAlone: () => !server.connections.length && !server.requests.length,
  };
}

/** Those of a project that a tool serves. */
export const visitsTo = (project: Project, command: readonly string[], build?: readonly string[]): Visits =>
  visits(() => {
    if (build) {
      const [program, ...args] = build;
      expect(project.run(program!, ...args)).toBe('');
    }
    return startServer(project, command);
  });

export const film = 'https://player.vimeo.com/video/76979871?dnt=1';
export const matomo = 'https://matomo.dfo.example/matomo.js';

export const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');

/** How often the page asks, for the visitor to see. */
export const questions = async (tab: Tab): Promise<number> => {
  const yes = tab.locator('dfo-consent-banner [data-dfo-consent=accept]');
  const seen = await Promise.all(Array.from({ length: await yes.count() }, (_, i) => yes.nth(i).isVisible()));
  return seen.filter(Boolean).length;
};

/** Waits until what a page could have asked for has been asked for. */
export const settle = (tab: Tab) => tab.waitForTimeout(500);
