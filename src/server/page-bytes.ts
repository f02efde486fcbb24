import { markedIn, prescan, prescanned } from '../encoding/prescan.js';
import { streamEncoding, type StreamEncoding } from '../encoding/stream.js';
import { declaredIn, decode, refused, type Decoded } from '../encoding/whole.js';
import type { Rewriter } from '../html/rewrite.js';

/** Characters that are handed on at a time: the parser then forgets what it has read. */
const step = 65_536;

export interface PageBytesOptions {
  /** The encoding that the response's header names. */
  readonly charset: string | undefined;
  /** @param isUnicode whether what is added may have signs beyond ASCII */
  readonly rewriter: (isUnicode: boolean) => Rewriter;
  /** Most bytes of a page that has to be read whole: one that says nowhere how it is encoded, or so that it cannot be cut anywhere. */
  readonly wholeLimit: number;
}

/**
 * A page's bytes on their way through the gate. How they are read, browsers are told in the header, so that none reads them otherwise.
 * Where they are cut on their way changes nothing.
 */
export class PageBytes {
  /** What the page was read in; null where nobody here can, and the bytes go through as they are. Undefined until that is known. */
  charset: string | null | undefined;
  /** What waits until it is known. */
  #waiting: Uint8Array[] = [];
  #length = 0;
  #mustBeWhole = false;
  #stream: StreamEncoding | undefined;
  #rewriter: Rewriter | undefined;

  constructor(readonly options: PageBytesOptions) {}

  /** Takes the next bytes; gives what is ready. Nothing is, as long as `charset` is undefined. */
  write(bytes: Uint8Array): Uint8Array {
    if (this.#stream) return this.#gate(this.#stream, this.#stream.decode(bytes));
    if (this.charset === null) return bytes;
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    if (this.#mustBeWhole) return this.#length > this.options.wholeLimit ? this.#passAll() : nothing;
    const begin = Buffer.concat(this.#waiting);
    const declared = this.#declaredEarly(begin) || (begin.length >= prescanned && this.#declared(begin));
    return declared === false ? nothing : this.#decide(declared, begin);
  }

  end(): Uint8Array {
    if (this.charset === null) return nothing;
    if (this.#stream) {
      const last = this.#rewritten(this.#stream.end()) + this.#rewriter!.end();
      return this.#stream.encode(last);
    }
    const begin = Buffer.concat(this.#waiting);
    if (this.#mustBeWhole) return this.#gateWhole(begin);
    const first = this.#decide(this.#declared(begin), begin);
    if (this.#stream) return Buffer.concat([first, this.end()]);
    return this.charset === null ? first : this.#gateWhole(begin);
  }

  #declared(begin: Uint8Array): string {
    return declaredIn(begin, this.options.charset);
  }

  /** What no byte that is still to come can change: a mark, the header, a `<meta>` whose end is here. */
  #declaredEarly(begin: Uint8Array): string {
    if (begin.length < 3) return '';
    const end = begin.subarray(0, prescanned).lastIndexOf(0x3e) + 1;
    return markedIn(begin, this.options.charset) || prescan(begin.subarray(0, end));
  }

  #decide(declared: string, begin: Uint8Array): Uint8Array {
    if (refused.test(declared)) return this.#passAll();
    const stream = declared ? streamEncoding(declared) : undefined;
    if (!stream) {
      this.#mustBeWhole = true;
      return this.#length > this.options.wholeLimit ? this.#passAll() : nothing;
    }
    this.#stream = stream;
    this.charset = declared;
    this.#waiting = [];
    this.#rewriter = this.options.rewriter(/^utf-8$/i.test(declared));
    return this.#gate(stream, stream.decode(begin));
  }

  #gate(stream: StreamEncoding, text: string): Uint8Array {
    const out = this.#rewritten(text);
    return out ? stream.encode(out) : nothing;
  }

  #rewritten(text: string): string {
    let out = '';
    for (let at = 0; at < text.length; at += step) out += this.#rewriter!.write(text.slice(at, at + step));
    return out;
  }

  #gateWhole(bytes: Uint8Array): Uint8Array {
    let page: Decoded;
    try {
      page = decode(bytes, this.options.charset);
    } catch (error) {
      if (error instanceof RangeError) return this.#passAll();
      throw error;
    }
    this.#rewriter = this.options.rewriter(/^utf-/i.test(page.name));
    const out = page.encode(this.#rewritten(page.text) + this.#rewriter.end());
    this.charset = page.name;
    return out;
  }

  #passAll(): Uint8Array {
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.charset = null;
    return all;
  }
}

const nothing = new Uint8Array();
