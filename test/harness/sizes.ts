import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes of a text as a server sends it: brotli, quality 11. */
export const brotliOf = (text: string | Buffer): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Of a built file. */
export const brotliBytes = (file: string): number => brotliOf(readFileSync(file));
