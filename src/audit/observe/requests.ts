import type { BrowserContext, Page, Request } from 'playwright-core';
import type { Initiator } from '../model.js';

/** What the page's own events tell of an address: in which frame, as what, and who asked. */
export interface Asked {
  readonly type: string;
  readonly frame: string;
  readonly initiator?: Initiator;
}

/** What is known of each address, the first time that it was asked for. */
export interface Requests {
  of(url: string): Asked | undefined;
  /**
   * When the page asked for what the browser's network began to fetch at `time`, which is later when the machine is busy; `time` where
   * that is not known. Milliseconds since 1970. To be asked once for each request, in their order.
   */
  when(url: string, time: number): number;
  /** When an address was last asked for that had not been asked for before, leaving out what follows `?`; milliseconds since 1970. */
  readonly lastNew: () => number;
}

/** The document that asks: for a frame's own address it is the one that the frame stands in, for a page's the page. */
function frameOf(request: Request): string {
  try {
    const frame = request.frame();
    if (!request.isNavigationRequest()) return frame.url();
    return frame.parentFrame()?.url() ?? request.url();
  } catch {
    return ''; // A worker's, or a frame that is gone.
  }
}

interface Announced {
  readonly request: { readonly url: string };
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly initiator: {
    readonly type: string;
    readonly url?: string;
    readonly lineNumber?: number;
    readonly stack?: { readonly callFrames: readonly { url: string; lineNumber: number }[] };
  };
}

function initiatorOf({ type, url, lineNumber, stack }: Announced['initiator']): Initiator {
  const frame = stack?.callFrames.find((one) => one.url);
  const kind = type === 'parser' || type === 'script' ? type : 'browser';
  const [at, line] = frame ? [frame.url, frame.lineNumber] : [url, lineNumber];
  return { kind, ...(at && { url: at }), ...(at && line !== undefined && { line: line + 1 }) };
}

/** Listens to what the pages of a browser ask for. */
export async function listenToRequests(context: BrowserContext, page: Page): Promise<Requests> {
  const asked = new Map<string, Asked>();
  const initiators = new Map<string, Initiator>();
  const times = new Map<string, number[]>();
  const known = new Set<string>();
  let lastNew = Date.now();
  const note = (url: string, type: string, frame: string) => {
    const address = url.split(/[?#]/)[0]!;
    if (!known.has(address)) lastNew = Date.now();
    known.add(address);
    if (!asked.has(url)) asked.set(url, { type, frame });
  };
  context.on('request', (request) => note(request.url(), request.resourceType(), frameOf(request)));
  page.on('websocket', (socket) => note(socket.url(), 'websocket', page.url()));
  const session = await context.newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ request, initiator, wallTime }: Announced) => {
    const before = times.get(request.url) ?? [];
    before.push(wallTime * 1000);
    times.set(request.url, before);
    if (!initiators.has(request.url)) initiators.set(request.url, initiatorOf(initiator));
  });
  session.on('Network.webSocketCreated', ({ url, initiator }: { url: string; initiator?: Announced['initiator'] }) => {
    if (initiator) initiators.set(url, initiatorOf(initiator));
  });
  await session.send('Network.enable');
  return {
    of(url) {
      const found = asked.get(url);
      const initiator = initiators.get(url);
      return found || initiator ? { type: 'other', frame: '', ...found, ...(initiator && { initiator }) } : undefined;
    },
    when(url, time) {
      const all = times.get(url) ?? [];
      const at = all.findLastIndex((one) => one <= time);
      // Each is the time of one request: another for the same address, of a worker's say, has its own.
      return all.splice(0, at + 1).at(-1) ?? time;
    },
    lastNew: () => lastNew,
  };
}
