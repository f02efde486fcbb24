import { access, constants, open, realpath, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Told } from './told.js';

/** Undefined where there is none. */
const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** Files with new content: written beside the old ones first, and put in their places only when every one is ready. */
export class ReplacedFiles {
  readonly #ready: { readonly beside: string; readonly file: string }[] = [];

  /** Writes what `path` is to hold, with the old file's permissions, on the same disk. A link's target is meant, not the link. */
  async add(path: string, content: string | Uint8Array): Promise<void> {
    const file = (await realpath(path).catch(unlessMissing)) ?? path;
    const old = await stat(file).catch(unlessMissing);
    const beside = join(dirname(file), `.${basename(file)}.${process.pid}-${this.#ready.length}.tmp`);
    let handle: FileHandle | undefined;
    try {
      handle = await open(beside, 'wx', 0o600);
      this.#ready.push({ beside, file });
      await handle.writeFile(content);
      // Only root may give files away; somebody else's new file is their own.
      if (old) await handle.chown(old.uid, old.gid).catch(() => {});
      await handle.chmod(old ? old.mode & 0o7777 : 0o666 & ~process.umask());
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

/**
 * Whether an output can be written, asked before the work that it is for.
 *
 * @throws Told that names it
 */
export async function checkOutput(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Told(`${path} is a folder; name a file in it.`);
  const folder = dirname(resolve(path));
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Told(`${path}: there is no such folder.`);
  if (there && !there.isFile()) return;
  await access(folder, constants.W_OK).catch(() => {
    throw new Told(`${path}: its folder may not be written by you.`);
  });
}

/** Writes an output whole or not at all; a pipe or a device takes it as it comes. */
export async function writeOutput(path: string, content: string): Promise<void> {
  const there = await stat(path).catch(unlessMissing);
  if (there && !there.isFile()) return writeFile(path, content);
  const files = new ReplacedFiles();
  try {
    await files.add(path, content);
    await files.commit();
  } finally {
    await files.discard();
  }
}
