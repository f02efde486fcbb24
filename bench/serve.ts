/**
 * What `dfo-consent serve` costs between visitors and the server behind, from small pages to large and from one connection to hundreds, and
 * whether its memory stays. Beside it nginx, which serves the same files, passes them on, and replaces words in them as one would by hand; and
 * what the command is made of: the gate alone, and the proxy alone.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentSecurityPolicy } from '../src/html/index.js';
import { answerCookie } from '../src/testing/index.js';
import { facts, writeMeasured } from '../test/harness/facts.js';
import { freePort, listening, nginxIsMissing, startNginx } from '../test/harness/nginx.js';
import type { GateTask } from './parts/gate-alone.js';
import type { Load, LoadTask } from './parts/load.js';
import { canPin, onCore, processorTime, residentMemory, startWorker, type Worker } from './parts/on-core.js';
import { pageWithout } from './parts/pages.js';
import { interleaved, valuesOf, type Values } from './parts/rounds.js';
import { inWords, summarize, written } from './parts/summary.js';
import { printTable } from './parts/table.js';
import { median, printTargets } from './parts/targets.js';

const list = (variable: string, default_: string) => (process.env[variable] ?? default_).split(',').map(Number);

const rounds = Number(process.env['ROUNDS'] ?? 5);
/** How many kilobytes the pages have. */
const sizes = list('SIZES', '10,100,1000');
const connections = list('CONNECTIONS', '1,50,500');
/** After how many requests the memory is read. */
const readings = list('REQUESTS', '1000,50000,100000');

const sizeOf = (kilobytes: number) => (kilobytes < 1000 ? `${kilobytes} kB` : `${kilobytes / 1000} MB`);
const pathOf = (kilobytes: number) => `/${kilobytes}.html`;

/** So many requests make a round: a second or more for who gates, and several times as many for who is faster. */
const requestsOf = (kilobytes: number, connections: number, isGated: boolean) =>
  Math.max(connections, Math.round(30_000 / kilobytes / (kilobytes < 100 ? 5 : 1)), 50) * (isGated ? 1 : 5);

/** Gating so many pages of such a size at a time takes minutes for each round. */
const isMinutes = (kilobytes: number, connections: number) => kilobytes * connections > 100_000;

/** The core of what is measured, and that of everything else: the load and the server behind. */
const [measured, others] = [0, 1];

/** What is measured: a server, or what `serve` is made of without one. */
interface Subject {
  readonly name: string;
  readonly isGated?: boolean;
  /** Whether it is asked for pages that it has not seen. */
  readonly isAnew?: boolean;
  readonly port?: number;
  readonly process?: ChildProcess;
}

const gateAlone = 'gateHtml, no server';
const names = {
  static: 'nginx, files',
  proxy: 'nginx, proxy',
  replacing: 'nginx, sub_filter',
  passing: 'serve, --except /',
  ours: 'serve, a page it knows',
  anew: 'serve, pages it has not seen',
} as const;

