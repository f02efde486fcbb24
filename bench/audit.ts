/**
 * What an audit costs per page, and how much memory it takes, from a few pages to many: the command as it ships, on a generated site with a
 * banner, statistics and a frame, beside the floor: a browser that opens the same pages as often and does nothing else.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/harness/find-browser.js';
import { facts, writeMeasured } from '../test/harness/facts.js';
import { printTable } from './parts/table.js';

const counts = (process.env['PAGES'] ?? '10,100').split(',').map(Number);

/** All of them, or some with `VISITORS=unanswered`, for very many pages. */
const visitors = process.env['VISITORS']?.split(',') ?? ['unanswered', 'refused', 'accepted', 'one-embed', 'withdrawn'];

/** How often visitors open a page of this site, each in a browser of their own: who accepts also comes Back, and withdraws. */
const loads: readonly number[] = visitors.length === 1 ? [1] : [1, 2, 5, 1];

const page = (
  number: number,
) => `<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side ${number}</title>
<script src="/dfo-consent.js" data-site="dfo.no" data-matomo-url="http://matomo.dfo.example/" data-matomo-site-id="7"></script></head>
<body><dfo-consent-banner></dfo-consent-banner><main><h1>Side ${number}</h1>
<dfo-consent-embed service="vimeo" src="http://player.vimeo.com/video/${number}" title="Opptak"></dfo-consent-embed><p><a href="/${number + 1}">Neste</a></p></main></body></html>`;

function serve() {
  const library = Object.fromEntries(
    ['', '-gate', '-disclosure'].map((part) => [`/dfo-consent${part}.js`, readFileSync(`dist/dfo-consent${part}.js`)]),
  );
  return createServer(({ url = '', headers: { host } }, reply) => {
    const path = url.split('?')[0]!;
    if (path === '/robots.txt') return reply.writeHead(404).end();
    if (path.endsWith('.js'))
      return reply.writeHead(200, { 'content-type': 'text/javascript' }).end(library[path] ?? '');
    reply
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(host === 'www.dfo.no' ? page(Number(path.slice(1)) || 0) : '<!doctype html>');
    return undefined;
  });
}

/** The most memory that a process has had, in megabytes; Linux tells. */
function mostMemory(id: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
  } catch {
    return NaN;
  }
}

interface Run {
  readonly secondsPerPage: number;
  readonly megabytes: number;
  /** Pages that were not looked at whole. */
  readonly broken: number;
}

async function audited(count: number, port: number, program: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-bench-'));
  const list = join(folder, 'pages.txt');
  writeFileSync(list, Array.from({ length: count }, (_, i) => `http://www.dfo.no/${i}`).join('\n'));
  const from = performance.now();
  const run = spawn(
    process.execPath,
    [
      ...[
        'dist/cli.js',
        'audit',
        '--urls',
        list,
        '--max-pages',
        String(count),
        '--delay',
        '0',
        '--visitors',
        visitors.join(),
        '--settle',
        '0.3',
        '--format',
        'json',
      ],
      ...['--fail-on', 'never', '--folder', folder, '--output', join(folder, 'report.json'), '--browser', program],
      ...['--browser-argument', `--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP * 127.0.0.1:${port}`],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let megabytes = 0;
  const watch = setInterval(() => (megabytes = Math.max(megabytes, mostMemory(run.pid!) || 0)), 200);
  const code = await new Promise((ended) => run.once('exit', ended));
  clearInterval(watch);
  const secondsPerPage = (performance.now() - from) / 1000 / count;
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
    pages: { url: string; states: string[]; failures: string[] }[];
  };
  rmSync(folder, { recursive: true });
  const broken = report.pages.filter(({ states, failures }) => states.length !== visitors.length || failures.length);
  for (const { url, states, failures } of broken)
    console.log(`${url}: ${states.join(', ')}; ${failures.join(' ') || 'no failure was told'}`);
  if (code !== 0 || report.pages.length !== count)
    throw new Error(`The audit ended with ${code}; ${report.pages.length} of ${count} pages were looked at.`);
  return { secondsPerPage, megabytes, broken: broken.length };
}

/** The same number of loads, each visitor in a browser of their own, two at a time as the audit does. */
async function floor(count: number, port: number, executablePath: string): Promise<number> {
  const from = performance.now();
  let next = 0;
  const work = async () => {
    while (next < count) {
      const at = next++;
      for (const times of loads) {
        const browser = await chromium.launch({
          executablePath,
          args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP * 127.0.0.1:${port}`],
        });
        const tab = await browser.newPage();
        for (let i = 0; i < times; i++) await tab.goto(`http://www.dfo.no/${at}`);
        await browser.close();
      }
    }
  };
  await Promise.all([work(), work()]);
  return (performance.now() - from) / 1000 / count;
}

export async function run(): Promise<void> {
  const program = findChromium();
  const server = serve();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    const least = await floor(counts[0]!, port, program);
    const runs: [number, Run][] = [];
    for (const count of counts) runs.push([count, await audited(count, port, program)]);
    printTable(
      `An audit by ${visitors.length === 1 ? `one visitor (${visitors[0]})` : 'five visitors'}, ${loads.reduce((sum, times) => sum + times)} loads of a page, two pages at a time; the floor opens them and does nothing else`,
      ['pages', 'seconds a page', 'floor, seconds a page', 'Node, megabytes at most', 'not whole'],
      runs.map(([count, { secondsPerPage, megabytes, broken }]) => [
        String(count),
        secondsPerPage.toFixed(2),
        least.toFixed(2),
        megabytes.toFixed(0),
        String(broken),
      ]),
    );
    writeMeasured(visitors.length === 1 ? `audit-${visitors[0]}` : 'audit', {
      ...facts(['playwright-core', '@crawlee/basic'], program),
      floor: least,
      runs: Object.fromEntries(runs),
    });
  } finally {
    server.close();
  }
}
