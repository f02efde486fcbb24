import { attempt } from '../page/attempt.js';
import type { Consent } from '../consent/model.js';
import type { Adapter } from './adapter.js';
import { matomo } from './matomo.js';

export function adaptersOf(consent: Consent): Pick<Adapter, 'start' | 'stop'> {
  const id = consent.early?.matomoId;
  const adapters: Record<string, Adapter> = id === undefined ? {} : { [id]: matomo(consent, id) };
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