export async function run(): Promise<void> {
  if (nginxIsMissing !== undefined) {
    console.error(nginxIsMissing);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-bench-'));
  const running: { end(): unknown }[] = [];
  try {
    const pages = new Map(sizes.map((one) => [one, pageWithout(one * 1000)]));
    mkdirSync(join(folder, 'pages'));
    for (const [size, page] of pages) writeFileSync(join(folder, 'pages', pathOf(size)), page);
    const keep = <Its extends { end(): unknown }>(its: Its): Its => {
      running.push(its);
      return its;
    };
    const behind = await freePort();
    keep(await startNginx(filesFrom(join(folder, 'pages'), behind), behind, onCore(others)));
    const nginx = async (name: string, http: (port: number) => string): Promise<Subject> => {
      const port = await freePort();
      const { process } = keep(await startNginx(http(port), port, onCore(measured)));
      return { name, port, process };
    };
    const serve = async (name: string, ...more: string[]) => keep(await startServe(name, behind, more));
    const ours = await serve(names.ours);
    const subjects: Subject[] = [
      await nginx(names.static, (port) => filesFrom(join(folder, 'pages'), port)),
      await nginx(names.proxy, (port) => proxyOf(behind, port)),
      await nginx(names.replacing, (port) => proxyOf(behind, port, replacements)),
      await serve(names.passing, '--except', '/'),
      ours,
      { ...ours, name: names.anew, isAnew: true, isGated: true },
      { name: gateAlone, isGated: true },
    ];
    const load = keep(startWorker<LoadTask, Load>('load.ts', others));
    const gate = keep(startWorker<GateTask, { milliseconds: number }>('gate-alone.ts', measured));

    console.log(
      `${canPin ? 'Each server on one core, the load and the server behind on the other.' : 'taskset is missing or there is one core: the load takes time from what is measured.'} Other work on this machine at the beginning: load average ${written(loadavg()[0]!, 1)}.\n`,
    );
    await seeThatTheyDoTheirWork(subjects, pages);
    const values = new Map<string, Values>();
    for (const size of sizes) {
      const page = pages.get(size)!;
      // What runs for the first time runs slowly.
      for (const one of subjects) await measure(one, { load, gate }, page, size, 1, 20_000 / size);
      for (const count of connections) {
        const its = subjects.filter(
          ({ port, isAnew }) => (port !== undefined || count === connections[0]) && !(isAnew && isMinutes(size, count)),
        );
        console.error(`${sizeOf(size)}, connections: ${count}`);
        const measuring = (one: Subject) =>
          measure(one, { load, gate }, page, size, count, requestsOf(size, count, !!one.isGated));
        values.set(`${size} ${count}`, await interleaved(its, measuring, rounds));
      }
      printSize(size, Buffer.byteLength(page), values);
    }
    const held = await memory(behind, load, sizes[0]!, pages.get(sizes[0]!)!);
    printPromises(values, pages, held);
    writeMeasured('serve', {
      ...facts(['undici', 'autocannon']),
      nginx: /[\d.]+/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr)?.[0] ?? 'unknown',
      loadAverageAtTheEnd: Number(written(loadavg()[0]!, 1)),
      isPinned: canPin,
      rounds,
      bytes: Object.fromEntries([...pages].map(([size, page]) => [sizeOf(size), Buffer.byteLength(page)])),
      values: Object.fromEntries(
        [...values].map(([cell, its]) => {
          const [size, count] = cell.split(' ').map(Number);
          return [`${sizeOf(size!)}, connections: ${count}`, rounded(its)];
        }),
      ),
      memory: held,
    });
  } finally {
    await Promise.all(running.map((one) => one.end()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whoever gates many pages at a time reads each slowly: no server behind gives up here. */
const forAll =
  'types { text/html html; } keepalive_requests 1000000; sendfile on; tcp_nopush on; send_timeout 600s; proxy_read_timeout 600s;';

const filesFrom = (folder: string, port: number) => `${forAll}
server { listen 127.0.0.1:${port}; root ${folder}; }`;

/** @param more what it does to what it passes on */
const proxyOf = (behind: number, port: number, more = '') => `${forAll}
upstream behind { server 127.0.0.1:${behind}; keepalive 512; keepalive_requests 1000000; }
server {
  listen 127.0.0.1:${port};
  proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
  proxy_buffers 64 32k; proxy_max_temp_file_size 0;
  ${more}
  location / { proxy_pass http://behind; }
}`;

/** What one would write by hand: the script at the end of the head, and one vendor's frames without an address. */
const replacements = `sub_filter_once off;
  sub_filter '</head>' '<script async src="/dfo-consent/dfo-consent-core.js" data-site="dfo.no"></script></head>';
  sub_filter 'src="https://player.vimeo.com/' 'data-service="vimeo" data-dfo-src="https://player.vimeo.com/';`;

interface Serve extends Subject {
  readonly process: ChildProcess;
  readonly port: number;
  end(): Promise<void>;
}

async function startServe(name: string, behind: number, more: readonly string[] = []): Promise<Serve> {
  const port = await freePort();
  const [program, ...args] = [
    ...onCore(measured),
    process.execPath,
    'dist/cli.js',
    'serve',
    ...['--upstream', `http://127.0.0.1:${behind}`, '--port', String(port)],
    ...['--site', 'dfo.no', '--host', 'matomo=matomo.dfo.example', ...more],
  ];
  // Its log goes where nginx's goes: nowhere.
  const process_ = spawn(program!, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await listening(port, process_);
  const ended = new Promise<void>((done) => process_.once('exit', () => done()));
  return {
    name,
    port,
    process: process_,
    end() {
      process_.kill();
      return ended;
    },
  };
}

/** A proxy that does nothing is fast: each is seen to do what it is measured for. */
async function seeThatTheyDoTheirWork(subjects: readonly Subject[], pages: ReadonlyMap<number, string>): Promise<void> {
  for (const [size, page] of pages)
    for (const { name, port } of subjects) {
      if (port === undefined) continue;
      const answer = await fetch(`http://127.0.0.1:${port}${pathOf(size)}`);
      const text = await answer.text();
      const isLive = text.includes(' src="https://player.vimeo.com/');
      const hasScript = text.includes('data-site="dfo.no"');
      const changes = name === names.ours || name === names.anew || name === names.replacing;
      if (changes ? isLive || !hasScript : text !== page)
        throw new Error(`${name} does not do at ${sizeOf(size)} what it is measured for.`);
      const policy = answer.headers.get('content-security-policy');
      const closed = contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered' });
      if (name === names.ours && policy?.split(';')[0] !== closed.split(';')[0])
        throw new Error('serve sends no policy.');
    }
}

interface Workers {
  readonly load: Worker<LoadTask, Load>;
  readonly gate: Worker<GateTask, { milliseconds: number }>;
}

async function measure(
  { port, process, isGated, isAnew = false }: Subject,
  { load, gate }: Workers,
  page: string,
  size: number,
  connections: number,
  requests: number,
): Promise<Readonly<Record<string, number>>> {
  const amount = Math.max(Math.ceil(requests), connections);
  if (port === undefined || !process) {
    const { milliseconds } = await gate.ask({ page, times: Math.ceil(amount / (isGated ? 2 : 1)) });
    return { cpu: milliseconds };
  }
  const before = processorTime(process);
  const { seconds, times, failed } = await load.ask({
    url: `http://127.0.0.1:${port}${pathOf(size)}`,
    connections,
    amount,
    isAnew,
    least: page.length,
  });
  const cpu = (processorTime(process) - before) / amount;
  const sorted = [...times].sort((one, other) => one - other);
  return {
    'per second': times.length / seconds,
    median: summarize(times).median,
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1]!,
    failed,
    cpu,
  };
}

/** Digits that say something. */
const few = (value: number) => (value < 10 ? 2 : value < 100 ? 1 : 0);
const said = (values: readonly number[]) => inWords(values, few(median(values)));

function printSize(size: number, bytes: number, values: ReadonlyMap<string, Values>): void {
  for (const count of connections) {
    const its = values.get(`${size} ${count}`)!;
    printTable(
      `${sizeOf(size)}, connections: ${count}. Median of ${rounds} rounds (first to third quarter)`,
      ['', 'per second', 'median ms', 'p99 ms', 'failed', 'processor ms a page', 'MB of HTML per second of a core'],
      Object.entries(its).map(([name, { cpu, failed, ...waited }]) => [
        name,
        ...['per second', 'median', 'p99'].map((one) => (waited[one] ? said(waited[one]) : '–')),
        failed ? String(failed.reduce((sum, one) => sum + one)) : '–',
        said(cpu!),
        said(cpu!.map((one) => bytes / 1e3 / one)),
      ]),
    );
  }
  const { [`${size} ${connections[0]}`]: one } = Object.fromEntries(values);
  const cpu = (name: string) => median(valuesOf(one!, name, 'cpu'));
  const all = cpu(names.anew);
  const gating = cpu(gateAlone);
  const passing = cpu(names.passing);
  printTable(
    `Where the processor time of a page of ${sizeOf(size)} goes, connections: ${connections[0]}`,
    ['', 'ms', '%'],
    [
      ['the gate (gateHtml)', gating],
      ['the proxy (--except /)', passing],
      ['the rest: bytes to text and back, what is added, headers', all - gating - passing],
      [names.anew, all],
    ].map(([what, ms]) => [String(what), written(ms as number, 2), written(((ms as number) / all) * 100)]),
  );
}

/** Megabytes that a fresh process has in use after so many requests of different visitors, in all. */
async function memory(
  behind: number,
  load: Worker<LoadTask, Load>,
  size: number,
  page: string,
): Promise<Readonly<Record<string, number>>> {
  const serve = await startServe(names.ours, behind);
  try {
    const answers = ['accepted', 'refused', { vimeo: 'accepted' }, { acast: 'refused', vimeo: 'accepted' }] as const;
    const cookies = [
      '',
      ...answers.map((answer) => {
        const { name, value } = answerCookie({ site: 'dfo.no', answer });
        return `theme=dark; ${name}=${value}`;
      }),
    ];
    const held: Record<string, number> = {};
    let done = 0;
    for (const until of readings) {
      await load.ask({
        url: `http://127.0.0.1:${serve.port}${pathOf(size)}`,
        connections: 50,
        amount: until - done,
        cookies,
        least: page.length,
      });
      done = until;
      // What is collected late is not held.
      await new Promise((over) => setTimeout(over, 2000));
      held[String(until)] = residentMemory(serve.process);
      console.error(`memory after ${until} requests: ${written(held[String(until)]!)} MB`);
    }
    printTable(
      `Memory in use (RSS) after so many requests for ${sizeOf(size)} over 50 connections, by visitors who have answered differently`,
      ['requests', 'MB'],
      Object.entries(held).map(([requests, megabytes]) => [requests, written(megabytes)]),
    );
    return held;
  } finally {
    await serve.end();
  }
}

function printPromises(
  values: ReadonlyMap<string, Values>,
  pages: ReadonlyMap<number, string>,
  held: Readonly<Record<string, number>>,
): void {
  const one = values.get('100 1');
  const bytes = Buffer.byteLength(pages.get(100) ?? '');
  const [first, ...later] = Object.values(held);
  printTargets([
    ...(one ? [names.ours, names.anew] : []).flatMap((name) => [
      {
        what: `100 kB, one connection, ${name}: ms at the median beyond nginx, proxy`,
        measured: median(valuesOf(one!, name, 'median')) - median(valuesOf(one!, names.proxy, 'median')),
        atMost: 3,
      },
      {
        what: `100 kB, ${name}: nanoseconds of a core for a byte of HTML (25 are 40 MB/s)`,
        measured: (median(valuesOf(one!, name, 'cpu')) * 1e6) / bytes,
        atMost: 25,
        digits: 0,
      },
    ]),
    {
      what: `memory after ${readings.at(-1)} requests, × after ${readings[0]}`,
      measured: Math.max(...later) / first!,
      atMost: 1.1,
    },
  ]);
}

/** With four digits that count: finer they are not. */
const rounded = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, its]) => [
      name,
      Object.fromEntries(
        Object.entries(its).map(([what, all]) => [what, all.map((one) => Number(one.toPrecision(4)))]),
      ),
    ]),
  );
