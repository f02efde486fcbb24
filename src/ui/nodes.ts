import { doc } from '../page/natives.js';

/**
 * As much of Preact's interface as the question needs, making nodes at once. In `dfo-consent.js` it stands in Preact's place
 * (`src/built/bundles.ts`): the question is shown once and does not change, so nothing has to be compared, and a first visit
 * is spared 3.6 kB and the time to read them. What changes under the visitor's hands is rendered by Preact, in the later file.
 */
type Child = Node | string | number | boolean | null | undefined | readonly Child[];
type Props = Record<string, unknown>;

function append(to: Node, child: Child): void {
  if (Array.isArray(child)) for (const one of child) append(to, one);
  else if (child && typeof child === 'object') to.appendChild(child as Node);
  // As in JSX, what is only a condition shows nothing.
  else if (typeof child === 'string' || typeof child === 'number') to.appendChild(doc.createTextNode(`${child}`));
}

export function Fragment({ children }: { children?: Child }): Node {
  const nodes = doc.createDocumentFragment();
  append(nodes, children);
  return nodes;
}

export function h(
  type: string | ((props: Props) => Node | null),
  props: Props | null,
  ...children: Child[]
): Node | null {
  if (typeof type === 'function') return type({ ...props, children });
  const element = doc.createElement(type);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === 'string') element.setAttribute(name, value);
    // Numbers, booleans and listeners (`onClick`) are properties.
    else if (value != null)
      Object.assign(element, { [typeof value === 'function' ? name.toLowerCase() : name]: value });
  }
  append(element, children);
  return element;
}

export function render(child: Child, into: Element | DocumentFragment): void {
  into.replaceChildren();
  append(into, child);
}
