import type { Node } from './node.js';

// What Markdown would read as its own, and the bar that would end a cell.
const escaped = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');

/** Inside code nothing can be escaped but the bar of a table; a sign of code is fenced by more of them. */
function code(written: string): string {
  const text = written.replace(/\s+/g, ' ');
  if (text.includes('\\|')) return escaped(text); // There the backslash would be escaped, and the bar free.
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)));
  const pad = fence.length > 1 ? ' ' : '';
  return fence + pad + text.replace(/\|/g, '\\|') + pad + fence;
}

const inline = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      if (node.tag === 'code') return code(node.children.filter((part) => typeof part === 'string').join(''));
      if (node.tag === 'q') return `«${inline(node.children)}»`;
      return inline(node.children);
    })
    .join('');

const elements = (nodes: readonly Node[]) => nodes.filter((node) => typeof node !== 'string');

/** The tree as Markdown: headings, paragraphs, lists and tables. */
export function markdown(nodes: readonly Node[]): string {
  return elements(nodes).map(block).join('\n\n');
}

function block(node: Exclude<Node, string>): string {
  const { tag, children } = node;
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level) return `${'#'.repeat(Number(level))} ${inline(children)}`;
  switch (tag) {
    case 'section':
      return markdown(children);
    case 'ul':
      return elements(children)
        .map((item) => `- ${inline([item])}`)
        .join('\n');
    case 'dl':
      return elements(children)
        .map((part) => (part.tag === 'dt' ? `- **${inline([part])}:**` : ` ${inline([part])}\n`))
        .join('')
        .trimEnd();
    case 'table':
      return table(node);
    default:
      return inline(children);
  }
}

/** Here a row is one line: what stands below it in the page is its last cell, under the words that say what it is. */
function table({ children }: Exclude<Node, string>): string {
  const [caption, head, body] = elements(children);
  const cellsOf = (row: Exclude<Node, string>) => elements(row.children);
  const heads = cellsOf(elements(head!.children)[0]!).map((cell) => inline([cell]));
  const rows: string[][] = [];
  for (const row of elements(body!.children)) {
    const cells = cellsOf(row);
    const words = cells.map((cell) => inline([cell]));
    if (cells.length > 1) rows.push(words);
    else rows.at(-1)!.push(...words);
  }
  heads.push(elements(body!.children).flatMap(cellsOf).at(-1)!.attributes['data-label']!);
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `**${inline([caption!])}**\n\n${lines.join('\n')}`;
}
