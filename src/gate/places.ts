import { isFaceless } from './face.js';
import { marked } from './inert.js';

const called = /\b(getElementById|querySelector(?:All)?)\(\s*(["'`])(.+?)\2/g;

/** The empty element that an inline script names, to fill it: where its content will come. */
export function targetOf(script: HTMLScriptElement): Element | undefined {
  for (const [, method, , name] of script.text.matchAll(called)) {
    const selector = method === 'getElementById' ? `#${CSS.escape(name!)}` : name!;
    if (!/^[#.][^\s>+~,:[\]]+$/.test(selector)) continue;
    const target = document.body.querySelector(selector);
    if (target && isEmpty(target)) return target;
  }
  return undefined;
}

const isEmpty = (target: Element) =>
  !isFaceless(target) &&
  !target.closest(marked) &&
  !target.textContent!.trim() &&
  !target.querySelector(
    `${marked},dfo-consent-embed,img,picture,video,audio,iframe,object,embed,canvas,svg,input,button,select,textarea`,
  );

/** Puts the place to ask in before the first of a service's scripts; for one in the head, first in the content. */
export function putPlace(placeholder: Element, script: Element): void {
  if (document.body.contains(script)) return script.before(placeholder);
  const main = document.querySelector('main');
  if (main) return main.prepend(placeholder);
  // The banner is first in the body.
  const banner = document.body.querySelector(':scope>dfo-consent-banner');
  if (banner) banner.after(placeholder);
  else document.body.prepend(placeholder);
}
