import type { Device } from '../observe/browser.js';

/** Reads files of sites as the browser sees them: by the same proxy, host names and certificates as the pages. */
export interface Reader {
  /** The text at an address, unpacked where it is a `.gz`; undefined where it answers anything but 200. */
  text(url: string): Promise<string | undefined>;
  /** The HTML of a page as its scripts have made it, with what is in open shadow trees; '' where it cannot be opened. */
  page(url: string): Promise<string>;
}

/** Milliseconds that a file may take. */
const patience = 15_000;

export function makeReader({ context }: Device): Reader {
  return {
    async text(url) {
      const page = await context.newPage();
      try {
        // From a page of the same origin, for a file that is packed would be downloaded instead of shown.
        const here = new URL('/robots.txt', url).href;
        const response = await page.goto(here, { timeout: patience });
        if (url === here) return response?.status() === 200 ? await response.text() : undefined;
        return await page.evaluate(
          async ([address, timeout]) => {
            const answer = await fetch(address, { signal: AbortSignal.timeout(timeout) });
            if (answer.status !== 200) return undefined;
            const packed = /\.gz$/.test(new URL(address).pathname) && answer.headers.get('content-encoding') === null;
            const body = packed ? answer.body!.pipeThrough(new DecompressionStream('gzip')) : answer.body;
            return new Response(body).text();
          },
          [url, patience] as const,
        );
      } finally {
        await page.close();
      }
    },
    async page(url) {
      const page = await context.newPage();
      try {
        const response = await page.goto(url, { timeout: patience, waitUntil: 'networkidle' }).catch(() => page.goto(url, { timeout: patience }));
        if (!response?.ok()) return '';
        return await page.evaluate(() => {
          const roots = (node: ParentNode): ShadowRoot[] => [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []));
          return document.documentElement.getHTML({ shadowRoots: roots(document) });
        });
      } catch {
        return '';
      } finally {
        await page.close();
      }
    },
  };
}
