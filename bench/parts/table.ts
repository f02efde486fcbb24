/** Prints rows under a title, as a Markdown table whose columns stand under each other. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((words, i) => Math.max(words.length, ...rows.map((row) => row[i]!.length)));
  // The first column is names, the others are numbers.
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  console.log(`${title}\n\n${[line(head), rule, ...rows.map(line)].join('\n')}\n`);
}
