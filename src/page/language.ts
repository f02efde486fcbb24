import type { Language } from '../../registry/model.js';

const known: readonly [RegExp, Language][] = [
  [/^nn\b/i, 'nn'],
  [/^(nb|no)\b/i, 'nb'],
  [/^en\b/i, 'en'],
];

/** The language that a tag such as `nn-NO` asks for; undefined where we have no text in it. */
export const languageOf = (tag: string): Language | undefined => known.find(([form]) => form.test(tag))?.[1];

/** The language of an element: its nearest `lang`, also through shadow roots; bokmål where that is none of ours. */
export function nearestLanguage(element: Element): Language {
  for (let at: Element | null = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return languageOf(holder.getAttribute('lang')!) ?? 'nb';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return 'nb';
}
