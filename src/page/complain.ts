const heard = new WeakMap<object, string>();

/** Tells the page's developers, once for each element and matter. */
export function complain(about: object, message: string): void {
  if (heard.get(about) === message) return;
  heard.set(about, message);
  console.error(`dfo-consent: ${message}`);
}
