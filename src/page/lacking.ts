/** What the library cannot do without; docs/browsers.md names the oldest browsers that have it all. */
const needed =
  'reportError Object.hasOwn Intl.ListFormat customElements.define Array.prototype.at MutationObserver.prototype.observe Element.prototype.attachShadow Element.prototype.replaceChildren ShadowRoot.prototype.adoptedStyleSheets CSSStyleSheet.prototype.replaceSync';

/** Whether an old browser lacks something of that. Then everything stays closed, and one line on the console says why. */
export function isLacking(): boolean {
  const lack = needed.split(' ').find((path) => {
    const names = path.split('.');
    const last = names.pop()!;
    // Only looked for: what reads a prototype's own `adoptedStyleSheets` throws.
    const owner = names.reduce((at: unknown, name) => at && (at as Record<string, unknown>)[name], window);
    return !owner || !(last in (owner as object));
  });
  if (lack) console.error(`dfo-consent: this browser lacks ${lack}, so nothing is asked and nothing optional runs.`);
  return !!lack;
}
