/** Runs `effect`; its fault is reported and stays its own: what comes after it gets its turn. */
export function attempt(effect: () => unknown): void {
  try {
    effect();
  } catch (error) {
    reportError(error);
  }
}
