/** A message for the person at the command line; anything else is a fault of ours. */
export class Told extends Error {
  /** @param more what follows, a line each: a list of faults */
  constructor(
    message: string,
    readonly more: readonly string[] = [],
  ) {
    super(message);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file.',
  EISDIR: 'is a folder; name the files in it.',
  EACCES: 'may not be read or written by you.',
};

/** What a file could not be read or written for. */
export function toldOf(file: string, error: unknown): Told {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Told(`${file}: ${reasons[code ?? ''] ?? message}`);
}
