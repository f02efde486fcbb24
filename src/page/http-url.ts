import { doc } from './natives.js';

/** The http(s) URL that `address` stands for in this page; undefined where it is none. */
export function httpUrl(address: string): URL | undefined {
  try {
    const url = new URL(address, doc.baseURI);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined; // `URL.canParse` is younger than the oldest browsers that are supported.
  }
}

/** The http(s) URL that a page told. */
export const urlOf = (written: unknown): URL | undefined =>
  typeof written === 'string' ? httpUrl(written) : undefined;
