import { standIn } from '../address/stand-in.js';
import { free } from '../page/natives.js';

/**
 * Takes what waits in `nodes` and below them out of the reach of lazy loaders, before a script of the page can see it:
 * - `data-src` written by hand becomes `data-dfo-src`, an attribute that no loader knows;
 * - where a loader's own `data-src` waits (`data-dfo-data-src`), an empty address stands under the loader's name. A page whose script
 *   reads it goes on working, and what it was told to start shows when it may (`src/gate/activate.ts`).
 *
 * Browsers call observers before an inline script runs, so nothing that the parser brings is seen first by a script after it:
 * https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata (a microtask checkpoint at `</script>`).
 *
 * @param isHeld whether what is marked with it waits for a service of the registry: another `data-service` is the page's own
 */
export function takeOutOfReach(nodes: Iterable<Element>, isHeld: (holder: Element) => boolean): void {
  // A form has its fields' names in the place of its functions, and nothing that loads.
  const inside = ':is([data-service],[data-service] *):not(form)';
  for (const node of nodes) {
    const parts = [...free(node).querySelectorAll(inside)];
    for (const part of free(node).matches(inside) ? [node, ...parts] : parts) {
      const holder = part.closest('[data-service]:not(form)');
      if (!holder || !isHeld(holder)) continue;
      for (const name of part.getAttributeNames()) {
        const [, isGiven, address] = /^data-(dfo-data-)?(src|srcset|href|poster|data)$/.exec(name) ?? [];
        if (!address) continue;
        const lazy = `data-dfo-data-${address}`;
        if (isGiven) {
          if (!part.hasAttribute(`data-${address}`)) part.setAttribute(`data-${address}`, standIn);
        } else if (!part.hasAttribute(lazy)) {
          const free = part.hasAttribute(`data-dfo-${address}`) ? lazy : `data-dfo-${address}`;
          part.setAttribute(free, part.getAttribute(name)!);
          part.removeAttribute(name);
        }
      }
    }
  }
}
