import type { Asked } from '../facts.js';
import { activeNow, inOneLine, isIn, isSeen, isShown, nameOf, ours, outwards, rootsOf, says } from './tree.js';

export interface Structure {
  /** Regions that the interface is or is in: their names and the headings in them. */
  readonly regions: readonly { says: string; name: string; headings: readonly string[] }[];
  readonly headings: readonly string[];
  /** `aria-modal`, dialogs and alerts. */
  readonly claims: readonly { says: string; claim: string }[];
  readonly autofocus: readonly string[];
  /** Fixed or sticky. */
  readonly afloat: readonly { says: string; position: string }[];
  readonly frames: readonly { says: string; title: string }[];
  readonly draggable: readonly string[];
  /** Links in sentences that only their colour tells. */
  readonly plainLinks: readonly string[];
  readonly tables: readonly { says: string; lacks: readonly string[] }[];
}

export function structureOf(asked: Asked): Structure {
  const roots = rootsOf(asked);
  const all = ours(asked).filter(isShown);
  const around = roots.flatMap((root) => [...outwards(root)].slice(1));
  const both = [...new Set([...all, ...around])];
  const headings = all.filter((one) => one.matches('h1,h2,h3,h4,h5,h6,[role="heading"]'));
  const textOf = (element: Element) => inOneLine((element as HTMLElement).innerText ?? element.textContent ?? '');
  return {
    regions: all
      .filter((one) => one.matches('section,[role="region"],[role="form"],[role="dialog"]'))
      .map((region) => ({
        says: says(region),
        name: nameOf(region),
        headings: headings.filter((one) => isIn(one, region)).map(textOf),
      })),
    headings: headings.map(textOf),
    claims: both.flatMap((element) => {
      const role = element.getAttribute('role') ?? '';
      const claims = [
        ['dialog', 'alertdialog', 'alert', 'banner'].includes(role) && `role ${role}`,
        element.getAttribute('aria-modal') === 'true' && 'aria-modal',
        element.getAttribute('aria-live') === 'assertive' && 'aria-live assertive',
        element.localName === 'dialog' && 'dialog',
      ];
      return claims.filter((one) => typeof one === 'string').map((claim) => ({ says: says(element), claim }));
    }),
    autofocus: all.filter((one) => one.hasAttribute('autofocus')).map(says),
    afloat: both
      .map((element) => ({ says: says(element), position: getComputedStyle(element).position }))
      .filter(({ position }) => position === 'fixed' || position === 'sticky'),
    frames: all
      .filter((one) => one.matches('iframe'))
      .map((frame) => ({ says: says(frame), title: inOneLine(frame.getAttribute('title') ?? '') })),
    draggable: all
      .filter((one) => one.getAttribute('draggable') === 'true' || one.matches('input[type="range"]'))
      .map(says),
    plainLinks: all.filter((one) => one.matches('a[href]') && isSeen(one) && isPlain(one)).map(says),
    tables: all
      .filter((one) => one.matches('table,[role="table"]'))
      .map((table) => ({ says: says(table), lacks: lacksOf(table) })),
  };
}

/** A link in a sentence with neither a line nor an edge. */
function isPlain(link: Element): boolean {
  const { textDecorationLine, borderBottomStyle, borderBottomWidth, display } = getComputedStyle(link);
  const block = [...outwards(link)].slice(1).find((one) => !getComputedStyle(one).display.startsWith('inline'));
  const isInSentence =
    display === 'inline' &&
    !!block &&
    inOneLine(block.textContent ?? '').length > inOneLine(link.textContent ?? '').length;
  return (
    isInSentence &&
    !textDecorationLine.includes('underline') &&
    (borderBottomStyle === 'none' || parseFloat(borderBottomWidth) === 0)
  );
}

const parts: Readonly<Record<string, readonly [display: string, role: RegExp]>> = {
  table: ['table', /^(table|grid)$/],
  thead: ['table-header-group', /^rowgroup$/],
  tbody: ['table-row-group', /^rowgroup$/],
  tr: ['table-row', /^row$/],
  th: ['table-cell', /^(columnheader|rowheader)$/],
  td: ['table-cell', /^(cell|gridcell)$/],
};

function lacksOf(table: Element): string[] {
  const lacks: string[] = [];
  if (!nameOf(table) && !table.querySelector('caption')) lacks.push('no caption or name');
  const broken = [table, ...table.querySelectorAll('thead,tbody,tr,th,td')].find((one) => {
    const part = parts[one.localName];
    return (
      part && isShown(one) && getComputedStyle(one).display !== part[0] && !part[1].test(one.getAttribute('role') ?? '')
    );
  });
  if (broken)
    lacks.push(
      `${broken.localName} is laid out as ${getComputedStyle(broken).display} without a role, so it is no longer part of a table`,
    );
  const headers = [...table.querySelectorAll('th')];
  if (table.matches('table') && !headers.length) lacks.push('no header cell');
  const loose = headers.find(
    (one) => !['col', 'row', 'colgroup', 'rowgroup'].includes(one.getAttribute('scope') ?? ''),
  );
  if (loose) lacks.push(`the header cell «${inOneLine(loose.textContent ?? '')}» has no scope`);
  const first = headers.find(
    (one) =>
      one.getAttribute('scope') === 'col' && one.closest('tbody') && one.closest('table')?.querySelector('thead'),
  );
  if (first) lacks.push(`the row header «${inOneLine(first.textContent ?? '')}» says that it heads a column`);
  return lacks;
}

export const focusNow = (): string => {
  const active = activeNow();
  return !active || active === document.body || active === document.documentElement ? '' : says(active);
};

export const isChoiceShown = (asked: Asked): boolean => {
  const selectors = Object.values(asked.choices);
  return ours(asked).some((one) => selectors.some((selector) => one.matches(selector)) && isSeen(one));
};

/** Milliseconds from each press to the frame in which no choice is seen any more; −1 where that has not come after two seconds. */
export function timeToEffect(asked: Asked): void {
  const page = globalThis as { __effect?: Promise<number> };
  page.__effect = new Promise((done) =>
    addEventListener(
      'click',
      () => {
        const start = performance.now();
        const look = () => {
          const past = performance.now() - start;
          if (!isChoiceShown(asked)) done(past);
          else if (past > 2000) done(-1);
          else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    ),
  );
}
export const effectTime = (): Promise<number> =>
  (globalThis as { __effect?: Promise<number> }).__effect ?? Promise.resolve(-1);
