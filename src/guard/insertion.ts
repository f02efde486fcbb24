import { attempt } from '../page/attempt.js';
import type { Hold } from './holder.js';
import { free } from '../page/natives.js';
import { loading } from './loads.js';
import type { Patches } from './natives.js';
import { replaced, standInOf } from './stand-ins.js';

const inParent = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
const besides = ['before', 'after', 'replaceWith'];

/** The ways to put nodes into a page. */
const ways = (): (readonly [object, readonly string[]])[] => [
  [Node.prototype, ['appendChild', 'insertBefore', 'replaceChild']],
  [Element.prototype, [...inParent, ...besides, 'insertAdjacentElement']],
  [Document.prototype, inParent],
  [DocumentFragment.prototype, inParent],
  [CharacterData.prototype, besides],
  [Range.prototype, ['insertNode', 'surroundContents']],
];

/** Holds what scripts made and now put into the page. */
export function guardInsertion({ method }: Patches, hold: Hold): void {
  for (const [owner, names] of ways()) {
    for (const name of names) {
      method(owner, name, (run, self: Node | Range, args: readonly unknown[]) => {
        attempt(() => {
          const place = self instanceof Range ? self.startContainer : self;
          if (!(place instanceof Node)) return; // Another window's, or nothing that the native takes.
          for (const node of args) if (node instanceof Node && isArriving(node, place)) hold(partsOf(node), name);
        });
        // A held element may have given its place to another, and the page does not know.
        const result = run(self instanceof Range ? args : args.map(standInIn(self)));
        if (name === 'replaceWith') attempt(() => replaced(self as Node, args[0]));
        return result;
      });
    }
  }
  method(Node.prototype, 'removeChild', (run, self: Node, args: readonly unknown[]) => {
    const standIn = args.map(standInIn(self));
    const removed = run(standIn);
    return standIn[0] === args[0] ? removed : args[0];
  });
  for (const owner of [Element.prototype, CharacterData.prototype]) {
    method(owner, 'remove', (run, self: Node) => {
      const standIn = standInOf(self);
      if (standIn instanceof Element && standIn !== self) standIn.remove();
      else run();
    });
  }
  method(Document.prototype, 'importNode', (run, self: Document, args: readonly unknown[]) => {
    let copy: Node | undefined;
    attempt(() => {
      const [node, deep] = args;
      if (!(node instanceof Node) || node.ownerDocument === self || !partsOf(node).length) return;
      // An image asks as soon as it is a node of this document, so it is held in a copy that is not.
      const inert = node.cloneNode(deep === true);
      if (hold(partsOf(inert), 'importNode')) copy = inert;
    });
    return run(copy ? [copy, ...args.slice(1)] : args);
  });
}

/** What `node` brings that would ask for something. A script that stands in the page already has run. */
const partsOf = (node: Node): Element[] => {
  const it = free(node);
  const below =
    node instanceof Element || node instanceof DocumentFragment ? [...(it as Element).querySelectorAll(loading)] : [];
  const all = node instanceof Element && (it as Element).matches(loading) ? [node, ...below] : below;
  return it.isConnected ? all.filter((element) => element.localName !== 'script') : all;
};

/** Whether `node` comes into the page, or into what a component shows there, or out of another document. */
const isArriving = (node: Node, place: Node): boolean =>
  free(place).isConnected ||
  free(place).getRootNode() instanceof ShadowRoot ||
  free(node).ownerDocument !== free(place).ownerDocument;

const standInIn =
  (parent: Node) =>
  (node: unknown): unknown => {
    const standIn = standInOf(node);
    return standIn !== node && (standIn as Node).parentNode === parent ? standIn : node;
  };
