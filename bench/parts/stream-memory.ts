/** Started by `html.ts` in a process of its own: `stream-memory.ts MEGABYTES [SCRIPT_MEGABYTES]`. Prints bytes. */
import { gateHtmlStream } from '../../src/html/index.js';
import { piecesOf } from './pages.js';

const [megabytes = 1, script = 0] = process.argv.slice(2).map(Number);
const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc.');

function* pieces(): Generator<string> {
  yield* piecesOf((megabytes * 1e6) / 2);
  if (script) {
    yield '<script>';
    for (let i = 0; i < script * 40; i++) yield `var a${i} = "${'x'.repeat(24_980)}";\n`;
    yield '</script>';
  }
  yield* piecesOf((megabytes * 1e6) / 2);
}

const source = pieces();
let peak = 0;
let [length, seen] = [0, 0];
collect();
const before = process.memoryUsage().heapUsed;
const look = () => {
  collect();
  peak = Math.max(peak, process.memoryUsage().heapUsed - before);
};
const every = Math.max(100_000, (megabytes * 1e6) / 100);
const readable = new ReadableStream<string>({
  pull(controller) {
    const { value, done } = source.next();
    if (done) return controller.close();
    length += value.length;
    controller.enqueue(value);
    // Here and not where it comes out: what is held back does not come out.
    if (length - seen < every) return;
    seen = length;
    look();
  },
});
let out = 0;
const gated = readable.pipeThrough(gateHtmlStream({ site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } }));
for await (const piece of gated as unknown as AsyncIterable<string>) out += piece.length;
look();
if (out < length) throw new Error('Less came out than went in.');
console.log(peak);
