import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Download } from 'playwright-core';
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

/** Bytes that a packed file may become: a sitemap has 50 MB at most. */
const most = 64 * 1024 * 1024;

export function makeReader({ context }: Device): Reader {
  return {
    async text(url) {
      const page = await context.newPage();
      let status = 0;
      const downloading = page.waitForEvent('download', { timeout: patience }).catch(() => undefined);
      page.on('response', (response) => {
        if (response.request().isNavigationRequest()) status = response.status();
      });
      try {
        const response = await page.goto(url, { timeout: patience });
        return response?.status() === 200 ? await response.text() : undefined;
      } catch (error) {
        // An error without a page of its own is shown as the browser's.
        if (status >= 400) return undefined;
        // What is packed, or is said to be a file, is downloaded instead of shown.
        const download = status === 200 ? await downloading : undefined;
        if (!download) throw error;
        return await textOf(download);
      } finally {
        await page.close();
      }
    },
    async page(url) {
      const page = await context.newPage();
      try {
        const response = await page
          .goto(url, { timeout: patience, waitUntil: 'networkidle' })
          .catch(() => page.goto(url, { timeout: patience }));
        if (!response?.ok()) return '';
        return await page.evaluate(() => {
          const roots = (node: ParentNode): ShadowRoot[] =>
            [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
              shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : [],
            );
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

/** What the browser has downloaded. RFC 1952: what is packed begins so, whatever it is called. */
async function textOf(download: Download): Promise<string> {
  const bytes = await readFile(await download.path());
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: most }) : bytes).toString(
    'utf8',
  );
}
