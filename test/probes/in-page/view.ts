import type { Asked, View } from '../facts.js';
import { textsIn } from './colours.js';
import { controlsOf } from './controls.js';
import { isSeen, ours, rootsOf, says, settle } from './tree.js';

export function viewOf(asked: Asked): View {
  settle();
  const all = ours(asked);
  const scrolling = document.scrollingElement!;
  const widest = all
    .filter(isSeen)
    .sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)[0];
  return {
    width: innerWidth,
    height: innerHeight,
    scrollY,
    overflow: Math.max(scrolling.scrollWidth - document.documentElement.clientWidth, 0),
    widest: widest ? says(widest) : '',
    texts: textsIn(all),
    controls: controlsOf(asked),
  };
}

/** What tells one view of a state from another: where it is the same, so is what was seen. */
export function stamp(asked: Asked): string {
  const media = [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    '(prefers-reduced-motion: reduce)',
    'print',
  ].map((one) => matchMedia(one).matches);
  const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const ticks = ours(asked).map((one) => Number((one as HTMLInputElement).checked === true));
  const markup = [
    document.documentElement.outerHTML.length,
    ...rootsOf(asked).map((root) => root.outerHTML),
    ...shadows.map((one) => one.innerHTML),
  ];
  return JSON.stringify([performance.timeOrigin, innerWidth, innerHeight, media, ticks, markup]);
}
