/** `address` with the parameters that a service always gets, in place of others of the same name. */
export function withParameters(address: string, parameters: Readonly<Record<string, string>> = {}): string {
  if (!Object.keys(parameters).length) return address;
  const [, path, query, fragment] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(address)!;
  // Everything else stays as it was written: vendors sign and compare their queries.
  const others = query!.split('&').filter((part) => part && !Object.hasOwn(parameters, nameOf(part)));
  const all = [...others, ...Object.entries(parameters).map((pair) => pair.join('='))];
  return path + (all.length ? `?${all.join('&')}` : '') + fragment;
}

/** The name in `name=value`, however it is written. */
const nameOf = (part: string): string => [...new URLSearchParams(part).keys()][0] ?? '';
