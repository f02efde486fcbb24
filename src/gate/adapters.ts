import { attempt } from '../attempt.js';
import type { Consent } from '../consent.js';
import { matomo } from './matomo.js';

/** Starts and stops what has no element of its own, such as a tracker. */
export interface Adapter {
  /** Whether the core has started it already. */
  readonly isStarted: boolean;
  start(): void;
  stop(): void;
}

export function adaptersOf(consent: Consent): Pick<Adapter, 'start' | 'stop'> {
  const adapters: Record<string, Adapter> = { matomo: matomo(consent) };
  const started = new Set(Object.keys(adapters).filter((id) => adapters[id]!.isStarted));
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
