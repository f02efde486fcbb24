/** Pictures of a run lie in its own folder, under names of its own, and are read from nowhere else: what names them is a file that anybody can have written. */
import { constants } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { states } from '../model.js';

/** A name that `keepPicture` gives. */
export const pictureName: RegExp = new RegExp(`^[0-9a-f]{12}-(${states.join('|')})\\.jpg$`);

/** Bytes of a picture of 1280 × 800 at most, many times over. */
const most = 8 * 1024 * 1024;

export async function keepPicture(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  // Not through a link that somebody has put there.
  await rm(file, { force: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

/** The picture as a `data:` address; undefined for what is none of the run's own. */
export async function pictureOf(folder: string, name: string): Promise<string | undefined> {
  if (!pictureName.test(name)) return undefined;
  // A link would lead elsewhere, and a pipe never end.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(join(folder, name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => undefined);
  try {
    const about = await handle?.stat();
    if (!handle || !about?.isFile() || about.nlink > 1 || about.size > most) return undefined;
    const bytes = await handle.readFile();
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
    return isJpeg ? `data:image/jpeg;base64,${bytes.toString('base64')}` : undefined;
  } finally {
    await handle?.close();
  }
}
