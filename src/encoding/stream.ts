/**
 * Encodings whose text can be changed while it comes. Every byte comes back, also one that stands for nothing: it is read as a lone
 * surrogate, as Python's `surrogateescape` does it (https://peps.python.org/pep-0383/), which no host name and no tag can have.
 */
export interface StreamEncoding {
  /** Reads the next bytes; a sign whose end has not come waits for it. */
  decode(bytes: Uint8Array): string;
  /** What waits, when nothing follows. */
  end(): string;
  encode(text: string): Uint8Array;
}

const lowest = 0xdc00;
const oneByte = /^(ibm866|iso-8859-|koi8-|macintosh|windows-|x-mac-cyrillic)/i;

/** Undefined where a sign of it cannot be told from its neighbours. */
export function streamEncoding(name: string): StreamEncoding | undefined {
  if (/^utf-8$/i.test(name)) return new Utf8();
  return oneByte.test(name) ? oneByteEncoding(name) : undefined;
}

class Utf8 implements StreamEncoding {
  #rest = new Uint8Array();
  #isBroken = false;
  // A page's first sign may be its mark, which is its own.
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  decode(bytes: Uint8Array): string {
    const all = this.#rest.length ? Buffer.concat([this.#rest, bytes]) : bytes;
    const end = all.length - unfinished(all);
    // A copy: whoever gave the bytes may use them again.
    this.#rest = all.slice(end);
    return this.#read(all.subarray(0, end));
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return this.#read(rest);
  }

  encode(text: string): Uint8Array {
    if (!this.#isBroken) return Buffer.from(text, 'utf8');
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const { index } of text.matchAll(lone)) {
      parts.push(Buffer.from(text.slice(at, index), 'utf8'), Buffer.of(text.charCodeAt(index) - lowest));
      at = index + 1;
    }
    return Buffer.concat([...parts, Buffer.from(text.slice(at), 'utf8')]);
  }

  #read(bytes: Uint8Array): string {
    try {
      return this.#strict.decode(bytes);
    } catch {
      return this.#readBroken(bytes);
    }
  }

  #readBroken(bytes: Uint8Array): string {
    this.#isBroken = true;
    let text = '';
    let begin = 0;
    for (let at = 0; at < bytes.length; ) {
      const length = signAt(bytes, at);
      if (length) at += length;
      else {
        text += this.#strict.decode(bytes.subarray(begin, at)) + String.fromCharCode(lowest + bytes[at]!);
        begin = ++at;
      }
    }
    return text + this.#strict.decode(bytes.subarray(begin));
  }
}

/** What a byte became that stands for nothing. */
const lone = /[\udc00-\udcff]/gu;

/** How many bytes the sign has that stands here; 0 where none does. https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-3/#G27506 */
function signAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte < 0x80) return 1;
  const length = lengthFrom(byte);
  if (byte < 0xc2 || byte > 0xf4) return 0;
  for (let more = 1; more < length; more++) if ((bytes[at + more] ?? 0) >> 6 !== 2) return 0;
  const next = bytes[at + 1]!;
  // Longer than it need be, half of a pair, or beyond the last sign.
  const isNone =
    (byte === 0xe0 && next < 0xa0) ||
    (byte === 0xed && next > 0x9f) ||
    (byte === 0xf0 && next < 0x90) ||
    (byte === 0xf4 && next > 0x8f);
  return isNone ? 0 : length;
}

/** How many bytes a sign has that begins with this one. */
const lengthFrom = (byte: number): number => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1);

/** How many bytes at the end begin a sign that goes on. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthFrom(byte) > back ? back : 0;
  }
  return 0;
}

/**
 * An encoding with one byte for each sign: the decoder, and the decoder turned round. iconv-lite and some versions of Node differ from
 * the encoding standard in windows-1252, and then nothing would come back.
 *
 * @see https://github.com/nodejs/node/issues/56542
 */
export function oneByteEncoding(name: string): StreamEncoding {
  const decoder = new TextDecoder(name);
  const signs = Array.from({ length: 256 }, (_, byte) => {
    const sign = decoder.decode(Uint8Array.of(byte));
    return sign === '\ufffd' ? String.fromCharCode(lowest + byte) : sign;
  });
  const byteOf = new Map(signs.map((sign, byte) => [sign, byte]));
  return {
    decode(bytes) {
      let text = '';
      for (const byte of bytes) text += signs[byte];
      return text;
    },
    end: () => '',
    encode,
  };

  function encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) {
      const byte = byteOf.get(text[at]!);
      if (byte === undefined) return encode(Array.from(text, written).join(''));
      bytes[at] = byte;
    }
    return bytes;
  }

  /** A sign that the encoding lacks stands as a reference: it was one in the page. */
  function written(sign: string): string {
    return byteOf.has(sign) ? sign : `&#${sign.codePointAt(0)};`;
  }
}
