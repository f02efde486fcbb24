/** What does not fit where it stands, found in the page: below the library's elements, through their shadow roots. */

const ours = 'dfo-consent-banner, dfo-consent-settings, dfo-consent-embed, dfo-cookie-declaration';

/** A slack for fractions of pixels. */
const slack = 1;

const isSideways = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;

interface Box {
  readonly left: number;
  readonly right: number;
}

function* textsBelow(root: ParentNode): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode as Text;
}

function blockOf(element: Element): Element {
  for (let at = element; ; at = at.parentElement!) {
    if (!/^(inline|contents)$/.test(getComputedStyle(at).display) || !at.parentElement) return at;
  }
}

function contentOf(block: Element): Box {
  const style = getComputedStyle(block);
  const { left, right } = block.getBoundingClientRect();
  const side = (name: 'Left' | 'Right') =>
    parseFloat(style[`padding${name}`]) + parseFloat(style[`border${name}Width`]);
  return { left: left + side('Left'), right: right - side('Right') };
}

/** How wide a word is on a line that has room for it. */
function widthOf(word: string, parent: Element): number {
  const span = document.createElement('span');
  span.style.cssText = 'position:absolute;visibility:hidden;white-space:nowrap';
  span.textContent = word;
  parent.append(span);
  const { width } = span.getBoundingClientRect();
  span.remove();
  return width;
}

export interface Broken {
  /** The word with a bar where its line ends. */
  readonly parts: string;
  /** It would have had room on a line of its own. */
  readonly isAvoidable: boolean;
}

/** How wide a line of `block` could be: where boxes lie in a row, what the others leave; a box that shrinks to its words could be as wide as that. */
function roomOf(block: Element): number {
  const { left, right } = contentOf(block);
  const parent = block.parentElement;
  const { display = '', flexDirection, columnGap } = parent ? getComputedStyle(parent) : {};
  if (!parent || !/flex|grid/.test(display)) return right - left;
  const others =
    display.includes('flex') && flexDirection === 'row' ? [...parent.children].filter((child) => child !== block) : [];
  const taken = others.reduce(
    (sum, child) => sum + child.getBoundingClientRect().width + (parseFloat(columnGap!) || 0),
    0,
  );
  const outer = contentOf(parent);
  const edges = block.getBoundingClientRect().width - (right - left);
  return Math.max(right - left, outer.right - outer.left - taken - edges);
}

/** A word that stands on several lines. */
function breakOf(node: Text, start: number, word: string): Broken | undefined {
  const range = document.createRange();
  const at = (from: number, to: number) => {
    range.setStart(node, start + from);
    range.setEnd(node, start + to);
    return [...range.getClientRects()].filter(({ width }) => width); // WebKit has an empty one at the end of the line before.
  };
  if (new Set(at(0, word.length).map(({ top }) => Math.round(top))).size < 2) return undefined;
  let parts = '';
  let line = NaN;
  for (let i = 0; i < word.length; i++) {
    const top = at(i, i + 1)[0]?.top ?? line;
    if (Math.abs(top - line) > slack) parts += '|';
    line = top;
    parts += word[i];
  }
  return { parts, isAvoidable: widthOf(word, node.parentElement!) <= roomOf(blockOf(node.parentElement!)) - slack };
}

export interface Fit {
  /** What is cut off, or wider than its box or the page. */
  readonly misfits: string[];
  readonly broken: Broken[];
}

/** The head of a stacked table is for screen readers. */
function isHeardAlone(element: Element): boolean {
  const head = element.closest('thead');
  return head !== null && getComputedStyle(head).position === 'absolute';
}

function lookAt(node: Text, fit: Fit): void {
  const parent = node.parentElement!;
  const { data } = node;
  if (!data.trim() || parent.closest('style, script') || isHeardAlone(parent)) return;
  const range = document.createRange();
  range.selectNodeContents(node);
  const block = blockOf(parent);
  const box = contentOf(block);
  for (const { left, right, width } of range.getClientRects()) {
    if (!width) continue;
    const over = Math.max(right - box.right, box.left - left, right - document.documentElement.clientWidth, -left);
    if (over > slack) fit.misfits.push(`«${data.trim()}» sticks ${Math.round(over)} px out of its ${block.localName}`);
  }
  // A line may end at a hyphen or a slash of the word's own, and between brackets.
  for (const { 0: word, index } of data.matchAll(/[\p{L}\p{N}_.’]+/gu)) {
    const broken = breakOf(node, index, word);
    if (broken) fit.broken.push(broken);
  }
}

