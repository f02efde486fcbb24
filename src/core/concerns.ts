/** What only the gate can deal with, or the declaration. */
const concerns = '[data-service],[data-src],dfo-consent-embed,dfo-cookie-declaration';

/** Calls `found` with such elements, those in the page and those that come, until it says that it has seen enough, or `signal`. */
export function watchConcerns(found: (elements: Element[]) => boolean, signal?: AbortSignal): void {
  const observer = new MutationObserver((changes) => {
    const seen = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes.length ? addedNodes : [target]) {
        if (!(node instanceof Element)) continue;
        if (node.matches(concerns)) seen.add(node);
        for (const part of node.querySelectorAll(concerns)) seen.add(part);
      }
    }
    look([...seen]);
  });
  const look = (elements: Element[]) => found(elements) && observer.disconnect();
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-service'] });
  signal?.addEventListener('abort', () => observer.disconnect());
  look([...document.querySelectorAll(concerns)]);
}
