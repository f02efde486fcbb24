import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages of many embeds, and what runs in them to measure. */

const frame = (i: number, port: number) =>
  `<iframe data-service="vimeo" data-src="http://localhost:${port}/frame/${i}" width="160" height="90" loading="lazy" title="Film ${i}"></iframe>`;
const head = '<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Mange</title>';

/** The library, `/gated/NUMBER` with as many waiting frames, and `/plain` with a button and none. */
export async function serveEmbeds(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(({ url = '/' }, reply) => {
    const file = /^\/(dfo-consent[a-z-]*\.js)$/.exec(url)?.[1];
    if (file) return reply.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(`dist/${file}`));
    const count = Number(/^\/gated\/(\d+)/.exec(url)?.[1] ?? 0);
    const frames = Array.from({ length: count }, (_, i) => frame(i, port)).join('\n');
    const script = count ? '<script src="/dfo-consent.js" data-site="dfo.no"></script>' : '';
    const main = count ? frames : '<button>Vis</button>';
    reply
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(url.startsWith('/frame') ? '' : `${head}${script}</head><body><main>${main}</main></body></html>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

/** What `watchPage` puts on the page's window. Times are in milliseconds since the page's beginning. */
export interface Watch {
  /** When Enter was last pressed. */
  pressed: number;
  /** Resolves with the time when as many frames stand in the page. */
  whenLive(count: number): Promise<number>;
  /** Resolves with the time when as many embeds ask. */
  whenAsked(count: number): Promise<number>;
  /** The longest task since this was last called, in milliseconds; 0 where none took 50. */
  longest(): Promise<number>;
}

/** Runs in the page before everything else. */
export function watchPage(): void {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const frames = document.getElementsByTagName('iframe');
  const embeds = document.getElementsByTagName('dfo-consent-embed');
  const asks = (one: Element | undefined) => !!one?.shadowRoot?.querySelector('[data-dfo-consent=load]');
  const watch: Watch = {
    pressed: 0,
    whenLive: (count) =>
      new Promise((done) => {
        const observer = new MutationObserver(() => {
          if (frames.length < count) return;
          observer.disconnect();
          done(performance.now());
        });
        observer.observe(document, { childList: true, subtree: true });
      }),
    async whenAsked(count) {
      // They ask in order, so the last one is looked at first.
      while (embeds.length < count || !asks(embeds[count - 1]) || ![...embeds].every(asks)) {
        await new Promise((done) => setTimeout(done, 10));
      }
      return performance.now();
    },
    async longest() {
      await new Promise((done) => setTimeout(done, 100)); // Long tasks are told of a little later.
      const now = longest;
      longest = 0;
      return now;
    },
  };
  addEventListener('keydown', ({ timeStamp }) => (watch.pressed = timeStamp), { capture: true });
  Object.assign(window, { watch });
}

/**
 * The floor: at a press, as many live frames are inserted in the page, at a stretch or in slices of so many milliseconds
 * with a turn for the page between them, as the gate does it.
 */
export function insertAtPress([count, port, slice]: readonly [count: number, port: number, slice: number]): void {
  const main = document.querySelector('main')!;
  const { port1, port2 } = new MessageChannel();
  document.querySelector('button')!.addEventListener('click', async () => {
    let end = performance.now() + slice;
    for (let i = 0; i < count; i++) {
      const one = document.createElement('iframe');
      Object.assign(one, {
        width: '160',
        height: '90',
        loading: 'lazy',
        title: `Film ${i}`,
        src: `http://localhost:${port}/frame/${i}`,
      });
      main.append(one);
      if (performance.now() < end) continue;
      await new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(undefined);
      });
      end = performance.now() + slice;
    }
  });
}

/** The floor of a withdrawal: all frames are taken out at a stretch. Returns how long that took, in milliseconds. */
export function removeFrames(): number {
  const frames = [...document.querySelectorAll('iframe')];
  const start = performance.now();
  for (const one of frames) one.remove();
  return performance.now() - start;
}
