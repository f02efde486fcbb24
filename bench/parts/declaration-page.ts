import type { Node } from '../../src/disclosure/index.js';
import type { start } from '../../src/index.js';
import type { Registry } from '../../registry/model.js';

/** What the page has at hand before anything is measured. */
export interface Given {
  readonly start: typeof start;
  readonly registry: Registry;
  /** The declaration as the floors get it: made already. */
  readonly tree: readonly Node[];
  readonly markup: string;
  readonly style: string;
}

/** Who opens the declaration. */
export type Way = 'ours' | 'innerHTML' | 'DOM by hand';

/**
 * Opens the declaration in a page that has none yet: ours from `start()`, the floors from markup or from a tree that is made
 * already. Returns the milliseconds until it is painted.
 */
export async function openDeclaration(way: Way): Promise<number> {
  const { start, registry, tree, markup, style } = (window as unknown as { given: Given }).given;
  const turn = (ask: (done: () => void) => void) => new Promise<void>(ask);
  const host = document.createElement(way === 'ours' ? 'dfo-cookie-declaration' : 'div');
  document.querySelector('main')!.append(host);
  await turn((done) => requestAnimationFrame(() => setTimeout(done)));

  const rootOf = (style: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    return root;
  };
  const append = (to: ParentNode, nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        to.append(node);
        continue;
      }
      const element = document.createElement(node.tag);
      for (const name in node.attributes) element.setAttribute(name, node.attributes[name]!);
      append(element, node.children);
      to.append(element);
    }
  };
  const ways: Record<Way, () => void> = {
    ours: () => void start({ registry, site: 'site-0', lang: 'nn' }),
    innerHTML: () => (rootOf(style).innerHTML = markup),
    'DOM by hand': () => append(rootOf(style), tree),
  };

  const begun = performance.now();
  ways[way]();
  const { port1, port2 } = new MessageChannel();
  while (!host.shadowRoot?.querySelector('table')) await turn((done) => requestAnimationFrame(() => done()));
  // A message that is sent before a frame is drawn comes after it.
  await turn((done) =>
    requestAnimationFrame(() => {
      port1.onmessage = () => done();
      port2.postMessage(undefined);
    }),
  );
  return performance.now() - begun;
}
