import type { DfoRegistry, Registry } from '../../registry/index.js';
import { makePageGate, type Asked, type PageGate, type PageGateOptions } from './page-gate.js';
import { codingsOf } from './page-headers.js';

/** What the platform opens and closes: https://compression.spec.whatwg.org/#supported-formats */
const formats = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
] as const);

const gates = new WeakMap<object, PageGate>();

/**
 * Gates one response on web standards: Hono, edge workers, route handlers, `fetch` handlers of any kind. Its body is gated as it comes. A page
 * that cannot be gated errors its stream, so that it is cut and never half gated. Pages packed otherwise than by gzip or deflate go through
 * whole, under the policy of who has not answered.
 *
 * @example
 * export default { fetch: async (request) => gateResponse(request, await page(request), options) };
 * @param options one object for all responses: what follows from it is made once
 * @throws RangeError for options that cannot be; the message says what can
 */
export function gateResponse<R extends Registry = DfoRegistry>(
  request: Request,
  response: Response,
  options: PageGateOptions<R>,
): Promise<Response> {
  const gate = gates.get(options) ?? makePageGate(options, new Set(formats.keys()));
  gates.set(options, gate);
  return gated(gate, request, response);
}

async function gated(gate: PageGate, request: Request, response: Response): Promise<Response> {
  const url = new URL(request.url);
  const asked: Asked = {
    method: request.method,
    path: url.pathname + url.search,
    headers: [...request.headers],
    isSecure: url.protocol === 'https:',
  };
  const outcome = gate.outcome(asked, { status: response.status, headers: [...response.headers] });
  if (outcome.kind === 'other') return response;
  const { status, statusText } = response;
  const answer = (body: BodyInit | null, headers: Headers) => new Response(body, { status, statusText, headers });
  if (outcome.kind === 'document') return answer(response.body, headersOf(outcome.headers));
  const { bytes } = outcome;
  if (!bytes || !response.body) return answer(null, headersOf(outcome.headers()));

  const codings = codingsOf([...response.headers]).map((one) => formats.get(one as 'gzip')!);
  const opened = codings
    .toReversed()
    .reduce<ReadableStream<Uint8Array>>((body, one) => body.pipeThrough(pair(new DecompressionStream(one))), response.body);
  const reader = opened.getReader();
  // The head tells how the page is read, so its first bytes come before.
  let first: Uint8Array = new Uint8Array();
  let isOver = false;
  while (bytes.charset === undefined) {
    const { done, value } = await reader.read();
    isOver = done;
    first = done ? bytes.end() : bytes.write(value);
  }
  const rest = new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.length) controller.enqueue(first);
      if (isOver) controller.close();
    },
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read();
        const out = done ? bytes.end() : bytes.write(value);
        if (out.length) controller.enqueue(out);
        if (done) return controller.close();
        if (out.length) return;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const packed = codings.reduce<ReadableStream<Uint8Array>>((body, one) => body.pipeThrough(pair(new CompressionStream(one))), rest);
  return answer(packed as ReadableStream<Uint8Array<ArrayBuffer>>, headersOf(outcome.headers()));
}

const pair = (stream: DecompressionStream | CompressionStream) => stream as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;

function headersOf(list: readonly (readonly [string, string])[]): Headers {
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  return headers;
}
