import { matches, unknownId } from '../address/host-pattern.js';
import { makeKnownBases, nameOf, nowhere, parse, type Known } from './known-bases.js';
import { makeTextReader } from './owners-in-text.js';
import type { Setup } from './setup.js';

/** Knows which service an address belongs to. Services that are released belong to nobody here. */
export interface Owners {
  /**
   * The service that `address` belongs to, resolved as browsers do; undefined for everybody else's, and for what names no
   * place on the net. What `data:` and `javascript:` bring with them is for `carriedBy` to tell.
   */
  of(address: string): string | undefined;
  /** The same for what an element or a style loads: there a host that the registry does not describe may have to be held, too. */
  ofLoaded(address: string): string | undefined;
  /** The services with an address in `text`: a script, a piece of HTML. A host named in a sentence is none. */
  within(text: string): string[];
  /**
   * `<base href>`: one more that relative addresses may be relative to. Browsers obey one, and which one depends on the
   * reading, so all count. It holds for what is asked from now on: of what stands before a base, only who sets all bases
   * of a page before asking is told right. A stream, which cannot look ahead, is not.
   */
  setBase(href: string): void;
}

/** Neither scheme nor host, nor a sign that browsers drop or turn round. */
const isPlainRelative = /^(?!\/\/)[^\s:\\\u0000-\u001f]*$/;
/** Says its host itself. Without the slashes it may be relative to a base of the same scheme. */
const saysHost = /^[\u0000-\u0020]*[a-z]+:[\\/]{2}/i;
/** Schemes before a whole address. A `blob:` is fetched by its own origin alone, so it is the vendor's as well. */
const wrapping = /^(?:(?:blob|filesystem|view-source):)+/i;
const isOnNet = ({ protocol }: URL) => /^(?:https?|wss?):$/.test(protocol);

export function makeOwners({ waiting, ownHosts, described }: Setup): Owners {
  const known: Known[] = Object.entries(waiting)
    .filter(([, { hosts }]) => hosts.length)
    .map(([id, { hosts }]) => ({ id, hosts }));
  const bases = makeKnownBases(known, ownHosts);

  const patterns = known.flatMap(({ id, hosts }) => hosts.map((pattern) => ({ id, pattern, name: nameOf(pattern) })));

  function ownerOf(url: URL | undefined): string | undefined {
    if (!url || !isOnNet(url)) return undefined;
    const { hostname } = url;
    // Most have another name, which is seen at once.
    return patterns.find(({ name, pattern }) => hostname.includes(name) && matches(url, pattern))?.id;
  }

  function of(address: string): string | undefined {
    // No element fetches what is empty.
    if (address === '' || (bases.areOwn && isPlainRelative.test(address))) return undefined;
    const alone = parse(address);
    if (alone && !isOnNet(alone)) {
      return wrapping.test(alone.href) ? ownerOf(parse(alone.href.replace(wrapping, ''))) : undefined;
    }
    if (alone && saysHost.test(address)) return ownerOf(alone);
    let isAddress = false;
    for (const base of bases.all) {
      const url = parse(address, base);
      isAddress ||= url !== undefined;
      const owner = ownerOf(url);
      if (owner !== undefined) return owner;
    }
    return isAddress && !alone ? bases.ownerOfRest : undefined;
  }

  /** Whether relative addresses lead to a host that is not described. */
  let isBaseUnknown = false;
  const isUnknown = (url: URL | undefined) =>
    !!url && isOnNet(url) && url.hostname !== nowhere && !described?.some((pattern) => matches(url, pattern));

  function ofLoaded(address: string): string | undefined {
    // Most addresses of a page lead to the site itself, whatever is described.
    if (bases.areOwn && !isBaseUnknown && isPlainRelative.test(address)) return undefined;
    const owner = of(address);
    if (owner !== undefined || !described || address === '') return owner;
    if (isBaseUnknown && !parse(address)) return unknownId;
    const url = parse(address.replace(wrapping, '')) ?? bases.all.map((base) => parse(address, base)).find(Boolean);
    return isUnknown(url) ? unknownId : undefined;
  }

  return {
    of,
    ofLoaded,
    within: makeTextReader(known, ownHosts, of, () => bases.areOwn),
    setBase(href) {
      bases.add(href);
      isBaseUnknown ||= !!described && isUnknown(parse(href, `https://${ownHosts[0] ?? nowhere}/`));
    },
  };
}
