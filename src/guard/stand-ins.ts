/** What took the place of elements that were held: the gate replaces nodes, and pages go on using their own. */
const standIns = new WeakMap<Node, Node>();
const known = new WeakSet<Node>();

/** From now on it is remembered what takes this element's place. */
export const follow = (element: Element): void => void known.add(element);

/** `after` takes the place of `before`. What the page listens for at its own element, it hears of the new one. */
export function replaced(before: Node, after: unknown): void {
  if (!known.has(before) || !(after instanceof Element)) return;
  known.add(after);
  standIns.set(before, after);
  if (after.nodeName !== before.nodeName) return;
  for (const type of ['load', 'error']) {
    after.addEventListener(type, () => before.dispatchEvent(new Event(type)), { once: true });
  }
}

/** Whether it has left its place in the page: for none, or for the inside of what stands there and asks. */
const hasLeft = ({ parentNode }: Node, standIn: Node | undefined): boolean =>
  !parentNode ||
  (standIn !== undefined &&
    (parentNode === standIn || parentNode === (standIn.firstChild as HTMLTemplateElement | null)?.content));

/** What stands in the page where `node` was put: itself, or what took its place. */
export function standInOf<T>(node: T): T | Node {
  const seen = new Set<unknown>();
  let at: T | Node = node;
  while (at instanceof Node && known.has(at) && hasLeft(at, standIns.get(at)) && !seen.has(at)) {
    seen.add(at);
    at = standIns.get(at) ?? at;
  }
  return at instanceof Node && at.parentNode ? at : node;
}
