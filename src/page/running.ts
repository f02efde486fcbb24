import type { Consent, HeadStart } from '../consent/model.js';

/** What runs on this page: also for a second copy of the library, perhaps of another version (R100). */
export interface Running {
  /** What `start` returned; undefined while only the core is there. */
  readonly handle?: unknown;
  readonly consent?: Consent;
  /** Modules of the script that started it, for its own later files. */
  readonly shared?: object;
  /** What the core of the script has started. */
  readonly start?: HeadStart;
}

const key = Symbol.for('dfo-consent');
const page = () => document as Document & { [key]?: Running | undefined };

export const running = (): Running | undefined => page()[key];
export const setRunning = (now: Running | undefined): void => {
  page()[key] = now;
};
