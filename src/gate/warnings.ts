import type { Consent } from '../consent.js';
import { ownerOf } from './address.js';
import { complain } from './complain.js';
import { marked } from './inert.js';

export const unmarkedInert = 'iframe[data-src]:not([data-service]), script[type="text/plain"]:not([data-service])';

/** Attributes that somebody may have read of and that do nothing yet: the answer stays host-only, the page unguarded. */
export function warnOfWhatIsNotThereYet(): void {
  for (const name of ['data-cookie-domain', 'data-guard']) {
    const tag = document.querySelector(`script[${name}][src*="dfo-consent"]`);
    if (tag) complain(tag, `${name} has no effect in this version.`);
  }
}

/** Inert, but nobody said for which service: it stays closed for ever, so the author should hear of it. */
export function warnIfUnmarked(element: Element, consent: Consent): void {
  const address = element.matches(unmarkedInert) && element.getAttribute('data-src');
  if (!address || element.closest(marked)) return;
  const owner = ownerOf(consent, address);
  complain(
    element,
    `<${element.localName} data-src="${address}"> stays closed: it lacks ${owner ? `data-service="${owner}"` : 'data-service, and no service in the registry has this host'}.`,
  );
}
