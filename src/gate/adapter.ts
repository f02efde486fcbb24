/** Starts and stops what has no element of its own, such as a tracker. */
export interface Adapter {
  /** Whether the core has started it already. */
  readonly isStarted: boolean;
  start(): void;
  stop(): void;
}
