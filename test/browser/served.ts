import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { serve as serveBefore } from '../../src/server/serve.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { serve, type Reply, type Request, type Server } from '../harness/serve.js';

export interface SitePage {
  readonly body: string;
  readonly policy?: string;
  /** Of the policy's own scripts. */
  readonly nonce?: string;
  /** Whether it is encoded in windows-1252, and not in UTF-8. */
  readonly isLatin?: boolean;
}

/** The site's own script: it notes what its page's policy stops, and what is sent by `fetch`. */
const watch = `window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));
window.sent = [];
const send = window.fetch;
window.fetch = (address, told) => {
  sent.push(JSON.stringify([address, told]));
  return send(address, told);
};`;

/** Visitors of a site as its CMS sends it, without banner, control and library, through `dfo-consent serve` before it. */
export interface Served {
  readonly vendors: Server;
  readonly browser: Browser;
  /** Where `serve` and the site itself listen. */
  readonly ports: { readonly served: number; readonly own: number };
  readonly log: Readonly<Record<string, unknown>>[];
  open(path: string): Promise<Tab>;
}

export function served(
  pages: Readonly<Record<string, SitePage>>,
  begin: () => Promise<(request: Request) => Reply>,
): Served {
  const own = createServer(({ url = '/' }, response) => {
    const page = pages[url];
    if (url === '/watch.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(watch);
    if (!page) return void response.writeHead(404, { 'content-type': 'text/plain' }).end();
    response.setHeader('content-type', `text/html; charset=${page.isLatin ? 'windows-1252' : 'utf-8'}`);
    response.setHeader('etag', '"page"');
    response.setHeader('cache-control', 'public, max-age=600');
    if (page.policy) response.setHeader('content-security-policy', page.policy);
    response.end(
      Buffer.from(
        `<!doctype html><html lang="nn"><head><meta name="viewport" content="width=device-width"><title>Side</title><script src="/watch.js" nonce="${page.nonce ?? ''}"></script></head><body><a href="#main">Hopp</a><main id="main">${page.body}</main><footer><p>Botn</p></footer></body></html>`,
        page.isLatin ? 'latin1' : 'utf8',
      ),
    );
  });
  const made = { log: [] } as unknown as { -readonly [Name in keyof Served]: Served[Name] };
  let stop = async () => {};
  beforeAll(async () => {
    made.vendors = await serve(await begin());
    await new Promise<void>((done) => own.listen(0, '127.0.0.1', done));
    const { port } = own.address() as AddressInfo;
    const serving = await serveBefore({
      upstream: `http://127.0.0.1:${port}`,
      site: 'dfo.no',
      hosts: { matomo: ['matomo.dfo.example'], qlik: ['qlik.dfo.example'] },
      port: 0,
      files: 'dist',
      counts: true,
      log: (line) => void made.log.push(line),
    });
    stop = () => serving.stop();
    made.ports = { served: serving.port, own: port };
    made.browser = await openBrowser({ ...made.vendors.ports, http: serving.port }, {}, made.vendors.wire);
  });
  afterAll(async () => {
    await made.browser?.close();
    await stop();
    own.close();
    own.closeAllConnections();
    await made.vendors?.close();
  });
  made.open = async (path) => {
    const tab = await made.browser.fresh();
    made.vendors.forget();
    made.log.length = 0;
    await tab.goto(`http://www.dfo.no${path}`);
    return tab;
  };
  return made;
}
