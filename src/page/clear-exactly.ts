import type { PageItem } from '../decide/page-registry.js';
import { domainsAbove, itemOf, placesOf } from './stored-items.js';

interface Place {
  /** Null: the page's own host. */
  readonly domain?: string | null | undefined;
  readonly path?: string;
  readonly partitioned?: boolean;
}

interface CookieStore {
  /** Chromium tells where each lies, the others its name alone. */
  getAll(): Promise<(Place & { readonly name: string })[]>;
  delete(cookie: Place & { readonly name: string }): Promise<void>;
}

/**
 * Deletes what `clearStored` could not name, or was kept from by a page that has put something in the place of `document.cookie`, by the
 * browser's CookieStore: exactly where it tells where a cookie lies, else in every place. Where there is none, this does nothing.
 */
export async function clearExactly(items: readonly PageItem[]): Promise<void> {
  const { cookieStore } = globalThis as { cookieStore?: CookieStore };
  for (const { name, domain, path, partitioned = false } of typeof cookieStore?.getAll === 'function'
    ? await cookieStore.getAll()
    : []) {
    if (!itemOf({ name, kind: 'cookie' }, items)) continue;
    for (const { domain: on, ...place } of path
      ? [{ domain, path, partitioned }]
      : placesOf(domainsAbove(location.hostname))) {
      // A domain that is a public suffix is refused.
      await cookieStore!.delete({ name, ...place, ...(on && { domain: on }) }).catch(() => {});
    }
  }
}
