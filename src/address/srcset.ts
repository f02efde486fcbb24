/**
 * The addresses in a `srcset`, read as browsers read it (HTML, «parsing a srcset attribute»): an address ends at white
 * space, or at commas that it ends in; descriptors end at a comma outside parentheses.
 */
export function inSrcset(value: string): string[] {
  const addresses: string[] = [];
  let rest = value;
  while (true) {
    rest = rest.replace(/^[\s,]+/, '');
    if (!rest) return addresses;
    const [address = ''] = /^\S+/.exec(rest) ?? [];
    let end = address.length;
    while (address[end - 1] === ',') end--;
    addresses.push(address.slice(0, end));
    rest = rest.slice(address.length);
    if (!address.endsWith(',')) rest = rest.replace(/^(?:\([^)]*\)?|[^,(])*/, '');
  }
}
