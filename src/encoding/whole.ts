import iconv from 'iconv-lite';
import { markedIn, prescan, prescanned } from './prescan.js';
import { oneByteEncoding } from './stream.js';

/** A file's text, and the way back to its bytes. */
export interface Decoded {
  readonly text: string;
  /** The encoding that it was read in. */
  readonly name: string;
  encode(text: string): Uint8Array;
  /** What else browsers may read in these bytes, told so by the server's header or by a `<meta>` far down. */
  otherReadings(bytes: Uint8Array): string[];
}

/** They switch between alphabets, or browsers show nothing of them; so nothing written into them is sure to be read. */
export const refused = /^(iso-2022-jp|replacement|x-user-defined)$/i;
const utf16 = /^utf-16/i;

/**
 * Reads a file as browsers do: by its mark, its `<meta>`, else as windows-1252; but as UTF-8 where it can be and nothing
 * else is declared, because servers declare that in their header. What is not changed comes back byte for byte.
 *
 * @param header the encoding that the server's header names; a mark is stronger, a `<meta>` is not
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 * @throws RangeError that says what the file is and what to do, where its bytes would not come back
 */
export function decode(bytes: Uint8Array, header?: string): Decoded {
  const declared = declaredIn(bytes, header);
  if (isUnmarkedUtf16(bytes, declared))
    throw new RangeError(`is UTF-16 or UTF-32 without a mark. ${remedy('UTF-16LE')}, or UTF-16BE`);
  const isAscii = !bytes.some((byte) => byte >= 0x80 || byte === 0x1b);
  if (isAscii && !refused.test(declared) && !utf16.test(declared))
    return { ...fileIn('UTF-8', bytes), otherReadings: () => [] };

  // Without one at its top, browsers take a <meta> anywhere.
  const late = declared || isAscii ? '' : lateMeta(bytes);
  // Firefox recognises it by its signs.
  const hidden = !declared && /\x1b[$(]/.test(Buffer.from(bytes).toString('latin1')) ? 'ISO-2022-JP' : '';
  const read = declared || hidden || (isUtf8(bytes) ? 'UTF-8' : late || 'windows-1252');
  const file = fileIn(read, bytes);
  // A mark is stronger than header and <meta>.
  const others =
    file.text.startsWith('\ufeff') || read === 'UTF-8' ? [late] : [late, 'UTF-8', declared ? '' : 'windows-1252'];
  const names = [...new Set(others)].filter((name) => name && name !== read && !refused.test(name));
  return {
    ...file,
    otherReadings: (bytes) => names.map((name) => new TextDecoder(name, { ignoreBOM: true }).decode(bytes)),
  };
}

/** The encoding that a page declares, at its beginning or by the server's header; `''` where it declares none that browsers know. */
export const declaredIn = (bytes: Uint8Array, header?: string): string =>
  markedIn(bytes, header) || prescan(bytes) || inXml(bytes);

/** The encoding of an XML declaration, which browsers take in HTML too: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
function inXml(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, prescanned)).toString('latin1');
  const [, label] = /^<\?xml[^>]*?[\s"']encoding\s*=\s*["']([\w.:-]+)["']/.exec(text) ?? [];
  try {
    // What can say so in ASCII is not UTF-16.
    return label ? new TextDecoder(label).encoding.replace(/^utf-16.*/, 'utf-8') : '';
  } catch {
    return '';
  }
}

/** The encoding that a `<meta>` names further down. */
function lateMeta(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // What is before has been looked at, and stands in a comment, say.
  let next = prescanned;
  for (const { index } of text.matchAll(/<meta[\s/]/gi)) {
    if (index < next) continue;
    next = index + prescanned / 2; // So that one which begins near the end of what is looked at is seen whole the next time.
    const found = prescan(bytes.subarray(index));
    if (found) return found;
  }
  return '';
}

/** The bytes read in an encoding, if they come back. */
function fileIn(name: string, bytes: Uint8Array): Omit<Decoded, 'otherReadings'> {
  if (refused.test(name)) throw new RangeError(`is ${name}, which cannot be changed safely. ${remedy(name)}`);
  let text: string;
  try {
    text = new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RangeError(`is ${name}, which cannot be read here. ${remedy(name)}`);
  }
  const encode = encoderOf(name);
  const at = firstDifference(bytes, encode(text));
  if (at < 0) return { text, encode, name };
  throw new RangeError(
    `is ${name}, but byte ${at} is not, so it would not come back as it is. ${remedy(name === 'UTF-8' ? 'WINDOWS-1252' : name)}`,
  );
}

const remedy = (name: string): string =>
  `Save it as UTF-8 first, and let its <meta charset> say so: iconv -f ${name} -t UTF-8`;

/** A tag whose every sign has two bytes or four. Browsers recognise that by a mark alone, or are told by the header. */
function isUnmarkedUtf16(bytes: Uint8Array, declared: string): boolean {
  const [a, b, c, d] = bytes;
  const isMarked = utf16.test(declared) && ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe));
  if (isMarked) return a === 0xff && c === 0 && d === 0;
  for (let at = 0; at + 3 < bytes.length; at += 2) {
    if (bytes[at] === 0x3c && bytes[at + 1] === 0 && bytes[at + 3] === 0) return true;
    if (bytes[at] === 0 && bytes[at + 1] === 0x3c && bytes[at + 2] === 0) return true;
  }
  return utf16.test(declared);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function encoderOf(name: string): (text: string) => Uint8Array {
  if (name === 'UTF-8') return (text) => Buffer.from(text, 'utf8');
  if (name === 'UTF-16LE') return (text) => Buffer.from(text, 'utf16le');
  if (name === 'UTF-16BE') return (text) => Buffer.from(text, 'utf16le').swap16();
  return /^(gb|big5|euc|shift)/i.test(name) ? (text) => iconv.encode(text, name) : oneByteEncoding(name).encode;
}

/** Where two files begin to differ; −1 where they do not. */
function firstDifference(one: Uint8Array, other: Uint8Array): number {
  if (Buffer.compare(one, other) === 0) return -1;
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at < 0 ? one.length : at;
}
