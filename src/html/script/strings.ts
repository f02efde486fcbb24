import type { AnyNode } from 'acorn';
import { childrenOf } from './walk.js';

/** All texts in a script, as they are when it runs. */
export function stringsIn(root: AnyNode | undefined): string[] {
  const strings: string[] = [];
  const open: AnyNode[] = root ? [root] : [];
  while (open.length) {
    const node = open.pop()!;
    if (node.type === 'Literal' && typeof node.value === 'string') strings.push(node.value);
    if (node.type === 'TemplateElement') strings.push(node.value.cooked ?? node.value.raw);
    open.push(...childrenOf(node));
  }
  return strings.reverse();
}
