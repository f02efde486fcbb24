import type { Language } from '../../registry/model.js';
import { spoken } from '../texts/added.js';
import { otherwise } from '../values/languages.js';
import { free } from './natives.js';

/** The language that a tag such as `nn-NO` asks for; bokmål for `nb`, `no` and where we have no text in it. */
export function languageOf(tag: string): Language {
  const first = tag.split(/[-_]/)[0]!.toLowerCase();
  return spoken().find((one) => one === first) ?? otherwise;
}

/** The language of an element: its nearest `lang`, also through shadow roots; bokmål where that is none of ours. */
export function nearestLanguage(element: Element): Language {
  for (let at: Element | null = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return languageOf(free(holder).getAttribute('lang')!);
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return otherwise;
}
