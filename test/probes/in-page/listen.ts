/** A virtual screen reader on a flat copy of the interface, kept in step with it: it does not enter shadow roots itself. */
import { virtual } from '@guidepup/virtual-screen-reader';
import { childrenOf, rootsOf } from './tree.js';

const copies = new WeakMap<Node, Node>();
const observer = new MutationObserver((records) => {
  for (const { type, target, attributeName } of records) {
    const copy = copies.get(target instanceof ShadowRoot ? target.host : target);
    if (!copy) continue;
    if (type === 'characterData') copy.nodeValue = target.nodeValue;
    else if (type === 'attributes')
      setAttribute(copy as Element, attributeName!, (target as Element).getAttribute(attributeName!));
    else keepInStep(target instanceof ShadowRoot ? target.host : (target as Element), copy as Element);
  }
});

/** Without what would come to life in the copy. */
function setAttribute(copy: Element, name: string, value: string | null): void {
  if (value === null) copy.removeAttribute(name);
  else if (name !== 'is' && !name.startsWith('on')) copy.setAttribute(name, value);
}

const watch = (node: Node) => observer.observe(node, { childList: true, characterData: true, attributes: true });

function copyOf(node: Node): Node {
  const known = copies.get(node);
  if (known) return known;
  if (!(node instanceof HTMLElement)) {
    const copy = node.cloneNode(false);
    copies.set(node, copy);
    watch(node);
    return copy;
  }
  // A name that is nobody's, so that nothing comes to life in the copy.
  const copy = document.createElement(
    node.localName.includes('-') || ['script', 'style', 'iframe', 'link'].includes(node.localName)
      ? 'div'
      : node.localName,
  );
  copies.set(node, copy);
  for (const { name, value } of node.attributes) if (name !== 'src') setAttribute(copy, name, value);
  watch(node);
  if (node.shadowRoot) watch(node.shadowRoot);
  keepInStep(node, copy);
  return copy;
}

/** The children of a copy are copies of the children. */
function keepInStep(element: Element, copy: Element): void {
  if (['script', 'style', 'iframe'].includes(element.localName)) return;
  const children: Node[] = element.shadowRoot
    ? [...element.shadowRoot.childNodes]
    : element instanceof HTMLSlotElement
      ? [...childrenOf(element)]
      : [...element.childNodes];
  const wanted = children.map(copyOf);
  for (const one of [...copy.childNodes]) if (!wanted.includes(one)) one.remove();
  wanted.forEach((one, index) => {
    if (copy.childNodes[index] !== one) copy.insertBefore(one, copy.childNodes[index] ?? null);
  });
}

async function listen(roots: readonly string[]): Promise<void> {
  const copy = document.createElement('div');
  copy.style.cssText = 'position:absolute;left:0;top:0;inline-size:1px;block-size:1px;overflow:hidden';
  for (const root of rootsOf({ roots, choices: {} })) copy.append(copyOf(root));
  document.body.append(copy);
  await virtual.start({ container: copy });
  await virtual.clearSpokenPhraseLog();
}

/** What was said by itself, and not because the visitor went there. */
const heard = async (): Promise<string[]> =>
  (await virtual.spokenPhraseLog()).filter((one) => /^(polite|assertive):/.test(one));

(globalThis as { __listen?: unknown }).__listen = { listen, heard };