function lookInto(root: ParentNode, fit: Fit): void {
  for (const node of textsBelow(root)) lookAt(node, fit);
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('iframe') || isHeardAlone(element)) continue;
    const { display, overflowX, overflowY } = getComputedStyle(element);
    if (/^(inline|none|contents)$/.test(display)) continue;
    const name = `${element.localName}.${element.className} «${element.textContent!.trim().slice(0, 40)}»`;
    if (element.scrollWidth > element.clientWidth + slack)
      fit.misfits.push(`${name} is ${element.scrollWidth} px wide in ${element.clientWidth}`);
    if (overflowX + overflowY !== 'visiblevisible' && element.scrollHeight > element.clientHeight + slack)
      fit.misfits.push(`${name} is cut off`);
  }
}

/** Looks at everything of the library that shows, and at how wide the page is. */
export function fitOfPage(): Fit {
  const fit: Fit = { misfits: [], broken: [] };
  if (isSideways()) fit.misfits.push('the page scrolls sideways');
  for (const { shadowRoot } of document.querySelectorAll(ours)) if (shadowRoot) lookInto(shadowRoot, fit);
  return fit;
}

/** A place for texts: an element of a component as it stands, or one that is made where the component would have it. */
export interface Slot {
  readonly host: string;
  readonly selector: string;
  /** Where it is made when it does not stand there now, and as what. */
  readonly made?: { readonly inside: string; readonly tag: string; readonly class?: string };
  /** Before the words stands the label of a column, as in a stacked table. */
  readonly isLabelled?: true;
}

/** How each of `texts` fits into `slot`. What stands there comes back. */
export function fitOfSlot(slot: Slot, texts: readonly string[]): Fit {
  const root = document.querySelector(slot.host)?.shadowRoot;
  let place = root?.querySelector(slot.selector);
  const isMade = !place && slot.made;
  if (isMade) {
    place = document.createElement(isMade.tag);
    place.className = isMade.class ?? '';
    root?.querySelector(isMade.inside)?.append(place);
  }
  const fit: Fit = { misfits: [], broken: [] };
  if (!place?.isConnected) return { misfits: [`there is no ${slot.selector} in ${slot.host}`], broken: [] };
  // What is closed is not laid out as it will be.
  const closed = place.closest('details:not([open])');
  closed?.setAttribute('open', '');
  const before = [...place.childNodes];
  const label = place.getAttribute('data-label');
  for (const text of texts) {
    if (slot.isLabelled) place.setAttribute('data-label', text);
    place.replaceChildren(text);
    lookAt(place.firstChild as Text, fit);
    for (let at: Element | null = place; at; at = at.parentElement) {
      if (getComputedStyle(at).display !== 'inline' && at.scrollWidth > at.clientWidth + slack)
        fit.misfits.push(
          `«${text}» makes ${at.localName}.${at.className} ${at.scrollWidth} px wide in ${at.clientWidth}`,
        );
    }
    if (isSideways()) fit.misfits.push(`«${text}» makes the page scroll sideways`);
  }
  closed?.removeAttribute('open');
  if (isMade) place.remove();
  else place.replaceChildren(...before);
  if (label !== null) place.setAttribute('data-label', label);
  return fit;
}

/** Keeps the browser from hyphenating in the library's elements, as one without a dictionary: what is broken then is broken without a hyphen. */
export function withoutHyphens(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*,:host{hyphens:manual!important;-webkit-hyphens:manual!important}');
  for (const { shadowRoot } of document.querySelectorAll(ours))
    if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
}

/** What a visitor who selects everything of the library copies. */
export function copied(): string {
  return [...document.querySelectorAll(ours)]
    .map(({ shadowRoot }) => {
      if (!shadowRoot) return '';
      const selection = getSelection()!;
      selection.removeAllRanges();
      const range = document.createRange();
      range.selectNodeContents(shadowRoot);
      selection.addRange(range);
      const words = `${selection}`;
      selection.removeAllRanges();
      return words || [...shadowRoot.children].map((child) => (child as HTMLElement).innerText).join('\n');
    })
    .join('\n');
}
