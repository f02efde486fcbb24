import { attempt } from '../attempt.js';
import type { Consent } from '../consent.js';
import { matomo } from './matomo.js';

/** Starts and stops what has no element of its own, such as a tracker. */
export interface Adapter {
  start(): void;
  stop(): void;
}

export function adaptersOf(consent: Consent): Adapter {
  const adapters: Record<string, Adapter> = { matomo: matomo(consent) };
  const started = new Set<string>();
  return {
    start() {
      for (const id of Object.keys(adapters).filter((id) => consent.may(id) && !started.has(id))) {
        attempt(() => {
          adapters[id]!.start();
          started.add(id);
        });
      }
    },
    stop() {
      for (const id of [...started].filter((id) => !consent.may(id))) {
        started.delete(id);
        attempt(() => adapters[id]!.stop());
      }
    },
  };
}
