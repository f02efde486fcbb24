import type { Consent } from '../consent.js';
import { trusted } from '../page/trusted.js';
import { deactivate } from './activate.js';
import { ownerOf } from './address.js';
import { liveAddresses, marked } from './inert.js';

/** What stands in a head; anything else that is written there begins the body. */
const isMetadata = (node: Node) => node instanceof Element && /^(script|style|link|meta|base|title|noscript|template)$/.test(node.localName);

/** What a script wrote with `document.write`, standing in the page. */
export interface Written {
  readonly nodes: readonly ChildNode[];
  /** Its scripts, in order: none of them has run. */
  readonly scripts: readonly HTMLScriptElement[];
}

/** Puts what `script` wrote after it. What belongs to a service that may not run waits for that one. */
export function putAfter(script: HTMLScriptElement, markup: string, consent: Consent): Written {
  const template = document.createElement('template');
  template.innerHTML = trusted().createHTML(markup);
  const { content } = template;
  for (const part of content.querySelectorAll(`*:not(${marked})`)) {
    const owner = liveAddresses(part).map((address) => ownerOf(consent, address)).find((id) => id !== undefined);
    if (owner === undefined || consent.may(owner) || part.closest(marked)) continue;
    const inert = deactivate(part);
    inert.setAttribute('data-service', owner);
    part.replaceWith(inert);
  }
  const scripts = [...content.querySelectorAll<HTMLScriptElement>(`script:not(${marked})`)];
  const nodes = [...content.childNodes];
  const isInHead = script.closest('head') !== null;
  const forBody = isInHead ? nodes.filter((node) => !isMetadata(node)) : [];
  script.after(...nodes.filter((node) => !forBody.includes(node)));
  document.body?.prepend(...forBody);
  return { nodes, scripts };
}
