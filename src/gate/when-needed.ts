import type { Consent } from '../consent.js';
import { complain } from './complain.js';

/** What only the later file can deal with. */
const concerns = '[data-service],[data-src],dfo-consent-embed,dfo-cookie-declaration';

/**
 * Fetches the gate as soon as something may run or something is there to hold back: a first visit to a page without
 * embeds never pays for it. Until it has come everything stays as inert as it was written.
 */
export function loadGateWhenNeeded(consent: Consent): void {
  const { signal } = consent;
  let isAsked = false;
  const load = () => {
    if (isAsked || signal.aborted) return;
    isAsked = true;
    observer.disconnect();
    consent.later().then(
      ({ createGate }) => signal.aborted || createGate(consent),
      (error: unknown) => complain(consent, `nothing optional can start: ${String(error)}. Serve dfo-consent-gate.js beside dfo-consent.js.`),
    );
  };
  const loadIfRunning = () => {
    const { services } = consent.decision;
    if (Object.keys(services).some((id) => services[id]!.may && services[id]!.why !== 'necessary')) load();
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes.length ? addedNodes : [target]) {
        if (node instanceof Element && (node.matches(concerns) || node.querySelector(concerns))) return load();
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-service'] });
  signal.addEventListener('abort', () => observer.disconnect());
  consent.watch(loadIfRunning);
  loadIfRunning();
  if (document.querySelector(concerns)) load();
}
