import { InvalidArgumentError } from 'commander';

/** A whole number, 0 or more. */
export function aNumber(written: string): number {
  const number = Number(written);
  if (!written.trim() || !Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('It is a whole number.');
  return number;
}

export function aPort(written: string): number {
  const port = aNumber(written);
  if (port > 65_535) throw new InvalidArgumentError('It is a port, 0 to 65535.');
  return port;
}
