/** A host as the registry has it, `*.` for any sub-domain, a path where the host is shared; with `http://` where it must be. */
const form = /^(?:(https?):\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?)(\/[\w.~@+/-]*)?$/;

/**
 * The sources of a policy that stand for a host of the registry. `*.vimeo.com` means vimeo.com too there, and in a policy
 * it does not. By https alone: what a visitor accepts is not sent in the open.
 *
 * @param sockets web sockets instead of documents
 * @throws RangeError for what is no host
 */
export function sourcesOf(host: string, sockets = false): string[] {
  const [, scheme = 'https', name, path = ''] = form.exec(host) ?? [];
  if (!name || isEvery(name)) {
    throw new RangeError(
      `dfo-consent: "${host}" is no host. Write it in lower case, like matomo.dfo.example, *.vimeo.com or cdn.example/folder/.`,
    );
  }
  const bare = name.startsWith('*.') ? [name.slice(2), name] : [name];
  return bare.map((one) => `${sockets ? scheme.replace('http', 'ws') : scheme}://${one}${path}`);
}

/** Whether it is every host, or every host of a country: browsers take `*.no` for all below it. */
export const isEvery = (host: string): boolean => /^\*(\.(?!localhost$)[^.:]+(:\d+)?)?$/i.test(host);

/** Whether something is allowed by both of two sources. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [split(one), split(other)];
  const within = (host: string, pattern: string) =>
    host === pattern || (pattern.startsWith('*.') && host.replace('*.', '.').endsWith(pattern.slice(1)));
  const isHost = within(a.host, b.host) || within(b.host, a.host);
  return isHost && (a.path.startsWith(b.path) || b.path.startsWith(a.path));
}

/** Host and path, whatever the scheme and port. */
function split(source: string): { host: string; path: string } {
  const [, host, path] = /^(?:\w+:\/\/)?([^/:]*)(?::[^/]*)?(.*)$/.exec(source)!;
  // With the dot at its end it is the same host.
  return { host: host!.toLowerCase().replace(/\.$/, ''), path: path || '/' };
}
