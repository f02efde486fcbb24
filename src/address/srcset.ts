/**
 * An address, up to HTML's white space but without the commas that it ends in; then those commas, or descriptors up to a
 * comma outside parentheses. No part can take what another has left, so there is nothing to try twice.
 */
const candidate = /([^\t\n\f\r ,](?:[^\t\n\f\r ]*[^\t\n\f\r ,])?)(?:,+|(?:[^,(]+|\([^)]*\)?)*)/g;

/**
 * The addresses in a `srcset`, as browsers read it.
 *
 * @see https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
 */
export const inSrcset = (value: string): string[] => [...value.matchAll(candidate)].map(([, address]) => address!);
