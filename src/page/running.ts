import type { Consent } from '../consent/model.js';

/** What runs on this page: also for a second copy of the library, perhaps of another version (R100). */
export interface Running {
  /** What `start` returned. */
  readonly handle: unknown;
  readonly consent: Consent;
}

const key = Symbol.for('dfo-consent');
const page = () => document as Document & { [key]?: Running | undefined };

export const running = (): Running | undefined => page()[key];
export const setRunning = (now: Running | undefined): void => {
  page()[key] = now;
};
