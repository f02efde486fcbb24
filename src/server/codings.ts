import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { hasFrame } from './deflate.js';

interface Coding {
  /** @param first how the body begins, where that is known */
  open(first: Uint8Array | undefined): Transform;
  close(): Transform;
}

/** What has come is passed on at once: a page's first bytes wait for nothing. */
const gzip: Coding = {
  open: () => zlib.createGunzip(),
  close: () => zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH }),
};

/** Zstandard came with Node 22.15 and 23.8. */
const { createZstdDecompress, createZstdCompress } = zlib as unknown as Partial<
  Record<'createZstdDecompress' | 'createZstdCompress', (options?: object) => Transform>
>;

const all: Readonly<Record<string, Coding>> = {
  gzip,
  'x-gzip': gzip,
  deflate: {
    open: (first) => (hasFrame(first) ? zlib.createInflate() : zlib.createInflateRaw()),
    close: () => zlib.createDeflate({ flush: zlib.constants.Z_SYNC_FLUSH }),
  },
  br: {
    open: () => zlib.createBrotliDecompress(),
    close: () =>
      zlib.createBrotliCompress({
        flush: zlib.constants.BROTLI_OPERATION_FLUSH,
        // What is made for one response: quality 11, the default, takes seconds for a large page.
        params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 },
      }),
  },
  ...(createZstdDecompress &&
    createZstdCompress && {
      zstd: {
        open: () => createZstdDecompress(),
        close: () => createZstdCompress({ flush: (zlib.constants as Record<string, number>)['ZSTD_e_flush'] }),
      },
    }),
};

/** What this Node can open and close. */
export const nodeCodings: ReadonlySet<string> = new Set(Object.keys(all));

/** Streams that open a body which begins with `first`, in the order in which it goes through them. */
export const opening = (codings: readonly string[], first: Uint8Array): Transform[] =>
  codings.toReversed().map((one, at) => all[one]!.open(at === 0 ? first : undefined));

/** Streams that close it again. */
export const closing = (codings: readonly string[]): Transform[] => codings.map((one) => all[one]!.close());
