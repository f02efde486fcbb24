import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Device } from '../observe/browser.js';
import { keepTo } from '../observe/keep-to.js';
import { inWords } from '../observe/reach.js';
import { notNamed, type IsNamed } from './named.js';

/** Reads files of sites as the browser sees them: by the same proxy, host names and certificates as the pages. */
export interface Reader {
  /**
   * The text at an address, unpacked where it is a `.gz`; undefined where it answers that there is none: with anything but 200 or a failure of its own.
   *
   * @param most bytes of it, also unpacked; what comes after is not read
   * @throws Unread where it cannot be had, also for the server's failure (RFC 9309, section 2.3.1.4)
   */
  text(url: string, most: number): Promise<FileText | undefined>;
  /** The HTML of a page as its scripts have made it, with what is in open shadow trees; '' where it cannot be opened. */
  page(url: string): Promise<string>;
}

interface FileText {
  readonly text: string;
  /** There was more than was wanted. */
  readonly isCut: boolean;
}

/** Why a file could not be read, in a sentence. */
export class Unread extends Error {
  /** @param isReached whether the server has answered, so that it is the file that cannot be read */
  constructor(
    message: string,
    readonly isReached = true,
  ) {
    super(message);
  }
}

/** Bytes that are read at a time. */
const piece = 64 * 1024;

export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 102.4) / 10} MB`;

/** @param patience milliseconds that a file may take, and that a page may */
export function makeReader({ context }: Device, isNamed: IsNamed, patience = 15_000): Reader {
  /** What `read` finds on a page of its own, in time. */
  async function within<Found>(time: number, read: (page: Page) => Promise<Found>): Promise<Found> {
    const page = await context.newPage();
    let isAnswered = false;
    page.on('response', () => (isAnswered = true));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      const why = () => (isAnswered ? 'It did not end within' : 'The server did not answer within');
      timer = setTimeout(() => fail(new Unread(`${why()} ${time / 1000} seconds.`, isAnswered)), time);
    });
    try {
      return await Promise.race([read(page), late]);
    } finally {
      clearTimeout(timer);
      await page.close();
    }
  }

  /** Takes an answer before the browser does anything with it: neither shows nor stores it, and nothing is longer than `most`. */
  async function textOf(page: Page, url: string, most: number): Promise<FileText | undefined> {
    const session = await context.newCDPSession(page);
    const answer = new Promise<FileText | undefined>((done, fail) => {
      session.on('Fetch.requestPaused', ({ requestId, request, responseStatusCode: status, responseHeaders = [] }) => {
        const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value;
        const isRedirect = status !== undefined && status >= 300 && status < 400 && location !== undefined;
        if (status === undefined || isRedirect) {
          const next =
            isRedirect && URL.canParse(location, request.url) ? new URL(location, request.url).href : undefined;
          if (next !== undefined && !isNamed(next)) fail(new Unread(`It redirects: ${notNamed(next)}.`));
          else session.send('Fetch.continueRequest', { requestId }).catch(fail);
        } else if (status >= 500) fail(new Unread(`The server answers ${status}.`));
        else if (status !== 200) done(undefined);
        else
          bytesOf(requestId)
            .then(({ bytes, isCut }) => done({ text: unpacked(bytes, isCut, most), isCut }))
            .catch(fail);
      });
    });
    async function bytesOf(requestId: string): Promise<{ bytes: Buffer; isCut: boolean }> {
      const { stream } = await session.send('Fetch.takeResponseBodyAsStream', { requestId });
      const pieces: Buffer[] = [];
      for (let length = 0; length <= most; length += pieces.at(-1)!.length) {
        const { data, base64Encoded, eof } = await session.send('IO.read', { handle: stream, size: piece });
        pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
        if (eof) break;
      }
      const bytes = Buffer.concat(pieces);
      return { bytes: bytes.subarray(0, most), isCut: bytes.length > most };
    }
    await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Response' }] });
    // It ends when the page is closed, or with what hinders it.
    const hindered = page.goto(url, { timeout: 0 }).then(
      () => answer,
      (error: Error) => {
        throw new Unread(inWords(error.message), error.message.includes('ERR_TOO_MANY_REDIRECTS'));
      },
    );
    return Promise.race([answer, hindered]);
  }

  async function htmlOf(page: Page, url: string): Promise<string> {
    await keepTo(isNamed, context, page);
    const response = await page
      .goto(url, { timeout: patience, waitUntil: 'networkidle' })
      .catch(() => page.goto(url, { timeout: patience }));
    if (!response?.ok()) return '';
    return page.evaluate(() => {
      const roots = (node: ParentNode): ShadowRoot[] =>
        [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
          shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : [],
        );
      return document.documentElement.getHTML({ shadowRoots: roots(document) });
    });
  }

  return {
    text: (url, most) => within(patience, (page) => textOf(page, url, most)),
    page: (url) => within(patience * 3, (page) => htmlOf(page, url)).catch(() => ''),
  };
}

/** RFC 1952: what is packed begins so, whatever it is called. */
function unpacked(bytes: Buffer, isCut: boolean, most: number): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  if (isCut) throw new Unread(`It is longer than ${inMegabytes(most)}.`);
  try {
    return gunzipSync(bytes, { maxOutputLength: most }).toString('utf8');
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unread(
      isTooLong ? `It unpacks to more than ${inMegabytes(most)}.` : 'It is packed, and cannot be unpacked.',
    );
  }
}
