/** A file's text, and the way back to its bytes. */
export interface Decoded {
  readonly text: string;
  encode(text: string): Uint8Array;
}

/** What UTF-16 and UTF-32 begin with: their mark, or a `<` of more than one byte. */
const isWide = ([first, second]: Uint8Array): boolean =>
  (first === 0xfe && second === 0xff) ||
  (first === 0xff && second === 0xfe) ||
  (first === 0 && second === 0x3c) ||
  (first === 0x3c && second === 0);

/**
 * Reads bytes as UTF-8, or one character for each byte where they are not. Markup is ASCII in both, and what is added to
 * it too, so every other byte comes back as it was, in whichever encoding built on ASCII it was meant.
 *
 * @throws RangeError for UTF-16 and UTF-32, where markup is not ASCII
 */
export function decode(bytes: Uint8Array): Decoded {
  if (isWide(bytes)) {
    throw new RangeError(
      'is UTF-16 or UTF-32, which cannot be read here. Save it as UTF-8 first: iconv -f UTF-16 -t UTF-8',
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encode: (text) => Buffer.from(text, 'utf8') };
  } catch {
    return {
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      encode: (text) => Buffer.from(text, 'latin1'),
    };
  }
}
