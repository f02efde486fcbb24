import type { PageBytes } from './page-bytes.js';

/** Takes a page's bytes, and gives them gated. */
export type GatesBytes = Pick<PageBytes, 'charset' | 'write' | 'end'>;

/** A page as it was gated, and how far its gated bytes were ready on the way. */
interface KnownPage {
  readonly source: Uint8Array;
  readonly gated: Uint8Array;
  /** After so many bytes of the source so many gated ones were ready. */
  readonly ready: readonly { readonly source: number; readonly gated: number }[];
  /** After how many bytes of the source it was known how the page is encoded. */
  readonly decidedAt: number;
  readonly charset: string;
  readonly held: readonly string[];
}

/** Longer pages are not kept, in bytes. */
const longest = 2 ** 20;
/** Bytes that are kept in all, sources and gated pages. */
const most = 32 * 2 ** 20;
/** Bytes that are gated at a time, so that a page that is known is not held back for longer either. */
const step = 1024;

/**
 * Pages that went through lately, one for each key. A site sends most pages as it sent them before: comparing their
 * bytes takes 0.01 ms where gating takes 30 (100 kB: `npm run bench -- serve`).
 */
export class KnownPages {
  /** The oldest first. */
  readonly #pages = new Map<string, KnownPage>();
  #size = 0;

  get(key: string): KnownPage | undefined {
    const page = this.#pages.get(key);
    if (page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  put(key: string, page: KnownPage): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#size += sizeOf(page);
    for (const oldest of this.#pages.keys()) {
      if (this.#size <= most) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#pages.delete(key);
    this.#size -= sizeOf(page);
  }
}

const sizeOf = ({ source, gated }: KnownPage) => source.length + gated.length;

export interface KnownPageBytesOptions {
  readonly pages: KnownPages;
  /** All that the gated bytes follow from, but the page's own. */
  readonly key: string;
  /** Makes what gates a page that is not known, and hears what is held. */
  readonly gate: (held: (service: string) => void) => PageBytes;
  readonly held: (service: string) => void;
}

/**
 * A page that may be known. As long as its bytes are those of the known one, it gets that one's gated bytes; from the
 * first other byte on it is gated itself. So nobody gets a byte that does not follow from what the server sent for them.
 */
export class KnownPageBytes implements GatesBytes {
  charset: string | null | undefined;
  #known: KnownPage | undefined;
  /** Bytes of the known page that have come, and gated ones that are out. */
  #come = 0;
  #out = 0;
  #gate: PageBytes | undefined;
  /** Gated bytes still to come that are out already. */
  #skipped = 0;
  readonly #seen = {
    source: [] as Uint8Array[],
    gated: [] as Uint8Array[],
    ready: [] as { source: number; gated: number }[],
    held: [] as string[],
    decidedAt: Infinity,
    length: 0,
    gatedLength: 0,
  };

  constructor(readonly options: KnownPageBytesOptions) {
    this.#known = options.pages.get(options.key);
  }

  write(bytes: Uint8Array): Uint8Array {
    const known = this.#known;
    if (!known) return this.#gated(bytes);
    const end = this.#come + bytes.length;
    if (Buffer.compare(known.source.subarray(this.#come, end), bytes) !== 0)
      return Buffer.concat([this.#gateItself(known), this.#gated(bytes)]);
    this.#come = end;
    if (end >= known.decidedAt) this.charset = known.charset;
    return this.#giveTo(known, known.ready.findLast(({ source }) => source <= end)?.gated ?? 0);
  }

  end(): Uint8Array {
    const known = this.#known;
    if (known && this.#come === known.source.length) {
      this.charset = known.charset;
      for (const service of known.held) this.options.held(service);
      return this.#giveTo(known, known.gated.length);
    }
    const before = known ? this.#gateItself(known) : nothing;
    const gate = this.#gateOf();
    const last = gate.end();
    this.#note(nothing, last);
    this.charset = gate.charset;
    this.#remember();
    return Buffer.concat([before, this.#unskipped(last)]);
  }

  #giveTo({ gated }: KnownPage, end: number): Uint8Array {
    // A copy: whoever gets it may do with it as they like.
    const its = new Uint8Array(gated.subarray(this.#out, end));
    this.#out = Math.max(this.#out, end);
    return its;
  }

  /** It is another page: what has come of it is gated, and what is out of that is not given again. */
  #gateItself({ source }: KnownPage): Uint8Array {
    this.#known = undefined;
    this.#skipped = this.#out;
    return this.#gated(source.subarray(0, this.#come));
  }

  #gateOf(): PageBytes {
    this.#gate ??= this.options.gate((service) => {
      this.#seen.held.push(service);
      this.options.held(service);
    });
    return this.#gate;
  }

  #gated(bytes: Uint8Array): Uint8Array {
    const gate = this.#gateOf();
    const out: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += step) {
      const piece = bytes.subarray(at, at + step);
      const its = gate.write(piece);
      this.#note(piece, its);
      out.push(its);
    }
    this.charset = gate.charset;
    return this.#unskipped(Buffer.concat(out));
  }

  #unskipped(gated: Uint8Array): Uint8Array {
    const left = gated.subarray(this.#skipped);
    this.#skipped -= gated.length - left.length;
    return left;
  }

  #note(source: Uint8Array, gated: Uint8Array): void {
    const seen = this.#seen;
    seen.length += source.length;
    seen.gatedLength += gated.length;
    if (seen.length > longest) {
      // It is not kept.
      for (const list of [seen.source, seen.gated, seen.ready, seen.held]) list.length = 0;
      return;
    }
    seen.source.push(source);
    seen.gated.push(gated);
    seen.ready.push({ source: seen.length, gated: seen.gatedLength });
    if (this.#gate?.charset !== undefined) seen.decidedAt = Math.min(seen.decidedAt, seen.length);
  }

  #remember(): void {
    const { charset } = this;
    const { source, gated, ready, held, decidedAt, length } = this.#seen;
    if (typeof charset !== 'string' || length > longest) return;
    const page = { source: Buffer.concat(source), gated: Buffer.concat(gated), ready, decidedAt, charset, held };
    this.options.pages.put(this.options.key, page);
  }
}

const nothing = new Uint8Array();
