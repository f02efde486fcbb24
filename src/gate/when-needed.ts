import type { Consent } from '../consent/model.js';
import { watchConcerns } from '../core/concerns.js';
import { running } from '../page/running.js';
import { complain } from './complain.js';

/**
 * Fetches the gate as soon as something may run, has been started by the core, or is there to hold back: a first visit to a page
 * without embeds never pays for it. Until it has come everything that the core leaves alone stays as inert as it was written.
 */
export function loadGateWhenNeeded(consent: Consent): void {
  const { signal } = consent;
  let isAsked = false;
  const load = () => {
    if (isAsked || signal.aborted) return;
    isAsked = true;
    consent.later().then(
      ({ createGate }) => signal.aborted || createGate(consent),
      (error: unknown) =>
        complain(
          consent,
          `nothing optional can start: ${String(error)}. Serve dfo-consent-gate.js beside dfo-consent.js.`,
        ),
    );
  };
  const loadIfRunning = () => {
    const { services } = consent.decision;
    const { scripts, matomo } = running()?.start ?? {};
    if (
      matomo ||
      scripts?.started.size ||
      Object.keys(services).some((id) => services[id]!.may && services[id]!.why !== 'necessary')
    )
      load();
  };
  consent.needGate = load;
  watchConcerns(
    Object.keys(consent.registry.services),
    (found) => found.length && load(),
    () => consent.gate !== undefined, // That watches itself.
    signal,
  );
  consent.watch(loadIfRunning);
  loadIfRunning();
}
