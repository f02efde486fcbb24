import type { DfoRegistry, Registry } from '../../registry/index.js';
import { hasFrame } from './deflate.js';
import type { HeaderList } from './header-list.js';
import type { GatesBytes } from './known-pages.js';
import { makePageGate, type Asked, type PageGate, type PageGateOptions } from './page-gate.js';
import { codingsOf } from './page-headers.js';

/** What the platform opens and closes: https://compression.spec.whatwg.org/#supported-formats */
const formats = new Map<string, CompressionFormat>([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

const gates = new WeakMap<object, PageGate>();

/**
 * Gates one response on web standards: Hono, edge workers, route handlers, `fetch` handlers of any kind. Its body is gated as it comes. A page
 * that cannot be gated errors its stream, so that it is cut and never half gated. Pages packed otherwise than by gzip or deflate go through
 * whole, under the policy of who has not answered.
 *
 * @example
 * // Around all of an application, which is asked for what can be gated.
 * export default { fetch: (request) => gateResponse(request, app.fetch, options) };
 * // Within one of Hono, which would put the headers of the first response into the second.
 * app.use(async (c, next) => {
 *   await next();
 *   const gated = await gateResponse(c.req.raw, c.res, options);
 *   c.res = undefined;
 *   c.res = gated;
 * });
 * @param response what answers; or its response. Whoever made that one knows none of the names that pages are given here, so it answers
 * `If-None-Match` with the whole, and it may answer 304 to who has a page from before there was a gate. What names pages must stand behind.
 * @param options one object for all responses: what follows from it is made once
 * @throws RangeError for options that cannot be; the message says what can
 */
export async function gateResponse<R extends Registry = DfoRegistry>(
  request: Request,
  response: Response | ((request: Request) => Response | Promise<Response>),
  options: PageGateOptions<R>,
): Promise<Response> {
  const gate = gates.get(options) ?? makePageGate(options, new Set(formats.keys()));
  gates.set(options, gate);
  const url = new URL(request.url);
  const asked: Asked = {
    method: request.method,
    path: url.pathname + url.search,
    headers: [...request.headers],
    isSecure: url.protocol === 'https:',
  };
  if (typeof response !== 'function') return gated(gate, asked, response);
  const instead = new Request(request, { headers: headersOf(gate.asked(asked, false)) });
  return gated(gate, asked, await response(instead));
}

async function gated(gate: PageGate, asked: Asked, response: Response): Promise<Response> {
  const { status, statusText, body } = response;
  const headers: HeaderList = [...response.headers];
  const outcome = gate.outcome(asked, { status, headers });
  const answer = (body: ReadableStream<Uint8Array> | null, headers: HeaderList) =>
    new Response(body as BodyInit | null, { status, statusText, headers: headersOf(headers) });
  if (outcome.kind !== 'page') return outcome.headers === headers ? response : answer(body, outcome.headers);
  const { bytes } = outcome;
  const begun = bytes && body ? await begin(body) : undefined;
  // What has nothing in it has no coding either.
  if (!bytes || !begun) return answer(null, outcome.headers());
  const codings = codingsOf(headers).map((one) => formats.get(one)!);
  const open = codings.toReversed().map((one, at) => {
    const isBare = one === 'deflate' && at === 0 && !hasFrame(begun.first);
    return new DecompressionStream(isBare ? 'deflate-raw' : one);
  });
  const page = await pageFrom(through(begun.body, open), bytes);
  const closed = codings.map((one) => new CompressionStream(one));
  return answer(through(page, closed), outcome.headers());
}

const through = (body: ReadableStream<Uint8Array>, all: readonly (DecompressionStream | CompressionStream)[]) =>
  all.reduce((one, next) => one.pipeThrough(next as unknown as ReadableWritablePair<Uint8Array, Uint8Array>), body);

/** A body and how it begins; undefined where there is nothing in it. */
async function begin(
  body: ReadableStream<Uint8Array>,
): Promise<{ first: Uint8Array; body: ReadableStream<Uint8Array> } | undefined> {
  const reader = body.getReader();
  let first: Uint8Array | undefined;
  while (!first?.length) {
    const { done, value } = await reader.read();
    if (done) return undefined;
    first = value;
  }
  return { first, body: streamOf(first, reader, (value) => value) };
}

/** A page, as soon as it is known how it is read: its head tells that. */
async function pageFrom(body: ReadableStream<Uint8Array>, bytes: GatesBytes): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  try {
    let first: Uint8Array = new Uint8Array();
    while (bytes.charset === undefined) {
      const { done, value } = await reader.read();
      first = done ? bytes.end() : bytes.write(value);
      if (done) return streamOf(first);
    }
    return streamOf(first, reader, (value) => (value ? bytes.write(value) : bytes.end()));
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  }
}

/** What comes first, and then what becomes of each piece, and of the end. */
function streamOf(
  first: Uint8Array,
  reader?: ReadableStreamDefaultReader<Uint8Array>,
  make: (value: Uint8Array | undefined) => Uint8Array | undefined = () => undefined,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.length) controller.enqueue(first);
      if (!reader) controller.close();
    },
    async pull(controller) {
      try {
        for (;;) {
          const { done, value } = await reader!.read();
          const out = make(done ? undefined : value);
          if (out?.length) controller.enqueue(out);
          if (done) return controller.close();
          if (out?.length) return;
        }
      } catch (error) {
        await reader!.cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}

function headersOf(list: HeaderList): Headers {
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  return headers;
}
