import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Told, toldOf } from './told.js';

let isTaken = false;

/**
 * The bytes of a file that was named; `-` is stdin.
 *
 * @throws Told for what cannot be read, and for a second `-`: stdin comes once
 */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file !== '-')
    return readFile(file).catch((error: unknown) => {
      throw toldOf(file, error);
    });
  if (isTaken) throw new Told('"-" stands in two places, and stdin can be read once. Name a file in one of them.');
  isTaken = true;
  return buffer(process.stdin);
}

/** The same as text, by UTF-8 and without the mark that editors on Windows begin with. */
export const readText = async (file: string): Promise<string> => new TextDecoder().decode(await readInput(file));
