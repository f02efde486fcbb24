import type { BrowserContext, Page } from 'playwright-core';
import type { Stored, StoredKind } from '../model.js';

/** Milliseconds that a frame has to tell what it stores. */
const patience = 1500;

/** Everything that lies on the device now, as far as browser and frames tell. Values are never read out. */
export async function storedNow(context: BrowserContext, page: Page): Promise<Stored[]> {
  return [...(await cookiesNow(context, page)), ...(await storageNow(page))];
}

/** All cookies of the browser, whoever may read them. `cookieValue` is given the answer cookie's alone. */
export async function cookiesNow(context: BrowserContext, page: Page): Promise<Stored[]> {
  const session = await context.newCDPSession(page);
  try {
    const { cookies } = await session.send('Storage.getCookies');
    const now = Date.now() / 1000;
    return cookies.map(({ name, domain, path, expires, httpOnly, secure, sameSite, partitionKey }) => ({
      kind: 'cookie',
      name,
      host: domain,
      path,
      httpOnly,
      secure,
      ...(expires > 0 && { lifetime: Math.round(expires - now) }),
      ...(sameSite && { sameSite }),
      ...(partitionKey && { partition: new URL(partitionKey.topLevelSite).hostname }),
    }));
  } finally {
    await session.detach().catch(() => undefined);
  }
}

/** Runs in a frame: the names in its stores. A store that is blocked has none. */
async function namesHere(): Promise<readonly (readonly [StoredKind, string])[]> {
  const read = async (kind: StoredKind, names: () => readonly string[] | Promise<readonly string[]>) => {
    try {
      return (await names()).map((name) => [kind, name] as const);
    } catch {
      return [];
    }
  };
  const all = await Promise.all([
    read('localStorage', () => Object.keys(localStorage)),
    read('sessionStorage', () => Object.keys(sessionStorage)),
    read('indexedDB', async () => (await indexedDB.databases()).map(({ name }) => name ?? '')),
    read('cacheStorage', () => caches.keys()),
    read('serviceWorker', async () =>
      (await navigator.serviceWorker.getRegistrations()).map(
        ({ active, waiting, installing, scope }) => (active ?? waiting ?? installing)?.scriptURL ?? scope,
      ),
    ),
  ]);
  return all.flat();
}

async function storageNow(page: Page): Promise<Stored[]> {
  const top = hostOf(page.url());
  const frames = await Promise.all(
    page.frames().map(async (frame) => {
      const host = hostOf(frame.url());
      if (!host) return [];
      const late = new Promise<[]>((done) => setTimeout(() => done([]), patience).unref());
      const names = await Promise.race([frame.evaluate(namesHere).catch(() => []), late]);
      return names.map(
        ([kind, name]): Stored => ({
          kind,
          name: kind === 'serviceWorker' ? new URL(name).pathname : name,
          host,
          ...(top !== host && { partition: top }),
        }),
      );
    }),
  );
  const distinct = new Map(frames.flat().map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()];
}

const hostOf = (url: string): string => (/^https?:/.test(url) && URL.canParse(url) ? new URL(url).hostname : '');
