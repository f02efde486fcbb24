/** As servers decode it, whatever the bytes; some decode twice, and some know `%u002e`. */
function decoded(path: string): string[] {
  const all = [path];
  for (let at = 0; at < all.length && at < 8; at++) {
    const next = all[at]!.replace(/%(?:u([\da-f]{4})|([\da-f]{2}))/gi, (_, long?: string, short?: string) =>
      String.fromCharCode(Number.parseInt(long ?? short!, 16)),
    );
    if (next !== all[at]) all.push(next);
  }
  return all;
}

/** Without empty and dotted segments. */
function resolved(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/**
 * A path as servers may read it in the end. Some take `\` for `/`, end a text at a null, or have parameters behind a `;`.
 * https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
const readingsOf = (path: string): string[] =>
  decoded(path)
    .flatMap((one) => [one, one.replaceAll('\\', '/')])
    .flatMap((one) => [one, one.replace(/;[^/]*/g, ''), one.replace(/[\0?#].*/s, '')])
    .flatMap((one) => [one, resolved(one)]);

const isUnder = (path: string, folder: string) =>
  folder === '/' || path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** Leads up, to whoever decodes as much as is needed for it. Browsers have done so before they ask. */
const leadsUp = (path: string) => path.split('/').includes('..');

/**
 * Whether the pages at a path go through the gate. Where it can be read in two ways, they do: nothing gets out by being spelt oddly.
 *
 * @param path without its query
 */
export function isTouched(path: string, only: readonly string[], except: readonly string[]): boolean {
  if (!only.length && !except.length) return true;
  const readings = readingsOf(path);
  const isIn = (folder: string) => readings.some((one) => isUnder(one.toLowerCase(), folder.toLowerCase()));
  if (only.length && !only.some(isIn)) return false;
  return readings.some(leadsUp) || !except.some((folder) => readings.every((one) => isUnder(one, folder)));
}
