/** What of a placeholder cannot be reached or lies over something, found in the page. */

const slack = 1;

interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const parentOf = (element: Element): Element | null => {
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
};

const nameOf = (element: Element) => element.textContent!.trim().slice(0, 40) || element.localName;

function innerOf(element: Element): Edges {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const border = (side: string) => parseFloat(style.getPropertyValue(`border-${side}-width`));
  return {
    top: top + border('top'),
    bottom: bottom - border('bottom'),
    left: left + border('left'),
    right: right - border('right'),
  };
}

/** What cuts a control off, if a visitor cannot scroll to it: what hides its overflow is scrolled by nobody. */
function cutOff(control: Element): string | undefined {
  let edges: Edges = control.getBoundingClientRect();
  if (edges.bottom - edges.top < 1) return 'is not shown';
  for (let at = parentOf(control); at && at !== document.documentElement; at = parentOf(at)) {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    if (/^(inline|contents)$/.test(display) || at === document.body) continue;
    const inner = innerOf(at);
    if (/auto|scroll/.test(overflowY)) {
      if (edges.top + at.scrollTop < inner.top - slack) return `is above where ${at.localName} begins`;
      if (inner.bottom - inner.top < 60) return `scrolls in ${Math.round(inner.bottom - inner.top)} px`;
      edges = inner;
      continue;
    }
    if (/hidden|clip/.test(overflowY) && (edges.bottom > inner.bottom + slack || edges.top < inner.top - slack))
      return `is cut off by ${at.localName}.${at.className}`;
    if (/hidden|clip/.test(overflowX) && (edges.right > inner.right + slack || edges.left < inner.left - slack))
      return `is cut off sideways by ${at.localName}.${at.className}`;
  }
  if (edges.left < -slack || edges.right > document.documentElement.clientWidth + slack) return 'is beside the page';
  return undefined;
}

/** The words of the page around a placeholder that lie under it. */
function* covered(host: Element): Generator<string> {
  const modal = host.closest('dialog:modal');
  const mine = host.getBoundingClientRect();
  const isScroller = /auto|scroll/.test(getComputedStyle(host).overflowY);
  const boxes = isScroller
    ? [mine]
    : [mine, ...[...host.shadowRoot!.querySelectorAll('.box')].map((one) => one.getBoundingClientRect())];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isBehind = modal && !modal.contains(node); // It is meant to lie over the page.
    if (isBehind || !node.textContent!.trim() || host.contains(node) || node.parentElement!.closest('script,style'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      for (const box of boxes)
        if (
          Math.min(rect.right, box.right) - Math.max(rect.left, box.left) > slack &&
          Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top) > 2
        )
          yield `lies over «${node.textContent!.trim()}»`;
  }
}

/** Everything that is wrong with how a placeholder lies. */
export function misplaced(): string[] {
  const host = document.querySelector('dfo-consent-embed');
  const root = host?.shadowRoot;
  if (!root) return ['there is no placeholder'];
  const found = new Set<string>();
  const controls = [...root.querySelectorAll('button,input,summary,a')].filter(
    (one) => !one.closest('details:not([open])') || one.localName === 'summary',
  );
  if (controls.length < 4) found.add(`has ${controls.length} controls`);
  for (const control of controls) {
    const why = cutOff(control);
    if (why) found.add(`«${nameOf(control)}» ${why}`);
  }
  for (const one of covered(host)) found.add(one);
  return [...found];
}

/** Where things stand: what follows, counted from what goes before; how high the words of the question are by themselves. */
export function standing(): { after: number; words: number; isScrolled: boolean; frame: number } {
  const top = (id: string) => document.getElementById(id)!.getBoundingClientRect().top;
  const host = document.querySelector<HTMLElement>('main dfo-consent-embed');
  const box = host?.shadowRoot?.querySelector('.box');
  const first = box?.firstElementChild?.getBoundingClientRect().top ?? 0;
  const last = box?.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  return {
    after: top('after') - top('before'),
    words: box ? last - first + 28 : 0,
    isScrolled: !!host && host.scrollHeight > host.clientHeight + 1,
    frame: document.querySelector<HTMLElement>('main iframe')?.offsetHeight ?? 0,
  };
}
