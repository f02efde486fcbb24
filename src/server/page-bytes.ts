import { declaredIn, decode, refused } from '../encoding/whole.js';
import { streamEncoding, type StreamEncoding } from '../encoding/stream.js';
import type { Rewriter } from '../html/rewrite.js';

/** Browsers look for a declaration in so many bytes: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
const prescanned = 1024;

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
    if (this.#stream) return this.#gate(this.#stream.decode(bytes));
    if (this.charset === null) return bytes;
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    if (this.#mustBeWhole) return this.#length > this.options.wholeLimit ? this.#passAll() : nothing;
    const begin = Buffer.concat(this.#waiting);
    const isMarked = begin.length >= 3;
    const declared = declaredIn(begin, this.options.charset);
    if (!(declared && isMarked) && begin.length < prescanned) return nothing;
    return this.#decide(declared, begin);
  }

  end(): Uint8Array {
    if (this.charset === null) return nothing;
    if (!this.#stream) {
      const begin = Buffer.concat(this.#waiting);
      if (this.#mustBeWhole) return this.#gateWhole(begin);
      const first = this.#decide(declaredIn(begin, this.options.charset), begin);
      if (this.#mustBeWhole) return this.#gateWhole(begin);
      return this.#stream ? Buffer.concat([first, this.end()]) : first;
    }
    const { encode } = this.#stream;
    return encode.call(this.#stream, this.#rewriter!.write(this.#stream.end()) + this.#rewriter!.end());
  }

  #decide(declared: string, begin: Uint8Array): Uint8Array {
    if (refused.test(declared)) return this.#passAll();
    const stream = declared ? streamEncoding(declared) : undefined;
    if (!stream) {
      this.#mustBeWhole = true;
      return nothing;
    }
    this.#stream = stream;
    this.charset = declared;
    this.#waiting = [];
    this.#rewriter = this.options.rewriter(/^utf-8$/i.test(declared));
    return this.#gate(stream.decode(begin));
  }

  #gate(text: string): Uint8Array {
    const out = this.#rewriter!.write(text);
    return out ? this.#stream!.encode(out) : nothing;
  }

  #gateWhole(bytes: Uint8Array): Uint8Array {
    let page;
    try {
      page = decode(bytes, this.options.charset);
    } catch (error) {
      if (error instanceof RangeError) return this.#passAll();
      throw error;
    }
    this.charset = page.name;
    const rewriter = this.options.rewriter(/^utf-/i.test(page.name));
    return page.encode(rewriter.write(page.text) + rewriter.end());
  }

  #passAll(): Uint8Array {
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.charset = null;
    return all;
  }
}

const nothing = new Uint8Array();
