import type { Consent } from '../consent/model.js';
import { ownerOf } from './address.js';
import { complain } from '../page/complain.js';
import { marked } from './inert.js';
import { free } from '../page/natives.js';

export const unmarkedInert = 'iframe[data-src]:not([data-service]), script[type="text/plain"]:not([data-service])';

/** Inert, but nobody said for which service: it stays closed for ever, so the author should hear of it. */
export function warnIfUnmarked(element: Element, consent: Consent): void {
  const address = free(element).matches(unmarkedInert) && element.getAttribute('data-src');
  if (!address || element.closest(marked)) return;
  const owner = ownerOf(consent, address);
  complain(
    element,
    `<${element.localName} data-src="${address}"> stays closed: it lacks ${owner ? `data-service="${owner}"` : 'data-service, and no service in the registry has this host'}.`,
  );
}
