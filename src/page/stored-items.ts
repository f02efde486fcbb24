import type { PageItem } from '../decide/page-registry.js';
import { doc } from './natives.js';
import { write } from './write.js';

/** A name that lies on the device now, where the page can see it. */
export interface Seen {
  readonly name: string;
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage';
}

const matches = (item: PageItem, seen: Seen) =>
  (item.kind ?? 'cookie') === seen.kind && (item.prefix ? seen.name.startsWith(item.name) : seen.name === item.name);

/**
 * Names of the storage that a script on this page can see. HttpOnly and other hosts' are out of its sight.
 *
 * @param kinds where to look: opening a storage waits for the browser
 */
export function seeStored(kinds: readonly string[]): Seen[] {
  return [...new Set(kinds as Seen['kind'][])].flatMap((kind) => {
    try {
      const names = kind === 'cookie' ? doc.cookie.split('; ').filter(Boolean) : Object.keys(window[kind]);
      return names.map((name) => ({ name: kind === 'cookie' ? name.split('=')[0]! : name, kind }));
    } catch {
      return []; // Blocked storage throws on access; then there is nothing to see. Nor is there where only an app can look.
    }
  });
}

/** The item that a stored name belongs to, the longest match first. */
export function itemOf<T extends PageItem>(seen: Seen, items: readonly T[]): T | undefined {
  return items.filter((item) => matches(item, seen)).sort((a, b) => b.name.length - a.name.length)[0];
}

/** `/a/b` → `/`, `/a`, `/a/`, `/a/b`: every folder above a page, with a slash at its end and without, and the page itself. */
const pathsAbove = (path: string): string[] => {
  const folders = [...path.matchAll(/\//g)].flatMap(({ index }) => [path.slice(0, index), path.slice(0, index + 1)]);
  // No cookie's path holds a semicolon, and in one of ours it would begin another attribute.
  return [...new Set([...folders.slice(1), path])].filter((one) => !one.includes(';'));
};

/** `www.dfo.no` → `www.dfo.no`, `dfo.no`: on a top-level domain lies no cookie. */
export const domainsAbove = (hostname: string): string[] => {
  const labels = hostname.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, i) => labels.slice(i).join('.'));
};

/** Where a cookie that this page sees may lie: on its host (no domain) or one of `domains`, in every folder above it, partitioned or not. */
export const placesOf = (
  domains: readonly string[],
): { domain: string | undefined; path: string; partitioned: boolean }[] =>
  [undefined, ...domains].flatMap((domain) =>
    pathsAbove(location.pathname).flatMap((path) =>
      [false, location.protocol === 'https:'].map((partitioned) => ({ domain, path, partitioned })),
    ),
  );

/** Deletes the cookie of that name in all of them: it goes only when named as it was set (R19). The browser refuses the impossible ones. */
export function deleteCookie(name: string, domains: readonly string[]): void {
  // `__Secure-` names are refused without `secure`, which on http refuses every name.
  const secure = location.protocol === 'https:' ? ';secure' : '';
  for (const { domain, path, partitioned } of placesOf(domains)) {
    // By hand, in the very letters that the browser has: a library would encode what others did not.
    write(
      'cookie',
      `${name}=;max-age=0;path=${path}${domain ? `;domain=${domain}` : ''}${secure}${partitioned ? ';partitioned;samesite=none' : ''}`,
    );
  }
}

/** What of `items` lies on the device, as far as the page can see. */
export const seeItems = (items: readonly PageItem[]): Seen[] =>
  seeStored(items.map(({ kind = 'cookie' }) => kind)).filter((seen) => itemOf(seen, items));

/**
 * Deletes what matches `items`, wherever this page may.
 *
 * @returns whether all of it is gone, read back
 */
export function clearStored(items: readonly PageItem[]): boolean {
  for (const { kind, name } of seeItems(items)) {
    if (kind === 'cookie') deleteCookie(name, domainsAbove(location.hostname));
    else window[kind].removeItem(name);
  }
  return !seeItems(items).length;
}
