/** How tables lie in the page, below the declaration's shadow root. */

export interface Laid {
  readonly name: string;
  /** The cells of each item's row stand beside each other. */
  readonly isTable: boolean;
  /** The cells of each item's row stand below each other. */
  readonly isStacked: boolean;
  /** How much of each column's width its widest line takes, 0 to 1. */
  readonly used: readonly number[];
  /** Cells whose content sticks out. */
  readonly cut: readonly string[];
}

const linesOf = (cell: Element): DOMRect[] => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
};

function usedOf(cells: readonly Element[]): number {
  const [first] = cells;
  const { left, right } = first!.getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(first!);
  const start = left + parseFloat(paddingLeft);
  const widest = Math.max(...cells.flatMap((cell) => linesOf(cell).map((line) => line.right - start)));
  return widest / (right - parseFloat(paddingRight) - start);
}

export function laidOut(): Laid[] {
  const roots = [...document.querySelectorAll('dfo-cookie-declaration')].map(({ shadowRoot }) => shadowRoot!);
  return roots
    .flatMap((root) => [...root.querySelectorAll('table')])
    .map((table) => {
      const rows = [...table.querySelectorAll('tbody tr[id]')].map((row) => [...row.children]);
      const tops = rows.map((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
      const heads = [...table.querySelectorAll('thead th')];
      return {
        name: table.caption!.textContent!,
        isTable: tops.every((row) => new Set(row).size === 1),
        isStacked: tops.every((row) => row.every((top, i) => !i || top > row[i - 1]!)),
        used: heads.map((head, i) => usedOf([head, ...rows.map((cells) => cells[i]!)])),
        cut: [...table.querySelectorAll('tbody :is(th, td, td *)')]
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
          .map((cell) => cell.textContent!),
      };
    });
}
