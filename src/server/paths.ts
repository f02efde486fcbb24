/** A path as servers may read it in the end: decoded, without empty and dotted segments. */
function normal(path: string): string {
  const segments: string[] = [];
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // As it is written, then.
  }
  for (const segment of decoded.replaceAll('\\', '/').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

const isUnder = (path: string, folder: string) =>
  folder === '/' || path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/**
 * Whether the pages at a path go through the gate. Where it can be read in two ways, they do: nothing gets out by being spelt oddly.
 *
 * @param path without its query
 */
export function isTouched(path: string, only: readonly string[], except: readonly string[]): boolean {
  const readings = [path, normal(path)];
  if (only.length && !only.some((folder) => readings.some((one) => isUnder(one, folder)))) return false;
  return !except.some((folder) => readings.every((one) => isUnder(one, folder)));
}
