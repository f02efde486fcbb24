import { InvalidArgumentError } from 'commander';

/** What becomes of hosts that the registry does not describe, and which of them are no third party. */
export interface WithUnknown {
  readonly isHeld: boolean;
  readonly allowed: readonly string[];
}

/** Adds what one `--unknown` says: it may be repeated. */
export function addUnknown(written: string, before: WithUnknown): WithUnknown {
  const [, host] = /^allow=(.+)$/s.exec(written) ?? [];
  if (host !== undefined) return { ...before, allowed: [...before.allowed, host] };
  if (written === 'warn' || written === 'hold') return { ...before, isHeld: written === 'hold' };
  throw new InvalidArgumentError('Allowed choices are warn, hold, allow=HOST.');
}
