import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Lifetime } from '../../../registry/index.js';
import { durations } from '../../texts/disclosure.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a statement says, as text and as rows of its tables. */
export interface Statement {
  readonly text: string;
  readonly rows: readonly Row[];
}

export interface Row {
  /** What stands in the first column. */
  readonly name: string;
  /** Whether that is marked as code. */
  readonly isCode: boolean;
  /** What stands under «lifetime», or is a length of time. */
  readonly lifetime?: string;
}

const childrenOf = (node: Node): readonly Node[] => {
  const children = 'childNodes' in node ? node.childNodes : [];
  // What is in a declarative shadow root, or a template, is read too.
  return 'content' in node ? [...children, ...node.content.childNodes] : children;
};
const isElement = (node: Node, ...names: readonly string[]): node is Element => 'tagName' in node && names.includes(node.tagName);

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return isElement(node, 'script', 'style') ? '' : childrenOf(node).map(textOf).join(' ');
}
const clean = (text: string) => text.replace(/\s+/g, ' ').trim();

function* within(node: Node, ...names: readonly string[]): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (isElement(child, ...names)) yield child;
    yield* within(child, ...names);
  }
}

const heading = /levetid|lagringstid|varighe?i?t|lifetime|duration|expir|storage period/i;

export function readStatement(html: string): Statement {
  const document = parse(html);
  const rows: Row[] = [];
  for (const table of within(document, 'table')) {
    let column = -1;
    for (const row of within(table, 'tr')) {
      const cells = [...within(row, 'td', 'th')];
      const texts = cells.map((cell) => clean(textOf(cell)));
      if (cells.every((cell) => cell.tagName === 'th')) column = texts.findIndex((text) => heading.test(text));
      else if (texts[0]) {
        const lifetime = column >= 0 ? texts[column] : texts.slice(1).find((text) => lifetimeIn(text) !== undefined);
        rows.push({ name: texts[0], isCode: [...within(cells[0]!, 'code')].length > 0, ...(lifetime !== undefined && { lifetime }) });
      }
    }
  }
  return { text: clean(textOf(document)), rows };
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** `13 månader` in any of the languages, and the same with more before it, as «Inntil 13 månader». */
const forms = Object.entries(durations).map(([unit, { one, many }]) => {
  const words = [...new Set([...Object.values(one), ...Object.values(many)].map((text) => escape(text.replace('{n} ', ''))))];
  return { unit: unit as keyof typeof durations, form: new RegExp(`^(?:[^\\d]{0,20} )?(\\d+) (?:${words.join('|')})\\.?$`, 'i') };
});

/** The lifetime that a cell tells; undefined where it is no length of time that is known. */
export function lifetimeIn(text: string): Lifetime | undefined {
  if (/\bøkt|session|lukk(?:ar|er) (?:du )?nettles|close (?:the|your) browser|browser is closed/i.test(text)) return 'session';
  for (const { unit, form } of forms) {
    const n = Number(form.exec(text)?.[1]);
    if (n) return { n, unit };
  }
  return undefined;
}
