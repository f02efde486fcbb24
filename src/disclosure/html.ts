import type { Node } from './node.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

const blocks = /^(section|table|thead|tbody|tr|dl|ul)$/;

/** The tree as HTML, for a content management system. Every text is escaped. */
export function html(nodes: readonly Node[], indent = ''): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      const { tag, attributes, children } = node;
      const start = `<${tag}${Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${escaped(value)}"`)
        .join('')}>`;
      if (tag === 'wbr') return start;
      if (!blocks.test(tag)) return `${start}${html(children)}</${tag}>`;
      const inside = children.map((child) => `${indent}  ${html([child], `${indent}  `)}\n`).join('');
      return `${start}\n${inside}${indent}</${tag}>`;
    })
    .join('');
}
