import type { Owners } from './owners.js';
import { addressesIn, fetchedBy, isFetchedLink } from './loads.js';
import type { StartTag } from './read.js';
import type { Setup } from './setup.js';

/** What of a tag must wait, and for whom. */
export interface Finding {
  readonly service: string;
  /** Names of the attributes that must wait. */
  readonly attributes: readonly string[];
  /** Addresses that would be contacted, as written. */
  readonly addresses: readonly string[];
  /**
   * How sure it is that the element is there for the service alone: `embed` for what is nothing without its address or
   * is the vendor's own element, `loader` for data that some script looks for, `trait` for a picture behind other content.
   */
  readonly kind: 'embed' | 'loader' | 'trait';
}

/** Our own elements ask for themselves. */
const ours = /^dfo-(consent-|cookie-)/;

/** Elements that stand for the page, and whose data attributes are nobody's embed. */
const neverEmbeds = new Set(['html', 'head', 'body', 'a', 'area', 'base', 'meta', 'link', 'form', 'param', 'title', 'option', 'script']);

const valueOf = (tag: StartTag, name: string) => tag.attributes.find((one) => one.name === name)?.value;

/** A whole address, or markup and settings with one inside. A name in a text is none. */
const holdsAddress = /\/\/|\\\/\\\/|%2f%2f/i;

export interface Recogniser {
  /** Attributes of `tag` that belong to a service. Scripts' types and texts are not looked at. */
  find(tag: StartTag, options: { isMarked: boolean; hasScripting: boolean }): Finding | undefined;
}

export function makeRecogniser({ services, released }: Setup, owners: Owners): Recogniser {
  const marks = Object.entries(services).filter(([id]) => !released.has(id));
  const isNamed = (names: readonly string[] = [], name: string) =>
    names.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) && name !== one.slice(0, -1) : one === name));

  /** The service of an attribute that browsers obey by themselves. */
  function ownerOfFetched(tag: StartTag, name: string, value: string): string | undefined {
    if (tag.name === 'link' && !isFetchedLink(valueOf(tag, 'rel') ?? '')) return undefined;
    if (tag.name === 'input' && !/^\s*image\s*$/i.test(valueOf(tag, 'type') ?? '')) return undefined;
    if (name === 'srcdoc') return owners.within(value);
    for (const address of addressesIn(name, value)) {
      const owner = owners.of(address);
      if (owner) return owner;
    }
    return undefined;
  }

  /** A handler that does more than to follow a link. */
  const ownerOfHandler = (value: string) =>
    /^\s*(window\.open|(window\.|document\.|self\.|top\.)?location\b)/.test(value) ? undefined : owners.within(value);

  return {
    find(tag, { isMarked, hasScripting }) {
      if (ours.test(tag.name)) return undefined;
      const fetched = fetchedBy(tag.name);
      const isCustom = tag.name.includes('-');
      const found: { name: string; owner: string; address: string; kind: Finding['kind'] }[] = [];
      const marked = marks.find(
        ([, { marks }]) =>
          isNamed(marks.elements, tag.name) ||
          marks.classes?.some((one) => (valueOf(tag, 'class') ?? '').split(/\s+/).includes(one)),
      );
      for (const { name, value } of tag.attributes) {
        const add = (owner: string | undefined, kind: Finding['kind']) => {
          if (owner !== undefined) found.push({ name, owner, address: value, kind });
        };
        if (fetched.includes(name)) add(ownerOfFetched(tag, name, value), name === 'background' || name === 'ping' ? 'trait' : 'embed');
        else if (name === 'style') add(owners.within(value), 'trait');
        else if (name.startsWith('on') && hasScripting && tag.name !== 'body') add(ownerOfHandler(value), 'loader');
        else if (!hasScripting || isMarked || name.startsWith('data-dfo-') || neverEmbeds.has(tag.name)) continue;
        else if (isCustom) add(holdsAddress.test(value) ? owners.of(value) ?? owners.within(value) : undefined, 'embed');
        else if (name.startsWith('data-')) {
          const mark = marks.find(([, { marks }]) => isNamed(marks.attributes, name));
          if (mark) add(mark[0], 'embed');
          else if (holdsAddress.test(value)) add(owners.of(value) ?? owners.within(value), fetched.includes(name.slice(5)) ? 'embed' : 'loader');
        }
      }
      const service = found[0]?.owner ?? (isMarked || !hasScripting ? undefined : marked?.[0]);
      if (service === undefined) return undefined;
      const kinds = new Set(found.map(({ kind }) => kind));
      return {
        service,
        attributes: found.map(({ name }) => name),
        addresses: found.flatMap(({ address, name }) => (/^(style|srcdoc|on.*)$/.test(name) ? [] : [address.trim()])),
        kind: marked || kinds.has('embed') ? 'embed' : kinds.has('loader') ? 'loader' : 'trait',
      };
    },
  };
}
