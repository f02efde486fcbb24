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
  /** Whether the table’s head or caption, or a lifetime in the row, says that it is about what is stored. */
  readonly isOfStored: boolean;
  /** What stands under «lifetime», or is a length of time. */
  readonly lifetime?: string;
}

const childrenOf = (node: Node): readonly Node[] => {
  const children = 'childNodes' in node ? node.childNodes : [];
  // What is in a declarative shadow root, or a template, is read too.
  return 'content' in node ? [...children, ...node.content.childNodes] : children;
};
const isElement = (node: Node, ...names: readonly string[]): node is Element =>
  'tagName' in node && names.includes(node.tagName);

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  if (isElement(node, 'script', 'style')) return '';
  const text = childrenOf(node).map(textOf).join('');
  // A name with a mark or a place to break in it is one word; what stands in two cells is two.
  return isElement(node, ...inText) ? text : ` ${text} `;
}
const inText = [
  'a',
  'abbr',
  'b',
  'bdi',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'var',
  'wbr',
];
/** Soft hyphens and their kin are no part of a name. */
const clean = (text: string) =>
  text
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function* within(node: Node, ...names: readonly string[]): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (isElement(child, ...names)) yield child;
    yield* within(child, ...names);
  }
}

const lifetimes =
  /levetid|lagringstid|lagringsperiode|varighe?i?t|gyldig|utløp|lifetime|duration|expir|retention|max-age|storage period/i;
const stored = /informasjonskaps|cookie|lagr|storage|stored/i;

export function readStatement(html: string): Statement {
  const document = parse(html);
  const rows: Row[] = [];
  for (const table of within(document, 'table')) {
    const caption = [...within(table, 'caption')][0];
    let isOfStored = caption !== undefined && stored.test(textOf(caption));
    let column = -1;
    for (const row of within(table, 'tr')) {
      const cells = [...within(row, 'td', 'th')];
      const texts = cells.map((cell) => clean(textOf(cell)));
      if (cells.length > 1 && (cells.every((cell) => cell.tagName === 'th') || isElement(row.parentNode!, 'thead'))) {
        column = texts.findIndex((text) => lifetimes.test(text));
        isOfStored ||= column >= 0 || texts.some((text) => stored.test(text));
      } else if (texts[0]) {
        // Where no head says which column it is, only what is a lifetime and nothing else is one: a purpose may speak of a session.
        const lifetime =
          column >= 0
            ? texts[column]
            : texts.slice(1).find((text) => wholly.test(text) || durationIn(text) !== undefined);
        rows.push({
          name: texts[0],
          isCode: [...within(cells[0]!, 'code')].length > 0,
          isOfStored: isOfStored || lifetime !== undefined,
          ...(lifetime !== undefined && { lifetime }),
        });
      }
    }
  }
  return { text: clean(textOf(document)), rows };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** `13 månader` in any of the languages, and the same with more before it, as «Inntil 13 månader». */
const forms = Object.entries(durations).map(([unit, { one, many }]) => {
  const words = [
    ...new Set([...Object.values(one), ...Object.values(many)].map((text) => escaped(text.replace('{n} ', '')))),
  ];
  return {
    unit: unit as keyof typeof durations,
    form: new RegExp(`^(?:[^\\d]{0,20} )?(\\d+) (?:${words.join('|')})\\.?$`, 'i'),
  };
});

/** `\b` knows no ø, so the sign before is looked at instead. */
const session =
  /(?<!\p{L})(?:økt|session|sesjon)|lukk(?:ar|er) (?:du )?nettles|nettlesar?en (?:blir lukka|lukkes|blir lukket)|clos(?:e|ing) (?:the|your) browser|browser is closed/iu;
const wholly = /^(?:session|sesjon|økt|økta|økten)(?:s?(?:kapsel|cookie|[ -]cookie))?\.?$/i;

/** The lifetime that a cell under «lifetime» tells; undefined where it is none that is known. */
export const lifetimeIn = (text: string): Lifetime | undefined =>
  durationIn(text) ?? (session.test(text) ? 'session' : undefined);

function durationIn(text: string): Lifetime | undefined {
  for (const { unit, form } of forms) {
    const n = Number(form.exec(text)?.[1]);
    if (n) return { n, unit };
  }
  return undefined;
}
