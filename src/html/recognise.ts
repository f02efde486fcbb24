import { isLikeStyle } from '../address/css.js';
import { carriedBy } from './carried.js';
import type { Owners } from './owners.js';
import { addressesIn, isFetchedLink, isRunnable, loadedAs, type LoadedAs } from './loads.js';
import { factsOf, type Vendors } from './script.js';
import { loadsOf } from './style.js';
import { attributeOf, valuesOf, type Attribute, type StartTag } from './tags.js';
import type { Setup } from './setup.js';

/** What of a tag must wait, and for whom. */
export interface Finding {
  /** The first waits for the others, too. */
  readonly services: readonly [string, ...string[]];
  readonly attributes: readonly Attribute[];
  /** Addresses of a service that would be contacted, as written. */
  readonly addressesOf: (service: string) => string[];
  /**
   * How sure it is that the element is there for the service alone: `embed` for what is nothing without its address or
   * is the vendor's own element, `loader` for data that some script looks for, `trait` for a picture behind other content.
   */
  readonly kind: 'embed' | 'loader' | 'trait';
  /** In words: what it would load. */
  readonly why: string;
}

/** Our own elements ask for themselves. */
const ours = /^dfo-(consent-|cookie-)/;

/** Elements that stand for the page, and whose data attributes are nobody's embed. */
const neverEmbeds = new Set('html head body a area base meta link form param title option script'.split(' '));

/** Elements that hold a page's own content, whatever is written on them: their data attributes wait, they do not. */
const structural = new Set(
  'main header footer nav table thead tbody tr td th article aside ul ol li dl details dialog fieldset'.split(' '),
);

/** Markup that some loader will put into the page. */
const isMarkup = /<\s*(iframe|script|img|embed|object|video|audio|link)\b/i;

/** What a person does; such a handler loads nothing by itself, and a link in it is a link. */
const byPerson = /^on(click|dblclick|auxclick|submit|reset|change|input|key\w+)$/;

/** Data that is a link to follow, or to share: `data-href`, `data-share-url`, `<router-link to>`. */
const isLink = /(^|-)(href|url|uri|link|permalink|canonical|share|to)(-\w+)?$/;

/** Names of attributes that load by what is written in them. */
const mayLoad = /^(on|srcdoc$|style$|mask|filter|clip-path|fill|stroke|cursor|marker)/;

const isAnimation = /^(set|animate)$/;

/** Fetched beside an element that has a purpose of its own. */
const beside = /^(background|ping|content|attributionsrc)$/;

/** XML has five names for signs, and their numbers. */
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const withReferences = (xml: string): string =>
  xml.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (_, hex?: string, decimal?: string, name?: string) =>
      name
        ? references[name.toLowerCase()]!
        : String.fromCodePoint(Math.min(parseInt(hex ?? decimal!, hex ? 16 : 10) || 0xfffd, 0x10ffff)),
  );

export interface Recogniser {
  /** Attributes of `tag` that belong to a service. Scripts' types and texts are not looked at. */
  find(tag: StartTag, options: { isMarked: boolean; hasScripting: boolean }): Finding | undefined;
}

interface Needs {
  readonly setup: Setup;
  readonly owners: Owners;
  readonly vendors: Vendors;
  /** The services that a document in an attribute would load. */
  readonly inDocument: (html: string) => string[];
}

/** One attribute that waits. */
interface Part {
  readonly attribute: Attribute;
  readonly owners: readonly string[];
  readonly kind: Finding['kind'];
  readonly why: string;
}

/** As much of it as a line can show. */
export const short = (text: string) =>
  (text.length > 100 ? `${text.slice(0, 100)}…` : text).replace(/\s+/g, ' ').trim();

