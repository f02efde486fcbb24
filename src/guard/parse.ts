import { loading } from './loads.js';
import { doc } from '../page/natives.js';

/** A document that is nowhere: what is parsed in it asks for nothing. */
const nowhere = () => doc.implementation.createHTMLDocument('');

/** An element as `context` is, in a document that is nowhere: markup in it is parsed as it would be in `context`. */
const inertTwin = (context: Element): Element => nowhere().importNode(context, false);

/** Everything below `root` that asks for something, in open shadow roots too. */
export function* partsOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*:not(form)')) {
    if (element.matches(loading)) yield element;
    if (element.shadowRoot) yield* partsOf(element.shadowRoot);
  }
}

/** Lets `parse` put markup into a twin of `context`: asks for nothing, and is what it would be in the page. */
export function inertParse(context: Element, parse: (twin: Element) => void): Element {
  const twin = inertTwin(context);
  parse(twin);
  // Where nothing can run, `<noscript>` has elements in it; in the page it has text.
  for (const noscript of twin.querySelectorAll('noscript')) noscript.textContent = noscript.innerHTML;
  return twin;
}

/** Whether markup can name another host at all: with two slashes, a scheme, or letters written as entities. */
export const mayNameHosts = (markup: string): boolean => /[/\\]\s*[/\\]|&|https?:/i.test(markup);
