import type { BrowserContext } from 'playwright-core';
import type { StoredKind } from '../model.js';

/** A script that wrote to the device. */
export interface Write {
  readonly time: number;
  readonly kind: StoredKind;
  readonly name: string;
  /** Host of the document that it ran in. */
  readonly host: string;
  /** The script and the line in it. */
  readonly url?: string;
  readonly line?: number;
}

const binding = '__dfoConsentAuditWrote';

/** A page that writes without end must not fill the memory; what it wrote is in the browser's own log. */
const most = 5000;

/** Runs in every document before its scripts: the stores pass on what they are told, and tell who told them. */
function listenToStores(name: string): void {
  const tell = (globalThis as unknown as Record<string, (write: Omit<Write, 'time'>) => void>)[name]!;
  const wrote = (kind: Write['kind'], key: string) => {
    // The first line is the message, the second this function, the third the store's; what comes then is the page's.
    const place = /(https?:\/\/[^\s)]+?):(\d+):\d+\)?$/m.exec(
      (new Error().stack ?? '').split('\n').slice(3).join('\n'),
    );
    tell({ kind, name: key, host: location.hostname, ...(place && { url: place[1]!, line: Number(place[2]) }) });
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(this: Document, value: string) {
      cookie.set!.call(this, value);
      wrote('cookie', String(value).split(/[=;]/)[0]!.trim());
    },
  });
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
    setItem.call(this, key, value);
    // A frame that may not store has no such property to compare with.
    let isLocal = false;
    try {
      isLocal = this === localStorage;
    } catch {
      // It is the session's then.
    }
    wrote(isLocal ? 'localStorage' : 'sessionStorage', String(key));
  };
}

/** Hears of everything that scripts store from now on, into `writes`. */
export async function hearWrites(context: BrowserContext, writes: Write[]): Promise<void> {
  await context.exposeBinding(
    binding,
    (_, write: Omit<Write, 'time'>) => void (writes.length < most && writes.push({ ...write, time: Date.now() })),
  );
  await context.addInitScript(listenToStores, binding);
}
