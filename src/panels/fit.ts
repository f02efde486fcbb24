import { doc, free } from '../page/natives.js';
import { adoptBoxes, isOver, measureAgain, seenAs, type Look } from '../gate/box.js';
import { standInOf } from '../gate/placeholder-for.js';

/**
 * A placeholder has the size of what it stands in for, or more where its words need more; where its box gives no more, it scrolls
 * inside. How that is is looked at when it is seen, and again when its surroundings change.
 */

/** What the page's own rules for what stands there must not undo. */
const inFlow = 'position:relative!important;inset:auto!important;block-size:auto!important;';

/** How what a placeholder stands in for was seen last. */
function lookFor(host: Element): Look | undefined {
  const held = standInOf(host)?.held;
  return held && seenAs(held);
}

function styleOf(host: Element, limit?: number): string {
  const look = lookFor(host);
  const limited = limit
    ? `:host{box-sizing:border-box!important;aspect-ratio:auto!important;min-block-size:0!important;max-block-size:${limit}px!important;overflow:auto!important}`
    : '';
  if (look?.isOver)
    return `:host{${inFlow}box-sizing:border-box!important;inline-size:100%!important;aspect-ratio:${look.width}/${look.height}!important;min-block-size:auto!important}${limited}`;
  if (look?.place)
    return `:host{${inFlow}${look.place}box-sizing:border-box!important;inline-size:min(${look.width}px,100%)!important;aspect-ratio:auto!important;min-block-size:${look.height}px!important}${limited}`;
  return `:host{${inFlow}}${limited}`;
}

/** The elements around one, through shadow roots, up to the body. */
function* around(element: Element): Generator<Element> {
  for (let at: Element | null = element; at && at !== doc.body; ) {
    const { parentNode }: Element = free(at);
    at = parentNode instanceof ShadowRoot ? parentNode.host : (parentNode as Element | null);
    if (at && at !== doc.body && at !== doc.documentElement) yield at;
  }
}

/** How high a placeholder can be, in pixels, where what is around it is of fixed height: what cuts off, or was made for the frame. */
function limitOf(host: HTMLElement, found: (clipping: Element) => void): number | undefined {
  const { top, bottom } = host.getBoundingClientRect();
  const wanted = lookFor(host)?.height ?? 0;
  let least = Infinity;
  let isOut = false;
  for (const at of around(host)) {
    const { display, overflowY, position, borderBlockEndWidth } = getComputedStyle(at);
    if ((isOut && position === 'static') || /^(inline|contents)$/.test(display)) continue;
    isOut = position === 'absolute';
    if (/auto|scroll/.test(overflowY)) break;
    const edge = free(at).getBoundingClientRect().bottom - parseFloat(borderBlockEndWidth);
    const isCut = /hidden|clip/.test(overflowY);
    if (isCut) found(at);
    if (edge < bottom - 1 && (isCut || top + wanted <= edge + 8)) least = Math.min(least, edge - top);
    if (position === 'fixed') break;
  }
  // In what is shut nothing is seen, and nothing needs to be.
  return least < bottom - top && least > 24 ? Math.floor(least) : undefined;
}

interface Fitting {
  add(host: HTMLElement): void;
  remove(host: Element): void;
}

const fittings = new WeakMap<AbortSignal, Fitting>();

function startFitting(signal: AbortSignal): Fitting {
  /** The placeholders that ask, and under which circumstances they were looked at last. */
  const asking = new Map<HTMLElement, { sheet: CSSStyleSheet; seen?: string }>();
  const circumstances = ({ parentElement }: Element) => [parentElement?.clientWidth, innerWidth, innerHeight].join();

  function refit(hosts: readonly HTMLElement[]): void {
    const there = hosts.filter((host) => asking.has(host) && host.isConnected && host.getClientRects().length);
    const changed = there.flatMap((host) => {
      const held = standInOf(host)?.held;
      const state = asking.get(host)!;
      const now = circumstances(host);
      const isNew = !!held && (seenAs(held) ? !!state.seen && state.seen !== now : true);
      state.seen = now;
      return isNew ? [[host, held] as const] : [];
    });
    if (changed.length) {
      measureAgain(changed);
      if (changed.some(([, held]) => isOver(held))) adoptBoxes(signal);
    }
    for (const host of there) asking.get(host)!.sheet.replaceSync(styleOf(host));
    const limits = there.map((host) => limitOf(host, (clipping) => sizes.observe(clipping)));
    there.forEach((host, i) => limits[i] && asking.get(host)!.sheet.replaceSync(styleOf(host, limits[i])));
  }

  const sizes = new ResizeObserver((entries) =>
    refit([...asking.keys()].filter((host) => entries.some(({ target }) => [host, ...around(host)].includes(target)))),
  );
  // What a closed box shows as it opens.
  const seen = new IntersectionObserver((entries) => refit(entries.map(({ target }) => target as HTMLElement)), {
    threshold: [0, 0.5, 1],
  });
  addEventListener('resize', () => refit([...asking.keys()]), { signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    seen.disconnect();
  });
  return {
    add(host) {
      let state = asking.get(host);
      if (!state) {
        state = { sheet: new CSSStyleSheet() };
        state.sheet.replaceSync(styleOf(host));
        asking.set(host, state);
        seen.observe(host);
        sizes.observe(host);
      }
      if (host.parentElement) sizes.observe(host.parentElement);
      host.shadowRoot!.adoptedStyleSheets = [...host.shadowRoot!.adoptedStyleSheets, state.sheet];
    },
    remove(host) {
      asking.delete(host as HTMLElement);
      seen.unobserve(host);
      sizes.unobserve(host);
    },
  };
}

/** Keeps a placeholder that asks as large as it should be, until `signal` or `letBe`. Its other styles are set before. */
export function keepFitting(host: HTMLElement, signal: AbortSignal): void {
  if (!fittings.has(signal)) fittings.set(signal, startFitting(signal));
  fittings.get(signal)!.add(host);
}

export const letBe = (host: Element, signal: AbortSignal): void => fittings.get(signal)?.remove(host);
