import { takeOutOfReach } from './out-of-reach.js';
import { doc, free, isElement } from '../page/natives.js';

/** What only the gate can deal with, or the declaration. */
const concerns = '[data-service],[data-src],dfo-consent-embed,dfo-cookie-declaration';
const attributeFilter = [
  ...['service', 'src', 'srcset', 'href', 'poster', 'data'].map((name) => `data-${name}`),
  // What a morph gives back as the server wrote it, for the core.
  'data-dfo-consent-state',
  'hidden',
];

/**
 * Calls `found` with such elements, those in the page and those that come, until `isOver` or `signal`. What waits in them is out of
 * lazy loaders' reach by then.
 *
 * @param ids of the registry's services
 */
export function watchConcerns(
  ids: readonly string[],
  found: (elements: Element[]) => void,
  isOver: () => boolean,
  signal?: AbortSignal,
): void {
  const look = (nodes: Iterable<Element>) => {
    takeOutOfReach(nodes, (holder) => ids.includes(holder.getAttribute('data-service')!));
    const seen = new Set<Element>();
    for (const node of nodes) {
      if (free(node).matches(concerns)) seen.add(node);
      for (const part of free(node).querySelectorAll(concerns)) seen.add(part);
    }
    found([...seen]);
  };
  const observer = new MutationObserver((changes) => {
    if (isOver()) return observer.disconnect();
    const nodes = changes.flatMap(({ target, addedNodes }) => (addedNodes.length ? [...addedNodes] : [target]));
    look(new Set(nodes.filter(isElement)));
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter });
  signal?.addEventListener('abort', () => observer.disconnect());
  look([doc.documentElement]);
}
