/** How markup that waits is written (README, «Embeds»): which attributes are held back, under which names. */

/** Attributes that hold an address, and are inert as `data-…`. */
export const addressAttributes = ['src', 'srcset', 'href', 'poster', 'data'] as const;

/** Before the name of any other attribute that waits, and of an address where `data-…` is the page's own. */
export const prefix = 'data-dfo-';

/** What begins like an inert attribute and is none: a note to the gate. */
const notes = new Set(['data-dfo-reload', 'data-dfo-onload-service']);

export const marked = '[data-service]';

/** A script that waits. */
export const isInertScript = (element: Element): element is HTMLScriptElement =>
  element instanceof HTMLScriptElement && /^text\/plain$/i.test(element.type);

/** The parts of an element that wait for its service; what has a `data-service` of its own waits for that one. */
export const ownParts = (root: Element): Element[] => [
  root,
  ...[...root.querySelectorAll('*')].filter((part) => part.closest(marked) === root),
];

/** An attribute that waits. */
export interface InertAttribute {
  /** The name that it is written with. */
  readonly written: string;
  /** The name that it gets. */
  readonly name: string;
  readonly value: string;
}

/** The attributes of one part that wait. */
export function inertAttributes(part: Element): InertAttribute[] {
  const found: InertAttribute[] = [];
  for (const { name: written, value } of part.attributes) {
    if (written.startsWith(prefix)) {
      if (!notes.has(written)) found.push({ written, name: written.slice(prefix.length), value });
      continue;
    }
    const name = addressAttributes.find((one) => written === `data-${one}`);
    // Where both are there, `data-src` is the page's own: a lazy loader's, for example.
    if (name && !part.hasAttribute(prefix + name)) found.push({ written, name, value });
  }
  return found;
}

/**
 * The addresses in a `srcset`, read as browsers read it (HTML, «parsing a srcset attribute»): an address ends at white
 * space, or at commas that it ends in; descriptors end at a comma outside parentheses.
 */
function inSrcset(value: string): string[] {
  const addresses: string[] = [];
  for (let rest = value; (rest = rest.replace(/^[\s,]+/, '')); ) {
    const [address = ''] = /^\S+/.exec(rest) ?? [];
    addresses.push(address.replace(/,+$/, ''));
    rest = rest.slice(address.length);
    if (!address.endsWith(',')) rest = rest.replace(/^(?:\([^)]*\)?|[^,(])*/, '');
  }
  return addresses;
}

const isAddressAttribute = (name: string) => (addressAttributes as readonly string[]).includes(name);

/** The addresses in one attribute. Of those that need not hold one, only what is an address on another host. */
function addressesIn({ name, value }: Pick<InertAttribute, 'name' | 'value'>): string[] {
  if (!value) return [];
  if (/srcset$/.test(name)) return inSrcset(value);
  if (isAddressAttribute(name)) return [value];
  const words = name === 'ping' ? value.split(/\s+/) : [value.trim()];
  return words.filter((word) => /^(https?:)?\/\/\S+$/i.test(word));
}

/** Every address that an inert element would load, as written. */
export function inertAddresses(element: Element): string[] {
  return ownParts(element).flatMap((part) => {
    const src = isInertScript(part) && part.getAttribute('src');
    return [...(src ? [src] : []), ...inertAttributes(part).flatMap(addressesIn)];
  });
}

/** Every address that an element loads or leads to as it stands. */
export const liveAddresses = (element: Element): string[] =>
  addressAttributes.flatMap((name) => addressesIn({ name, value: element.getAttribute(name) ?? '' }));
