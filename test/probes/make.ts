import type { Finding, Probe } from './probe.js';

/** A probe that only says what is wrong and where; which probe it was is added. */
export const probe = (
  about: Omit<Probe, 'find'>,
  find: (
    ...args: Parameters<Probe['find']>
  ) => Promise<readonly Omit<Finding, 'probe'>[]> | readonly Omit<Finding, 'probe'>[],
): Probe => ({
  ...about,
  find: async (subject) => (await find(subject)).map((one) => ({ probe: about.id, ...one })),
});
