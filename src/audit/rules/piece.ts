import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Registry } from '../../../registry/index.js';
import { gateHtml, type Embed, type GateOptions } from '../../html/index.js';

/** An embed as it stands, and what to paste instead of it. */
export interface Piece {
  readonly element: string;
  readonly instead?: string;
}

/** Longer ones are scripts that nobody pastes from a report. */
const longest = 10_000;

/** Finds the pieces of a page's HTML that its embeds are. */
export function piecesOf(html: string, options: GateOptions<Registry>): (embed: Embed) => Piece {
  const elements = [...elementsIn(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))];
  const lines = html.split(/\r\n?|\n/);
  return ({ line, element: name, addresses }) => {
    const onLine = elements
      .filter((one) => one.tagName === name && one.sourceCodeLocation?.startLine === line)
      .map((one) => sourceOf(one, html));
    const element =
      onLine.find((source) => addresses.some((address) => source.includes(address))) ??
      onLine[0] ??
      (lines[line - 1] ?? '').trim();
    if (element.length > longest) return { element: `${element.slice(0, longest)}…` };
    const instead = gateHtml<Registry>(element, options);
    // What is an embed only beside others, as a script that uses another's names, has no form of its own.
    return instead === element ? { element } : { element, instead };
  };
}

type Element = DefaultTreeAdapterTypes.Element;

function* elementsIn(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of 'content' in node ? [...node.childNodes, ...node.content.childNodes] : node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

const sourceOf = ({ sourceCodeLocation: at }: Element, html: string): string =>
  html.slice(at!.startOffset, at!.endOffset);
