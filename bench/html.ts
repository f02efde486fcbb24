import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { parse, Tokenizer, type TokenHandler } from 'parse5';
import { RewritingStream } from 'parse5-html-rewriting-stream';
import { gateHtml } from '../src/html/index.js';
import { hostile } from '../test/harness/hostile-html.js';
import { measure, type Measured } from './parts/measure.js';
import { pageOf } from './parts/pages.js';
import { printTable } from './parts/table.js';

const options = { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } } as const;

/** What making embeds inert costs: by size, in memory, and where somebody wants it to be slow. */
export async function run(): Promise<void> {
  console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
  await speed();
  await memory();
  await adversaries();
}

const sizes = [
  { name: '10 kB', bytes: 10_000, rounds: 100, warmUp: 100 },
  { name: '100 kB', bytes: 100_000, rounds: 25, warmUp: 5 },
  { name: '1 MB', bytes: 1_000_000, rounds: 7, warmUp: 1 },
  { name: '10 MB', bytes: 10_000_000, rounds: 3, warmUp: 0 },
];

async function speed(): Promise<void> {
  const rows: string[][] = [];
  for (const { name, bytes, rounds, warmUp } of sizes) {
    const page = pageOf(bytes);
    const took = await measure(
      {
        copy: () => copy(page),
        tokens: () => tokenize(page),
        peer: () => peer(page),
        ours: () => gateHtml(page, options),
      },
      { rounds, warmUp },
    );
    const length = Buffer.byteLength(page);
    const each = ({ median, spread }: Measured) => {
      const [from, to] = [...spread].map((time) => perByte(time, length));
      return `${perByte(median, length)} (${from}–${to})`;
    };
    rows.push([
      name,
      each(took.copy),
      each(took.tokens),
      each(took.peer),
      each(took.ours),
      (took.ours.median / took.peer.median).toFixed(2),
    ]);
  }
  printTable(
    'Nanoseconds of processor time per byte of a realistic page: median (first to third quarter of the rounds)',
    ['page', 'copy', 'parse5’s tokenizer', 'parse5-html-rewriting-stream', 'gateHtml', 'ours/peer'],
    rows,
  );
}

const perByte = (milliseconds: number, bytes: number): string => {
  const nanoseconds = (milliseconds * 1e6) / bytes;
  return nanoseconds.toFixed(nanoseconds < 10 ? 1 : 0);
};

/** The floor: there and back, and nothing done. */
const copy = (page: string) => new TextDecoder().decode(new TextEncoder().encode(page));

const nothing = () => {};
const deaf: TokenHandler = {
  onComment: nothing,
  onDoctype: nothing,
  onStartTag: nothing,
  onEndTag: nothing,
  onEof: nothing,
  onCharacter: nothing,
  onNullCharacter: nothing,
  onWhitespaceCharacter: nothing,
};
/** The other floor: signs read and named, and no tree, no places, nothing looked at. */
const tokenize = (page: string) => new Tokenizer({ sourceCodeLocationInfo: false }, deaf).write(page, true);

/** The peer: what one would write with the usual tool for one host and one element. */
function peer(page: string): Promise<string> {
  const stream = new RewritingStream();
  stream.on('startTag', (tag, raw) => {
    const src =
      tag.tagName === 'iframe' && tag.attrs.find(({ name, value }) => name === 'src' && /vimeo\.com/.test(value));
    if (!src) return stream.emitRaw(raw);
    src.name = 'data-src';
    stream.emitStartTag(tag);
  });
  let out = '';
  stream.on('data', (text: string) => (out += text));
  const ended = new Promise<string>((done) => stream.on('end', () => done(out)));
  // As it comes from a file or a network.
  for (let at = 0; at < page.length; at += 65_536) stream.write(page.slice(at, at + 65_536));
  stream.end();
  return ended;
}

const streams = [
  { name: '1 MB', args: ['1'] },
  { name: '10 MB', args: ['10'] },
  { name: '100 MB', args: ['100'] },
  { name: '10 MB with one script of 5 MB', args: ['10', '5'] },
];

async function memory(): Promise<void> {
  const child = new URL('parts/stream-memory.ts', import.meta.url).pathname;
  // Each in a process of its own, so they may run beside each other.
  const rows = await Promise.all(
    streams.map(async ({ name, args }) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--expose-gc',
        '--import',
        'tsx',
        child,
        ...args,
      ]);
      return [name, (Number(stdout) / 1e6).toFixed(1)];
    }),
  );
  printTable('Most memory that gateHtmlStream holds, in MB of heap after collection', ['stream', 'peak'], rows);
}

/** Parts of the smaller page; the greater one has four times as many. */
const parts = 2_000;
const growth = 4;
/** Above this for the smaller page, in milliseconds, the greater one is not waited for. */
const patience = 1_000;

async function adversaries(): Promise<void> {
  const rows: string[][] = [];
  for (const [name, make] of Object.entries(hostile)) {
    const [small, great] = [make(parts), make(parts * growth)];
    const warmUp = make(parts / 20);
    const costs = async (read: (page: string) => unknown): Promise<[small: number, great: number]> => {
      for (let i = 0; i < 20; i++) read(warmUp);
      const cost = async (page: string, rounds: number) =>
        ((await measure({ it: () => read(page) }, { rounds, warmUp: 0 })).it.median * 1e6) / page.length;
      const once = await cost(small, 1);
      return once * small.length > patience * 1e6 ? [once, Infinity] : [await cost(small, 3), await cost(great, 3)];
    };
    const ours = await costs((page) => gateHtml(page, options));
    const parser = await costs((page) => parse(page));
    const grown = ([small, great]: [number, number]) =>
      great === Infinity ? 'not waited for' : (great / small).toFixed(1);
    rows.push([
      name,
      `${Math.round(great.length / 1e3)} kB`,
      ours[0].toFixed(0),
      ours[1].toFixed(0).replace('Infinity', '–'),
      grown(ours),
      grown(parser),
    ]);
  }
  printTable(
    `Nanoseconds per byte of hostile pages of ${parts} and ${parts * growth} parts. Growth: 1 where the whole cost grows with the page, ${growth} where it grows with its square`,
    ['page', 'size', `${parts} parts`, `${parts * growth} parts`, 'growth', 'of parse5 alone'],
    rows,
  );
}
