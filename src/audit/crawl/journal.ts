/** What has been seen, page by page, in a file: a run that was interrupted goes on from it, and nothing of it has to stay in memory. */
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Journal<Entry> {
  /** What an earlier run has left, oldest first. The last line may have been cut; then it is none. */
  read(): AsyncIterable<Entry>;
  add(entry: Entry): Promise<void>;
  /** Removes it with everything in its folder. */
  remove(): Promise<void>;
}

export async function openJournal<Entry>(folder: string): Promise<Journal<Entry>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'pages.jsonl');
  return {
    async *read() {
      if (!existsSync(file)) return;
      for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
        try {
          yield JSON.parse(line) as Entry;
        } catch {
          // Cut off when the run was.
        }
      }
    },
    // A line cut before must not swallow this one.
    add: (entry) => appendFile(file, `\n${JSON.stringify(entry)}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
