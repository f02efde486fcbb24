import type { PageItem } from '../decide/page-registry.js';

/** A name that lies on the device now, where the page can see it. */
export interface Seen {
  readonly name: string;
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage';
}

const matches = (item: PageItem, seen: Seen) =>
  (item.kind ?? 'cookie') === seen.kind && (item.prefix ? seen.name.startsWith(item.name) : seen.name === item.name);

/** Names of the storage that a script on this page can see. HttpOnly and other hosts' are out of its sight. */
export function seeStored(): Seen[] {
  const read = (kind: Seen['kind'], names: () => string[]): Seen[] => {
    try {
      return names().map((name) => ({ name, kind }));
    } catch {
      return []; // Blocked storage throws on access; then there is nothing to see.
    }
  };
  return [
    ...read('cookie', () => document.cookie.split('; ').filter(Boolean).map((pair) => pair.split('=')[0]!)),
    ...read('localStorage', () => Object.keys(localStorage)),
    ...read('sessionStorage', () => Object.keys(sessionStorage)),
  ];
}

/** The item that a stored name belongs to, the longest match first. */
export function itemOf<T extends PageItem>(seen: Seen, items: readonly T[]): T | undefined {
  return items
    .filter((item) => matches(item, seen))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** `/a/b` → `/`, `/a`, `/a/`, `/a/b`, `/a/b/`: a cookie's path may or may not end in a slash. */
const pathsAbove = (path: string): string[] => {
  const folders = path.split('/').filter(Boolean);
  return ['/', ...folders.flatMap((_, i) => [`/${folders.slice(0, i + 1).join('/')}`].flatMap((p) => [p, `${p}/`]))];
};

/**
 * Deletes what matches `items`, wherever this page may: a cookie goes only when host and path are named as it was
 * set, so every parent domain and every folder above the page is tried (R19). The browser refuses the impossible ones.
 */
export function clearStored(items: readonly PageItem[]): void {
  const paths = pathsAbove(location.pathname);
  const isSecure = location.protocol === 'https:'; // `__Secure-` names are refused without it.
  for (const seen of seeStored().filter((seen) => itemOf(seen, items))) {
    if (seen.kind !== 'cookie') {
      window[seen.kind].removeItem(seen.name);
      continue;
    }
    const labels = location.hostname.split('.');
    const domains = [undefined, ...labels.map((_, i) => labels.slice(i).join('.'))];
    for (const domain of domains) {
      for (const path of paths) {
        // By hand, in the very letters that the browser has: a library would encode what others did not.
        const attributes = `max-age=0;path=${path}${domain ? `;domain=${domain}` : ''}${isSecure ? ';secure' : ''}`;
        document.cookie = `${seen.name}=;${attributes}`;
      }
    }
  }
}
