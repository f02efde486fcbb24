import type { Edits } from './edits.js';
import { attributeOf, type StartTag } from './tags.js';
import type { Element } from './tree.js';

/** What is known of a page when something is to be put into it. */
export interface PageSoFar {
  /** Of the page's `<html>` or `<body>`; undefined where they tell none. */
  readonly lang: string | undefined;
  /** Policies that the page tells by `<meta>` before. */
  readonly policies: readonly string[];
}

/** What a page gets that has no consent of its own. */
export interface Additions {
  /** For the end of its `<head>`. */
  head(page: PageSoFar): string;
  /** For the beginning of its `<body>`. */
  body(page: PageSoFar): string;
  /** For the end of its footer. */
  footer(page: PageSoFar): string;
}

/** What stands in a head; the first tag of another name begins the body. https://html.spec.whatwg.org/#parsing-main-inhead */
const inHead = new Set(
  'base basefont bgsound link meta title noscript noframes style script template html head'.split(' '),
);
const holdsText = /^(title|noscript|noframes|style|script|template)$/;
/** The page has the library already, under its own name or with a hash in it. */
const ownFile = /(^|\/)dfo-consent(-core)?([.-][\w-]+)?\.js([?#]|$)/;
/** A footer in one of these is not the page's: https://www.w3.org/TR/html-aam-1.0/#el-footer. What is in the last two is not shown. */
const sections = new Set(
  'article aside main nav section blockquote details fieldset figure td dialog template'.split(' '),
);

/**
 * Puts what a page lacks into it while it is read: a page that loads the library itself gets nothing, nor does a piece of one.
 * A stream cannot look ahead, so of several footers the first is the page's.
 */
export class Adding {
  /** Where the reader is; `over` when there is nothing left to add. */
  #place: 'before' | 'head' | 'body' | 'over' = 'before';
  #isDocument = false;
  #hasHead = false;
  /** The element in the head whose text is being read. */
  #inside: Element | undefined;
  #footer: Element | undefined;
  #lang: string | undefined;
  readonly #policies: string[] = [];

  constructor(
    readonly edits: Edits,
    readonly parts: Additions,
  ) {}

  doctype(): void {
    this.#isDocument = true;
  }

  startTag(tag: StartTag): void {
    if (this.#place === 'over' || this.#inside) return;
    if (this.#place === 'body') return this.#inBody(tag);
    const { name, element } = tag;
    if (name === 'html' || name === 'head' || name === 'body' || name === 'frameset') {
      this.#isDocument = true;
      if (name !== 'head') this.#lang = attributeOf(tag, 'lang') ?? this.#lang;
    }
    if (name === 'body') return this.#beginBody(tag.start, tag.end);
    if (name === 'frameset') {
      this.#endHead(tag.start);
      this.#place = 'over';
      return;
    }
    if (!inHead.has(name)) {
      this.#beginBody(tag.start, tag.start);
      return this.startTag(tag);
    }
    if (name === 'script' && ownFile.test(attributeOf(tag, 'src') ?? '')) this.#place = 'over';
    if (name === 'meta' && /^\s*content-security-policy\s*$/i.test(attributeOf(tag, 'http-equiv') ?? ''))
      this.#policies.push(attributeOf(tag, 'content') ?? '');
    if (holdsText.test(name)) this.#inside = element;
  }

  /** @param at where the text begins */
  text(characters: string, at: number): void {
    const isBefore = this.#place === 'before' || this.#place === 'head';
    if (isBefore && !this.#inside && characters.trim()) this.#beginBody(at, at);
  }

  endTag(name: string, start: number): void {
    if (this.#inside) return;
    if (name === 'head') this.#endHead(start);
    if ((name === 'body' || name === 'html') && this.#place === 'body') this.#addControl(start);
  }

  ended(element: Element, start: number): void {
    if (element === this.#inside) this.#inside = undefined;
    if (element !== this.#footer) return;
    this.#footer = undefined;
    if (this.#place === 'body') this.#addControl(start);
  }

  end(at: number): void {
    if (this.#place === 'before' || this.#place === 'head') this.#beginBody(at, at);
    if (this.#place === 'body') this.#addControl(at);
  }

  #endHead(at: number): void {
    if (this.#hasHead || !this.#isDocument || this.#place === 'over') return;
    this.#hasHead = true;
    this.edits.insert(at, this.parts.head(this.#page));
  }

  #beginBody(headEnd: number, at: number): void {
    if (!this.#isDocument) {
      this.#place = 'over';
      return;
    }
    this.#endHead(headEnd);
    this.#place = 'body';
    this.edits.insert(at, this.parts.body(this.#page));
  }

  #inBody(tag: StartTag): void {
    const { name, element } = tag;
    // It has one of its own.
    if (name === 'dfo-consent-settings' && !isIn(element, ['template'])) this.#place = 'over';
    const isFooter = name === 'footer' || attributeOf(tag, 'role')?.trim().toLowerCase() === 'contentinfo';
    if (isFooter && element?.isHtml && !this.#footer && !isIn(element, sections)) this.#footer = element;
  }

  #addControl(at: number): void {
    this.#place = 'over';
    this.edits.insert(at, this.parts.footer(this.#page));
  }

  get #page(): PageSoFar {
    return { lang: this.#lang, policies: this.#policies };
  }
}

function isIn(element: Element | undefined, names: Iterable<string>): boolean {
  const all = new Set(names);
  for (let at = element?.parent; at; at = at.parent) if (all.has(at.name)) return true;
  return false;
}
