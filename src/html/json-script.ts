/** Scripts that are no programs but instructions in JSON: import maps, speculation rules, bundles. */

const jsonTypes = ['importmap', 'speculationrules', 'webbundle'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** Which of them a `type` names. */
export const jsonTypeOf = (type: string | undefined): JsonType | undefined =>
  jsonTypes.find((one) => one === type?.trim().toLowerCase());

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // Browsers ignore it, too.
  }
}

function stringsIn(value: Json): string[] {
  const found: string[] = [];
  const waiting: Json[] = [value];
  // Without recursion: a hostile text is nested as deep as it likes.
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one === 'string') found.push(one);
    else if (Array.isArray(one)) waiting.push(...one);
    else if (isObject(one)) for (const [key, inner] of Object.entries(one)) waiting.push(key, inner);
  }
  return found;
}

/** An import map in two: what the page's own modules need, and what belongs to services. */
export interface SplitMap {
  /** Undefined where nothing of its own is left. */
  readonly own: string | undefined;
  readonly held: string;
  /** The names and prefixes that lead to a service, with it: a module that imports one waits. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Takes the entries of services out of an import map. A map itself loads nothing, so the page's own entries may stand.
 *
 * @returns undefined where all of it is the page's own
 */
export function splitImportMap(text: string, of: (address: string) => string | undefined): SplitMap | undefined {
  const map = parse(text);
  if (!isObject(map)) return undefined;
  const names = new Map<string, string>();
  const [own, held]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  let ownEntries = 0;
  const split = (entries: Json | undefined, ofScope?: string): [Json, Json] => {
    const [mine, theirs]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
    for (const [name, address] of isObject(entries) ? Object.entries(entries) : []) {
      const owner = ofScope ?? (typeof address === 'string' ? of(address) : undefined) ?? of(name);
      if (owner === undefined) ownEntries++;
      else names.set(name, owner);
      (owner === undefined ? mine : theirs)[name] = address;
    }
    return [mine, theirs];
  };
  for (const [key, value] of Object.entries(map)) {
    if (key === 'imports' || key === 'integrity') [own[key], held[key]] = split(value);
    else if (key === 'scopes' && isObject(value)) {
      const [mine, theirs]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
      for (const [scope, entries] of Object.entries(value)) [mine[scope], theirs[scope]] = split(entries, of(scope));
      [own[key], held[key]] = [mine, theirs];
    } else own[key] = value;
  }
  if (!names.size) return undefined;
  return { own: ownEntries ? inScript(own) : undefined, held: inScript(held), names };
}

/** JSON that ends no script. */
const inScript = (value: Json): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The services that speculation rules or a bundle would fetch from. Rules for the page's links (`where`) fetch whatever
 * those lead to, unless they are for the site's own alone; `any` stands for what they may lead to.
 */
export function ownersInJson(
  text: string,
  of: (address: string) => string | undefined,
  isOwn: (address: string) => boolean,
  any: readonly string[],
): string[] {
  const json = parse(text);
  if (json === undefined) return [];
  const found = new Set<string>();
  const addAddresses = (value: Json) => {
    for (const address of stringsIn(value)) {
      const owner = of(address);
      if (owner !== undefined) found.add(owner);
    }
  };
  for (const [action, rules] of isObject(json) ? Object.entries(json) : []) {
    if (!Array.isArray(rules)) {
      addAddresses(rules);
      continue;
    }
    for (const rule of rules as readonly Json[]) {
      if (!isObject(rule)) {
        addAddresses(rule);
        continue;
      }
      if (rule['where'] === undefined && rule['source'] !== 'document') addAddresses(rule);
      // https://html.spec.whatwg.org/multipage/speculative-loading.html#speculation-rules: only the same site is prerendered.
      else if (action !== 'tag' && !matchesOnly(rule['where'], isOwn, 0)) for (const id of any) found.add(id);
    }
  }
  return [...found];
}

/** Whether a condition holds for links to the site's own pages alone. */
function matchesOnly(where: Json | undefined, isOwn: (address: string) => boolean, depth: number): boolean {
  if (!isObject(where) || depth > 50) return false;
  const inner = (value: Json | undefined) => (Array.isArray(value) ? (value as readonly Json[]) : [value ?? null]);
  if (where['and'] !== undefined) return inner(where['and']).some((one) => matchesOnly(one, isOwn, depth + 1));
  if (where['or'] !== undefined) return inner(where['or']).every((one) => matchesOnly(one, isOwn, depth + 1));
  if (where['href_matches'] === undefined) return false;
  return inner(where['href_matches']).every((pattern) => typeof pattern === 'string' && isOwn(pattern));
}

/** Whether a URL pattern is for the site's own pages: a path, or an address on one of its hosts. */
export function isOwnPage(pattern: string, ownHosts: readonly string[]): boolean {
  if (/^[/?#]/.test(pattern) && !/^[\\/]{2}/.test(pattern)) return !/[*({:].*\/\//.test(pattern);
  return ownHosts.some((host) => pattern.startsWith(`https://${host}/`));
}
