import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Files with new content: written beside the old ones first, and put in their places only when every one is ready. */
export class ReplacedFiles {
  readonly #ready: { readonly beside: string; readonly file: string }[] = [];

  /** Writes what `path` is to hold, with the old file's permissions, on the same disk. A link's target is meant, not the link. */
  async add(path: string, content: Uint8Array): Promise<void> {
    const file = await realpath(path);
    const { mode, uid, gid } = await stat(file);
    const beside = join(dirname(file), `.${basename(file)}.${process.pid}-${this.#ready.length}.tmp`);
    let handle: FileHandle | undefined;
    try {
      handle = await open(beside, 'wx', 0o600);
      this.#ready.push({ beside, file });
      await handle.writeFile(content);
      // Only root may give files away; somebody else's new file is their own.
      await handle.chown(uid, gid).catch(() => {});
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle?.close();
    }
  }

  /** Puts all of them in place. */
  async commit(): Promise<void> {
    for (let one = this.#ready[0]; one; one = this.#ready[0]) {
      await rename(one.beside, one.file);
      this.#ready.shift();
    }
  }

  /** Takes away what is not in place. */
  async discard(): Promise<void> {
    await Promise.all(this.#ready.map(({ beside }) => rm(beside, { force: true })));
  }
}