export function makeRecogniser({ setup: { waiting, openable }, owners, vendors, inDocument }: Needs): Recogniser {
  const marks = Object.entries(waiting);
  const isNamed = (names: readonly string[] = [], name: string) =>
    names.some((one) =>
      one.endsWith('*') ? name.startsWith(one.slice(0, -1)) && name !== one.slice(0, -1) : one === name,
    );

  const inScript = (text: string) => factsOf(text, false, vendors).loads.map(({ service }) => service);
  /** `this` is the element. */
  const inHandler = (element: string, text: string) => [
    ...inScript(text),
    ...inScript(`(function (event) {${text}\n}).call(document.createElement(${JSON.stringify(element)}))`),
  ];
  const inStyle = (text: string, isAttribute: boolean) =>
    loadsOf(text, isAttribute).flatMap(({ address }) => owners.ofLoaded(address) ?? []);

  /** The services that an address leads to, or that what it carries loads. */
  function ownersOf(address: string, as: LoadedAs): readonly string[] {
    const carried = carriedBy(address);
    if (!carried) {
      const owner = owners.ofLoaded(address);
      return owner === undefined ? [] : [owner];
    }
    const { kind, text } = carried;
    if (as === 'image') return []; // A picture, drawn or not, fetches nothing.
    if (kind === 'unreadable') return openable;
    if (as === 'other') return [];
    if (as === 'script') return inScript(text);
    if (as === 'style') return inStyle(text, false);
    // `javascript:` in a frame runs there: what it names, it may lead the frame to.
    if (kind === 'script') return [...owners.within(text), ...inScript(text)];
    // An entity may spell an address.
    if (kind === 'xml' && /<!ENTITY/i.test(text)) return openable;
    if (kind === 'html') return inDocument(text);
    // Read as HTML here and as XML there: whatever is named in it may be loaded.
    return kind === 'svg' || kind === 'xml' ? [...inDocument(text), ...owners.within(withReferences(text))] : [];
  }

  /** Whether browsers obey a fetched attribute on this very tag. */
  function isObeyed(tag: StartTag, name: string): boolean {
    if (tag.name === 'link') return valuesOf(tag, 'rel').some(isFetchedLink);
    if (tag.name === 'input') return valuesOf(tag, 'type').some((type) => /^\s*image\s*$/i.test(type));
    if (tag.name === 'meta') return valuesOf(tag, 'http-equiv').some((value) => /^\s*refresh\s*$/i.test(value));
    return tag.name !== 'script' || name === 'attributionsrc' || isRunAs(tag, valuesOf(tag, 'type'));
  }

  /** What data holds that some script will look for: an address as a whole, or markup with one. */
  function ownersOfData(value: string, isLazy = false): readonly string[] {
    if (isMarkup.test(value)) return inDocument(value);
    const owner = /[:/]/.test(value) ? owners[isLazy ? 'ofLoaded' : 'of'](value) : undefined;
    return owner === undefined ? [] : [owner];
  }

  function partOf(tag: StartTag, attribute: Attribute, isMarked: boolean, hasScripting: boolean): Part | undefined {
    const { name, value } = attribute;
    const as = loadedAs(tag.name, name);
    const part = (found: readonly string[], kind: Finding['kind'], why: () => string): Part | undefined =>
      found.length ? { attribute, owners: found, kind, why: why() } : undefined;
    if (as !== undefined && isObeyed(tag, name)) {
      const found = addressesIn(name, value).flatMap((address) => ownersOf(address, as));
      // What is animated may be a property of styles.
      if (isAnimation.test(tag.name)) found.push(...inStyle(value, true));
      return part(found, beside.test(name) ? 'trait' : 'embed', () => `${name} loads ${short(value)}`);
    }
    const isData = name.startsWith('data-');
    // Nearly every attribute is neither data nor anything that loads.
    if (!isData && !tag.name.includes('-') && !mayLoad.test(name)) return undefined;
    if (tag.name === 'iframe' && name === 'srcdoc')
      return part(inDocument(value), 'embed', () => 'its own page (srcdoc) loads something of the service');
    if (isLikeStyle(name)) return part(inStyle(value, true), 'trait', () => `${name} loads something of the service`);
    if (name.startsWith('on')) {
      const isLate = byPerson.test(name) || (tag.name === 'body' && name === 'onload');
      return hasScripting && !isLate
        ? part(inHandler(tag.name, value), 'trait', () => `${name} loads something of the service`)
        : undefined;
    }
    if (!hasScripting || isMarked || ours.test(tag.name) || name.startsWith('data-dfo-') || neverEmbeds.has(tag.name))
      return undefined;
    const isNamedElement = marks.some(([, { marks }]) => isNamed(marks.elements, tag.name));
    if (!isData) {
      if (!tag.name.includes('-') || (!isNamedElement && isLink.test(name))) return undefined;
      return part(
        ownersOfData(value),
        isNamedElement || name === 'src' ? 'embed' : 'loader',
        () => `${name} leads to ${short(value)}`,
      );
    }
    const mark = marks.find(([, { marks }]) => isNamed(marks.attributes, name));
    if (mark) return part([mark[0]], 'embed', () => `the library of ${mark[0]} looks for ${name}`);
    const isLazy = loadedAs(tag.name, name.slice('data-'.length)) !== undefined;
    const kind = isLazy ? 'embed' : structural.has(tag.name) ? 'trait' : 'loader';
    if (!isLazy && structural.has(tag.name) && isLink.test(name)) return undefined;
    return part(ownersOfData(value, isLazy), kind, () => `${name} holds ${short(value)}, which a script may load`);
  }

  return {
    find(tag, { isMarked, hasScripting }) {
      // Most tags: nothing is looked at twice.
      if (!tag.attributes.length && !tag.name.includes('-')) return undefined;
      const parts: Part[] = [];
      for (const list of [tag.attributes, tag.ignored])
        for (const attribute of list) {
          const part = partOf(tag, attribute, isMarked, hasScripting);
          if (part) parts.push(part);
        }
      const classes = attributeOf(tag, 'class');
      const own =
        classes === undefined && !tag.name.includes('-')
          ? undefined
          : marks.find(
              ([, { marks }]) =>
                isNamed(marks.elements, tag.name) || marks.classes?.some((one) => classes?.split(/\s+/).includes(one)),
            )?.[0];
      if (!parts.length && own === undefined) return undefined;
      const [service, ...others] = new Set([
        ...parts.flatMap(({ owners }) => owners),
        ...(parts.length || isMarked || !hasScripting || own === undefined ? [] : [own]),
      ]);
      if (service === undefined) return undefined;
      const kinds = new Set(parts.map(({ kind }) => kind));
      return {
        services: [service, ...others],
        attributes: parts.map(({ attribute }) => attribute),
        addressesOf: (service) =>
          parts
            .filter(({ owners, attribute: { name } }) => owners.includes(service) && !isText(name))
            .map(({ attribute }) => attribute.value.trim()),
        kind: own !== undefined || kinds.has('embed') ? 'embed' : kinds.has('loader') ? 'loader' : 'trait',
        why: parts[0]?.why ?? `<${tag.name}> is an element of ${service}`,
      };
    },
  };
}

/** Whether some reader runs or obeys a script that has these types. */
export const isRunAs = (tag: StartTag, types: readonly string[]): boolean =>
  types.length
    ? types.some((type) => isRunnable(type, undefined))
    : isRunnable(undefined, attributeOf(tag, 'language'));

/** Attributes that are no address but hold some. */
export const isText = (name: string) => isLikeStyle(name) || /^(srcdoc|on.*)$/.test(name);

/** Whether data that a script may look for is a link to follow, where it stands on an element with content of its own. */
export const isLinkAlone = ({ attributes }: Finding): boolean => attributes.every(({ name }) => isLink.test(name));
