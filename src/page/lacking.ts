import { doc } from './natives.js';

/** Whether an old browser lacks what the library cannot do without (docs/browsers.md). Then everything stays closed, and one line says why. */
export function isLacking(): boolean {
  const { documentElement } = doc;
  // Only looked for: what reads a prototype's own `adoptedStyleSheets` throws.
  const lack = (
    [
      [window, 'reportError'],
      [Object, 'hasOwn'],
      [documentElement, 'attachShadow'],
      [documentElement, 'replaceChildren'],
      [ShadowRoot.prototype, 'adoptedStyleSheets'],
      [CSSStyleSheet.prototype, 'replaceSync'],
    ] as const
  ).find(([owner, name]) => !(name in owner));
  if (lack) console.error(`dfo-consent: this browser lacks ${lack[1]}, so nothing is asked and nothing optional runs.`);
  return !!lack;
}
