import { doc } from '../page/natives.js';
import { toOtherDocument } from '../page/other-document.js';
import type { PageRegistry } from '../decide/page-registry.js';
import { putAway, waitingStyle } from './activate.js';
import { inertAttributes, liveAddresses, liveNames, marked } from './inert.js';

type Services = PageRegistry['services'];
/** The service that has the host of an address. */
type OwnerOf = (address: string) => string | undefined;

/**
 * Frameworks keep the pages that a visitor leaves, with what runs in them, and show them again at Back, when it may run no longer.
 * What they keep is made inert: before it is shown (Turbo), or before it is stored as text (htmx 1 and 2). Then the gate looks at it
 * as at any markup that comes. This goes on when the library has been stopped, for then nothing may run at all.
 *
 * https://turbo.hotwired.dev/reference/events#turbo%3Abefore-render, https://v2.htmx.org/events/#htmx:historyItemCreated
 */
export function watchSnapshots(services: Services, ownerOf: OwnerOf): void {
  const told = <T>(event: string, make: (detail: T) => void) =>
    doc.addEventListener(event, ({ detail }: CustomEventInit<T>) => detail && make(detail));
  told<{ newBody: Element }>('turbo:before-render', ({ newBody }) => {
    // In another document no image chooses anew, and fetches, when its <source> waits and it does not yet, or the other way round.
    toOtherDocument(newBody);
    makeInert(newBody, services, ownerOf);
    doc.adoptNode(newBody);
  });
  told<{ item: { content: string } }>('htmx:historyItemCreated', ({ item }) => {
    const { body } = new DOMParser().parseFromString(item.content, 'text/html');
    makeInert(body, services, ownerOf);
    item.content = body.innerHTML;
  });
}

/** Makes what is live in a copy of a page inert: what is marked, and what the services' scripts have put there. */
function makeInert(root: Element, services: Services, ownerOf: OwnerOf): void {
  for (const made of root.querySelectorAll('iframe,img,embed,video,audio,object,link,script')) {
    const [service] = made.closest(marked) ? [] : liveAddresses(made).map(ownerOf);
    if (service === undefined) continue;
    // Whoever has made a script or a pixel makes it anew.
    if (made.localName === 'script' || !services[service]!.embed) made.remove();
    else made.setAttribute('data-service', service);
  }
  for (const part of root.querySelectorAll(`${marked},${marked} *`)) {
    const holder = part.closest(marked)!;
    if (!Object.hasOwn(services, holder.getAttribute('data-service')!)) continue;
    if (part instanceof HTMLStyleElement) part.replaceWith(waitingStyle(part));
    else {
      // `data-src` that waits already, as an author has written it, is nobody's own.
      const waiting = inertAttributes(part)
        .filter(({ name }) => !part.hasAttribute(name))
        .map(({ written }) => written);
      const live = liveNames(part).filter((name) => !waiting.includes(name));
      putAway(part, live, (address) => ownerOf(address) !== undefined);
    }
  }
}
