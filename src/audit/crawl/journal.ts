/** What has been seen, page by page, in a file: a run that was interrupted goes on from it, and nothing of it has to stay in memory. */
import { constants, existsSync } from 'node:fs';
import { lstat, mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { version } from '../../../package.json';

export interface Journal<Entry> {
  /**
   * What an earlier run has left, oldest first. A line that was cut off is none.
   *
   * @throws RangeError for what this version has not written
   */
  read(): AsyncIterable<Entry>;
  add(entry: Entry): Promise<void>;
}

/** The first line of a journal. */
const header = { format: 'dfo-consent audit journal 1', version };

/** Others may write to the folder too: where a link would lead is not for us to read or write. Windows has no such flag. */
const { O_RDONLY, O_WRONLY, O_APPEND, O_NOFOLLOW = 0 } = constants;

/** @param isEntry whether a line has the shape of what is kept; files are read as anybody can have written them */
export async function openJournal<Entry>(
  folder: string,
  isEntry: (value: unknown) => value is Entry,
): Promise<Journal<Entry>> {
  const refuse = (what: string) => new RangeError(`${what} --fresh begins anew, and --folder names another place.`);
  await mkdir(folder, { recursive: true });
  if ((await lstat(folder)).isSymbolicLink()) throw refuse(`${folder} is a link.`);
  const file = join(folder, 'pages.jsonl');
  const opened = (flags: string | number): Promise<FileHandle> =>
    open(file, flags).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ELOOP' ? refuse(`${file} is a link.`) : error;
    });
  return {
    async *read() {
      if (!existsSync(file)) return;
      const handle = await opened(O_RDONLY | O_NOFOLLOW);
      try {
        let at = 0;
        for await (const line of createInterface({
          input: handle.createReadStream({ autoClose: false }),
          crlfDelay: Infinity,
        })) {
          at++;
          const found = parsed(line);
          if (at === 1) {
            const { format, version: theirs } = (found ?? {}) as Partial<typeof header>;
            if (format !== header.format || theirs !== version)
              throw refuse(`${file} is no journal of this version of dfo-consent (${version}).`);
          } else if (found !== undefined) {
            if (!isEntry(found)) throw refuse(`${file} has a line that no audit has written, line ${at}.`);
            yield found;
          }
        }
      } finally {
        await handle.close();
      }
    },
    async add(entry) {
      if (!existsSync(file)) {
        const made = await opened('wx');
        await made.writeFile(JSON.stringify(header)).finally(() => made.close());
      }
      const handle = await opened(O_WRONLY | O_APPEND | O_NOFOLLOW);
      // A line that was cut off must not swallow this one.
      await handle.writeFile(`\n${JSON.stringify(entry)}`).finally(() => handle.close());
    },
  };
}

/** Undefined for what was cut off when the run was, and for nothing. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Removes a journal with everything in its folder; of a link the link. */
export const removeJournal = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
