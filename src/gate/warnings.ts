import type { Consent } from '../consent.js';
import { ownerOf } from './address.js';
import { complain } from './complain.js';
import { marked } from './inert.js';
import { doc, free } from '../page/natives.js';

export const unmarkedInert = 'iframe[data-src]:not([data-service]), script[type="text/plain"]:not([data-service])';

/** An attribute that somebody may have read of and that does nothing yet: the answer stays host-only. */
export function warnOfWhatIsNotThereYet(): void {
  const tag = doc.querySelector('script[data-cookie-domain][src*="dfo-consent"]');
  if (tag) complain(tag, 'data-cookie-domain has no effect in this version.');
}

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
