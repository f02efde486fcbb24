import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { chromiumArguments } from './drivers/chromium-arguments.js';
import type { Ports } from './open-browser.js';
import type { Reply, Request } from './serve.js';

/** What drives the pages of a browser that no driver is attached to. */
export interface Pilot {
  /** First in the head of every page that is to be driven. */
  readonly script: string;
  /** Answers what that script asks the server; undefined for every other request. */
  reply(request: Request): Reply | undefined;
  /** The value of an expression in the page with this path, as soon as there is such a page. */
  run<Value = unknown>(path: string, expression: string): Promise<Value>;
}

const patience = 15_000;

/** Runs in the page: asks what to do there, does it, and tells what came of it, without end. */
const obey = `(async () => {
  const pause = () => new Promise((done) => setTimeout(done, 30));
  for (;;) {
    const reply = await fetch('/-order?page=' + encodeURIComponent(location.pathname)).catch(pause);
    if (reply?.status !== 200) { await pause(); continue; }
    const { id, expression } = await reply.json();
    let value;
    try { value = await (0, eval)(expression); } catch (error) { value = String(error); }
    await fetch('/-told?id=' + id + '&value=' + encodeURIComponent(JSON.stringify(value ?? null))).catch(pause);
  }
})()`;

/** Chromium prerenders nothing while a driver is attached to it: so its pages ask the test's server what to do. */
export function createPilot(): Pilot {
  const orders: { page: string; id: number; expression: string }[] = [];
  const told: ((value: unknown) => void)[] = [];
  return {
    script: `<script>${obey}</script>`,
    reply({ path }) {
      const { pathname, searchParams } = new URL(path, 'https://www.dfo.no');
      if (pathname === '/-told') {
        told[Number(searchParams.get('id'))]?.(JSON.parse(searchParams.get('value')!));
        return { status: 204 };
      }
      if (pathname !== '/-order') return undefined;
      const next = orders.findIndex(({ page }) => page === searchParams.get('page'));
      return next < 0
        ? { status: 204 }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(orders.splice(next, 1)[0]) };
    },
    run: (page, expression) =>
      new Promise((done, fail) => {
        orders.push({ page, id: told.length, expression });
        told.push(done as (value: unknown) => void);
        setTimeout(() => fail(new Error(`${page} has not told of "${expression}".`)), patience);
      }),
  };
}

/**
 * Opens a page in a Chromium of its own, with nothing stored, that no driver is attached to.
 *
 * @returns what closes it
 */
export function openSelfDriven(ports: Ports, address: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'dfo-consent-'));
  const browser = spawn(
    inject('program'),
    ['--headless=new', `--user-data-dir=${profile}`, ...chromiumArguments(ports), address],
    {
      stdio: 'ignore',
      detached: true,
    },
  );
  const ended = new Promise((done) => browser.once('exit', done));
  return async () => {
    process.kill(-browser.pid!, 'SIGKILL'); // With all its processes, which would write to the profile still.
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
}
