import { doc } from './natives.js';

/** The http(s) URL that `address` stands for in this page; undefined where it is none. */
export function httpUrl(address: string): URL | undefined {
  const url = URL.canParse(address, doc.baseURI) ? new URL(address, doc.baseURI) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
