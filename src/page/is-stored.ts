import type { PageItem } from '../decide/page-registry.js';
import { doc } from './natives.js';

const seen = {
  cookie: () => doc.cookie.split('; ').map((pair) => pair.split('=')[0]!),
  localStorage: () => Object.keys(localStorage),
  sessionStorage: () => Object.keys(sessionStorage),
};

/** Whether something of `items` lies on the device, as far as the page can see. */
export const isStored = (items: readonly PageItem[]): boolean =>
  items.some(({ name, kind = 'cookie', prefix }) => {
    try {
      return seen[kind as keyof typeof seen]().some((one) => (prefix ? one.startsWith(name) : one === name));
    } catch {
      return false; // Blocked storage throws on access; then there is nothing to see.
    }
  });
