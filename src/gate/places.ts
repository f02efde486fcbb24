import { marked } from './inert.js';
import { doc } from '../page/natives.js';

const called = /\b(getElementById|querySelector(?:All)?)\(\s*(["'`])(.+?)\2/g;

/** The empty element that an inline script names, to fill it: where its content will come. */
export function targetOf(script: HTMLScriptElement): Element | undefined {
  for (const [, method, , name] of script.text.matchAll(called)) {
    const selector = method === 'getElementById' ? `#${CSS.escape(name!)}` : name!;
    if (!/^[#.][^\s>+~,:[\]]+$/.test(selector)) continue;
    const target = doc.body.querySelector(selector);
    if (target && isEmpty(target)) return target;
  }
  return undefined;
}

/** What a page leaves empty for something to come. A `nav`, a `main`, a `form` or a list is the page's own, also while it is empty. */
const containers = ['div', 'span', 'p', 'figure', 'section', 'article'];

/** Landmarks, widgets and what is read out when it changes are the page's own, whatever they are made of. */
const own = `[role]:not([role=presentation],[role=none],[role=img],[role=figure],[role=group],[role=region]),[aria-live],[contenteditable],${marked}`;

const isBare = (part: Element) => !part.shadowRoot && getComputedStyle(part).backgroundImage === 'none';

/** Whether the question may take its place: nothing of the page's own is lost before a yes (R9). */
const isEmpty = (target: Element) =>
  containers.includes(target.localName) &&
  !target.matches(own) &&
  !target.closest(marked) &&
  !target.querySelector(`:not(${containers.join()},br),${own}`) &&
  !target.textContent!.trim() &&
  [target, ...target.querySelectorAll('*')].every(isBare);

/** Puts the place to ask in before the first of a service's scripts; for one in the head, first in the content. */
export function putPlace(placeholder: Element, script: Element): void {
  if (doc.body.contains(script)) return script.before(placeholder);
  const main = doc.querySelector('main');
  if (main) return main.prepend(placeholder);
  // The banner is first in the body.
  const banner = doc.body.querySelector(':scope>dfo-consent-banner');
  if (banner) banner.after(placeholder);
  else doc.body.prepend(placeholder);
}
