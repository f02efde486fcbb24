/** Attributes that make an element ask for something, by the element's name. */
export const loads: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href', 'xlink:href'],
  iframe: ['src', 'srcdoc'],
  frame: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  link: ['href', 'imagesrcset'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

export const loading = Object.keys(loads).join();
export const loadingAttributes = new Set(Object.values(loads).flat());

/** Whether an attribute of this element is one that makes it ask for something. */
export const isLoading = (element: Element, name: string): boolean => loads[element.localName]?.includes(name) ?? false;

/** These ask as soon as they have an address, in the page or not. */
export const isEager = ({ localName }: Element): boolean => /^(img|source|video|audio|track|input)$/.test(localName);

/** Whether the browser would do something with it: it asks for no canonical address and no script of unknown type. */
export function isActive(element: Element): boolean {
  const has = (name: string) => element.getAttribute(name) ?? '';
  switch (element.localName) {
    case 'link':
      return /\b(stylesheet|icon|manifest|expect|pre(load|fetch|render|connect)|modulepreload|dns-prefetch)\b/i.test(
        has('rel'),
      );
    case 'script':
      return /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(has('type').trim());
    case 'input':
      return /^image$/i.test(has('type'));
    default:
      return true;
  }
}
