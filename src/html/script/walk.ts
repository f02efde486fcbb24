import type { AnyNode } from 'acorn';

const isNode = (one: unknown): one is AnyNode =>
  typeof one === 'object' && one !== null && typeof (one as { type?: unknown }).type === 'string';

/** The nodes directly inside of `node`, in the order of the source. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node as object).flatMap((one: unknown) =>
    Array.isArray(one) ? one.filter(isNode) : isNode(one) ? [one] : [],
  );
}
