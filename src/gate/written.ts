import type { Consent } from '../consent/model.js';
import { trusted } from '../page/trusted.js';
import { deactivate } from './activate.js';
import { ownerOf } from './address.js';
import { liveAddresses, marked } from './inert.js';
import { doc, isElement } from '../page/natives.js';

/** What stands in a head; anything else that is written there begins the body. */
const isMetadata = (node: Node) =>
  isElement(node) && /^(script|style|link|meta|base|title|noscript|template)$/.test(node.localName);

/** What a script wrote with `document.write`, on its way into the page. */
export interface Written {
  /** Its nodes, in order. */
  readonly nodes: readonly ChildNode[];
  /** Puts a node in the page, after those before it. Returns the scripts in it: none of them runs by itself. */
  put(node: ChildNode): HTMLScriptElement[];
  /** There is no more to come. */
  end(): void;
}

/** Reads what `script` wrote. What belongs to a service that may not run waits for that one. */
export function written(script: HTMLScriptElement, markup: string, consent: Consent): Written {
  const template = doc.createElement('template');
  template.innerHTML = trusted().createHTML(markup);
  const { content } = template;
  for (const part of content.querySelectorAll(`*:not(${marked})`)) {
    const owner = liveAddresses(part)
      .map((address) => ownerOf(consent, address))
      .find((id) => id !== undefined);
    if (owner === undefined || consent.may(owner) || part.closest(marked)) continue;
    const inert = deactivate(part);
    inert.setAttribute('data-service', owner);
    part.replaceWith(inert);
  }
  const end = doc.createTextNode('');
  script.after(end);
  const body = script.closest('head') && doc.body;
  const first = body?.firstChild;
  return {
    nodes: [...content.childNodes],
    put(node) {
      if (body && !isMetadata(node)) body.insertBefore(node, first as ChildNode | null);
      else end.before(node);
      return isElement(node) ? [node, ...node.querySelectorAll('script')].filter(isUnmarkedScript) : [];
    },
    end: () => end.remove(),
  };
}

const isUnmarkedScript = (element: Element): element is HTMLScriptElement =>
  element instanceof HTMLScriptElement && !element.matches(marked);
