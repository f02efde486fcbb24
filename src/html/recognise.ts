import { isLikeStyle } from '../address/css.js';
import type { Owners } from './owners.js';
import { addressesIn, fetchedBy, isFetchedLink } from './loads.js';
import { attributeOf, type StartTag } from './read.js';
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
const neverEmbeds = new Set([
  'html',
  'head',
  'body',
  'a',
  'area',
  'base',
  'meta',
  'link',
  'form',
  'param',
  'title',
  'option',
  'script',
]);

/** Markup that some loader will put into the page. */
const isMarkup = /<\s*(iframe|script|img|embed|object|video|audio|link)\b/i;

/** What a person does; such a handler loads nothing by itself, and a link in it is a link. */
const byPerson = /^on(click|dblclick|auxclick|submit|reset|change|input|key\w+)$/;

/** Attributes of unknown elements that are links to follow. */
const isLink = /(^|-)(href|url|link)$/;

/** Elements that hold a page's own content, whatever is written on them. */
const structural = new Set(['main', 'header', 'footer', 'nav', 'form', 'table', 'button', 'article', 'ul', 'ol']);

/** A frame's own page is HTML in an attribute: its character references stand for others once more. */
const withoutReferences = (html: string) =>
  html.replace(/&#(x[0-9a-f]+|\d+);?/gi, (_, code: string) =>
    String.fromCodePoint(Math.min(Number(code.replace(/^x/i, '0x')) || 0xfffd, 0x10ffff)),
  );

export interface Recogniser {
  /** Attributes of `tag` that belong to a service. Scripts' types and texts are not looked at. */
  find(tag: StartTag, options: { isMarked: boolean; hasScripting: boolean }): Finding | undefined;
}

export function makeRecogniser({ services, released }: Setup, owners: Owners): Recogniser {
  const marks = Object.entries(services).filter(([id]) => !released.has(id));
  const isNamed = (names: readonly string[] = [], name: string) =>
    names.some((one) =>
      one.endsWith('*') ? name.startsWith(one.slice(0, -1)) && name !== one.slice(0, -1) : one === name,
    );

  /** The service of an attribute that browsers obey by themselves. */
  function ownerOfFetched(tag: StartTag, name: string, value: string): string | undefined {
    if (tag.name === 'link' && !isFetchedLink(attributeOf(tag, 'rel') ?? '')) return undefined;
    if (tag.name === 'input' && !/^\s*image\s*$/i.test(attributeOf(tag, 'type') ?? '')) return undefined;
    if (name === 'srcdoc') return owners.within(value)[0] ?? owners.within(withoutReferences(value))[0];
    for (const address of addressesIn(name, value)) {
      const owner = owners.of(address);
      if (owner) return owner;
    }
    return undefined;
  }

  /** The service of data that some script will look for: an address as a whole, or markup with one. */
  const ownerOfData = (value: string) =>
    isMarkup.test(value) ? owners.within(value)[0] : /[:/]/.test(value) ? owners.of(value.trim()) : undefined;

  return {
    find(tag, { isMarked, hasScripting }) {
      const isOurs = ours.test(tag.name);
      const fetched = fetchedBy(tag.name);
      const isCustom = tag.name.includes('-');
      const found: { name: string; owner: string; address: string; kind: Finding['kind'] }[] = [];
      const marked = marks.find(
        ([, { marks }]) =>
          isNamed(marks.elements, tag.name) ||
          marks.classes?.some((one) => (attributeOf(tag, 'class') ?? '').split(/\s+/).includes(one)),
      );
      const isNamedElement = marks.some(([, { marks }]) => isNamed(marks.elements, tag.name));
      for (const { name, value } of tag.attributes) {
        const add = (owner: string | undefined, kind: Finding['kind']) => {
          if (owner !== undefined) found.push({ name, owner, address: value, kind });
        };
        if (fetched.includes(name))
          add(ownerOfFetched(tag, name, value), name === 'background' || name === 'ping' ? 'trait' : 'embed');
        else if (isLikeStyle(name)) add(owners.withinCss(value)[0], 'trait');
        else if (name.startsWith('on')) {
          const isLate = byPerson.test(name) || (tag.name === 'body' && name === 'onload');
          if (hasScripting && !isLate) add(owners.within(value)[0], 'trait');
        } else if (!hasScripting || isMarked || isOurs || name.startsWith('data-dfo-') || neverEmbeds.has(tag.name))
          continue;
        else if (isCustom && !name.startsWith('data-')) {
          if (isNamedElement || !isLink.test(name))
            add(ownerOfData(value), isNamedElement || name === 'src' ? 'embed' : 'loader');
        } else if (name.startsWith('data-')) {
          const mark = marks.find(([, { marks }]) => isNamed(marks.attributes, name));
          if (mark) add(mark[0], 'embed');
          else
            add(
              ownerOfData(value),
              fetched.includes(name.slice(5)) ? 'embed' : structural.has(tag.name) ? 'trait' : 'loader',
            );
        }
      }
      const service = found[0]?.owner ?? (isMarked || !hasScripting ? undefined : marked?.[0]);
      if (service === undefined) return undefined;
      const kinds = new Set(found.map(({ kind }) => kind));
      return {
        service,
        attributes: found.map(({ name }) => name),
        addresses: found.flatMap(({ address, name }) =>
          isLikeStyle(name) || /^(srcdoc|on.*)$/.test(name) ? [] : [address.trim()],
        ),
        kind: marked || kinds.has('embed') ? 'embed' : kinds.has('loader') ? 'loader' : 'trait',
      };
    },
  };
}
