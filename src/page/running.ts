import type { Consent } from '../consent.js';

/** What runs on this page: also for a second copy of the library, perhaps of another version (R100). */
export interface Running {
  /** What `start` returned. */
  readonly handle: unknown;
  readonly consent: Consent;
  /** Modules of the script that started it, for its own later files. */
  readonly shared?: object;
}

const key = Symbol.for('dfo-consent');
const page = () => document as Document & { [key]?: Running | undefined };

export const running = (): Running | undefined => page()[key];
export const setRunning = (now: Running | undefined): void => void (page()[key] = now);
