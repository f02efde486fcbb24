import type { PageItem } from '../decide/page-registry.js';
import { itemOf } from './stored-items.js';

interface Cookie {
  readonly name: string;
  /** Null: the page's own host. Told by Chromium alone, as the two below are. */
  readonly domain?: string | null;
  readonly path?: string;
  readonly partitioned?: boolean;
}

interface CookieStore {
  getAll(): Promise<Cookie[]>;
  delete(cookie: Cookie): Promise<void>;
}

/**
 * Deletes what `clearStored` could not name, or was kept from by a page that has put something in the place of `document.cookie`: the
 * browser's CookieStore knows where each cookie lies. Where there is none, this does nothing.
 */
export async function clearExactly(items: readonly PageItem[]): Promise<void> {
  const { cookieStore } = globalThis as { cookieStore?: CookieStore };
  for (const { name, domain, path, partitioned } of (await cookieStore?.getAll()) ?? []) {
    if (!itemOf({ name, kind: 'cookie' }, items)) continue;
    await cookieStore!.delete({ name, ...(domain && { domain }), ...(path && { path }), ...(partitioned && { partitioned }) }).catch(reportError);
  }
}
